package dev.autogen.source;

import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.CreateOrReplace;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.CreateTableIfAbsent;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropStoredObject;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.OpaqueOperation;
import dev.autogen.operation.OperationCases;
import dev.autogen.operation.PartitionChange;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.StoredObject;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.source.Statement.Argument;
import dev.autogen.source.Statement.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Each operation as the call that makes it again. */
final class Calls {

  static final String OP = "op";
  static final String T = "t";
  private static final String UNCHECKED = "unchecked";

  private Calls() {}

  /** The statements of an upgrade or downgrade. */
  static Body of(List<DraftStep> steps) {
    return new Body("Operations", OP, steps.stream().map(Calls::of).toList());
  }

  private static Statement of(DraftStep step) {
    return step.operation().match(new OneCall(step)).withComments(step.comments());
  }

  private static String word(StoredObject.Kind kind) {
    String word = kind.word();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  static Body partitions(PartitionChange change) {
    return new Body(
        "PartitionAlteration",
        "p",
        List.of(new Statement(List.of(), "p", change.match(new PartitionCalls()))));
  }

  private static Call texts(String method, List<String> texts) {
    return Call.of(method, texts.toArray(String[]::new));
  }

  static Statement block(String method, String table, Body body) {
    return Statement.of(OP, Call.of(method, table).with(new Argument.Block(body)));
  }

  private static Body definition(Table table) {
    if (!table.seedRows().isEmpty()) {
      throw new IllegalArgumentException(
          "the rows of new table " + table.name() + " need an InsertRows of their own");
    }
    List<Statement> lines = new ArrayList<>();
    for (Column column : table.columns()) {
      lines.add(new Statement(List.of(), T, DefinitionCalls.column("column", column)));
    }
    table
        .indexes()
        .forEach(i -> lines.add(line(DefinitionCalls.index(i, DefinitionCalls.CREATED))));
    table.foreignKeys().forEach(f -> lines.add(line(DefinitionCalls.foreignKey("foreignKey", f))));
    table.checks().forEach(c -> lines.add(line(DefinitionCalls.check("check", c))));
    DefinitionCalls.options(table.options()).forEach(call -> lines.add(line(List.of(call))));
    return new Body("TableDefinition", T, lines);
  }

  static Statement line(List<Call> calls) {
    return new Statement(List.of(), T, calls);
  }

  /** The call that makes an operation again. */
  private record OneCall(DraftStep step) implements OperationCases<Statement> {

    @Override
    public Statement alterPartitions(AlterPartitions alter) {
      return Calls.block("alterPartitions", alter.table(), partitions(alter.change()));
    }

    @Override
    public Statement alterTable(AlterTable alter) {
      return Calls.block("alterTable", alter.table(), Changes.of(alter, step));
    }

    @Override
    public Statement alterTableWhereNeeded(AlterTableWhereNeeded alter) {
      return Calls.block("alterTable", alter.table(), Changes.of(alter));
    }

    @Override
    public Statement bulkInsert(BulkInsert insert) {
      return DataCalls.bulkInsert(insert);
    }

    @Override
    public Statement createOrReplace(CreateOrReplace create) {
      StoredObject object = create.object();
      return Statement.of(
          OP, Call.of("createOrReplace" + word(object.kind()), object.name(), object.definition()));
    }

    @Override
    public Statement createTable(CreateTable create) {
      return Calls.block("createTable", create.table().name(), definition(create.table()));
    }

    @Override
    public Statement createTableIfAbsent(CreateTableIfAbsent create) {
      return Calls.block("createTableIfAbsent", create.table().name(), definition(create.table()));
    }

    @Override
    public Statement deleteRows(DeleteRows delete) {
      return DataCalls.rows("deleteRow", delete.table(), delete.rows());
    }

    @Override
    public Statement dropStoredObject(DropStoredObject drop) {
      return Statement.of(OP, Call.of("drop" + word(drop.kind()), drop.name()));
    }

    @Override
    public Statement dropTable(DropTable drop) {
      return Statement.of(OP, Call.of("dropTable", drop.table()));
    }

    @Override
    public Statement dropTableIfExists(DropTableIfExists drop) {
      return Statement.of(OP, Call.of("dropTableIfExists", drop.table()));
    }

    @Override
    public Statement executeScript(ExecuteScript script) {
      return Statement.of(OP, Call.of("executeScript", script.text()));
    }

    @Override
    public Statement executeSql(ExecuteSql free) {
      return DataCalls.execute(free);
    }

    @Override
    public Statement inChunks(InChunks chunks) {
      throw notWritten(chunks);
    }

    @Override
    public Statement insertRows(InsertRows insert) {
      return DataCalls.rows("insertRow", insert.table(), insert.rows());
    }

    @Override
    public Statement renameTable(RenameTable rename) {
      return Statement.of(OP, Call.of("renameTable", rename.from(), rename.to()));
    }

    @Override
    public Statement transaction(Transaction code) {
      throw notWritten(code);
    }

    @Override
    public Statement updateInChunks(UpdateInChunks update) {
      Argument rows = new Argument.Code(String.valueOf(update.rows()));
      return DataCalls.update(
          Call.of("updateInChunks", update.update().table()).with(rows), update.update());
    }

    @Override
    public Statement updateRows(UpdateRows update) {
      return DataCalls.update(Call.of("update", update.table()), update);
    }

    @Override
    public Statement withoutForeignKeyChecks(WithoutForeignKeyChecks block) {
      List<Statement> inner =
          Calls.of(DraftStep.of(block.operations())).statements().stream()
              .map(s -> new Statement(s.comments(), UNCHECKED, s.calls()))
              .toList();
      return Statement.of(
          OP,
          new Call(
              "withoutForeignKeyChecks",
              List.of(new Argument.Block(new Body("Operations", UNCHECKED, inner)))));
    }

    private static IllegalArgumentException notWritten(OpaqueOperation code) {
      return new IllegalArgumentException(
          code.describe(Schema.empty()).get(0) + ": Java code cannot be written anew");
    }
  }

  private static final class PartitionCalls implements PartitionChange.Cases<List<Call>> {

    @Override
    public List<Call> add(PartitionChange.Add add) {
      return List.of(texts("add", add.definitions()));
    }

    @Override
    public List<Call> addCount(PartitionChange.AddCount addCount) {
      return List.of(counted("add", addCount.count()));
    }

    @Override
    public List<Call> drop(PartitionChange.Drop drop) {
      return List.of(texts("drop", drop.names()));
    }

    @Override
    public List<Call> reorganize(PartitionChange.Reorganize reorganize) {
      return List.of(
          texts("reorganize", reorganize.names()), texts("into", reorganize.definitions()));
    }

    @Override
    public List<Call> truncate(PartitionChange.Truncate truncate) {
      return List.of(texts("truncate", truncate.names()));
    }

    @Override
    public List<Call> coalesce(PartitionChange.Coalesce coalesce) {
      return List.of(counted("coalesce", coalesce.count()));
    }

    @Override
    public List<Call> exchange(PartitionChange.Exchange exchange) {
      return List.of(
          Call.of(
              exchange.validated() ? "exchange" : "exchangeWithoutValidation",
              exchange.name(),
              exchange.table()));
    }

    private static Call counted(String method, int count) {
      return new Call(method, List.of(new Argument.Code(String.valueOf(count))));
    }
  }
}
