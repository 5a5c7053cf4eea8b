package dev.autogen.source;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import dev.autogen.source.Statement.Argument;
import dev.autogen.source.Statement.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Each operation as the call that makes it again. */
final class Calls {

  private static final String OP = "op";
  static final String T = "t";
  private static final String ROWS = "rows";

  private Calls() {}

  /** The statements of an upgrade or downgrade. */
  static Body of(List<Step> steps) {
    return new Body("Operations", OP, steps.stream().map(Calls::of).toList());
  }

  private static Statement of(Step step) {
    return of(step.operation(), step).withComments(step.comments());
  }

  private static Statement of(Operation operation, Step step) {
    if (operation instanceof CreateTable create) {
      return block("createTable", create.table().name(), definition(create.table()));
    } else if (operation instanceof AlterTable alter) {
      return block("alterTable", alter.table(), Changes.of(alter, step));
    } else if (operation instanceof DropTable drop) {
      return Statement.of(OP, Call.of("dropTable", drop.table()));
    } else if (operation instanceof RenameTable rename) {
      return Statement.of(OP, Call.of("renameTable", rename.from(), rename.to()));
    } else if (operation instanceof InsertRows insert) {
      return rows("insertRow", insert.table(), insert.rows());
    } else if (operation instanceof DeleteRows delete) {
      return rows("deleteRow", delete.table(), delete.rows());
    } else if (operation instanceof ExecuteSql execute) {
      return Statement.of(OP, Call.of("execute", execute.sql()));
    }
    throw new IllegalStateException("no call for " + operation);
  }

  private static Statement block(String method, String table, Body body) {
    return Statement.of(OP, Call.of(method, table).with(new Argument.Block(body)));
  }

  private static Body definition(Table table) {
    if (!table.seedRows().isEmpty()) {
      throw new IllegalArgumentException(
          "the rows of new table " + table.name() + " need an InsertRows of their own");
    }
    List<Statement> lines = new ArrayList<>();
    for (Column column : table.columns()) {
      lines.add(new Statement(List.of(), T, Definitions.column("column", column)));
    }
    table.indexes().forEach(i -> lines.add(line(Definitions.index(i, Definitions.CREATED))));
    table.foreignKeys().forEach(f -> lines.add(line(Definitions.foreignKey("foreignKey", f))));
    table.checks().forEach(c -> lines.add(line(Definitions.check("check", c))));
    Definitions.options(table.options()).forEach(call -> lines.add(line(List.of(call))));
    return new Body("TableDefinition", T, lines);
  }

  static Statement line(List<Call> calls) {
    return new Statement(List.of(), T, calls);
  }

  private static Statement rows(String method, String table, List<SortedMap<String, String>> rows) {
    if (rows.size() == 1) {
      return new Statement(List.of(), OP, row(Call.of(method, table), rows.get(0)));
    }
    Body body =
        new Body(
            "RowList",
            ROWS,
            rows.stream()
                .map(row -> new Statement(List.of(), ROWS, row(Call.of("row"), row)))
                .toList());
    return block(method + "s", table, body);
  }

  private static List<Call> row(Call first, SortedMap<String, String> values) {
    List<Call> calls = new ArrayList<>();
    calls.add(first);
    values.forEach((column, value) -> calls.add(Call.of("value", column, value)));
    return calls;
  }
}
