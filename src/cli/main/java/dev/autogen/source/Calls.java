package dev.autogen.source;

import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.CreateOrReplace;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.CreateTableIfAbsent;
import dev.autogen.operation.DropStoredObject;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.Operation;
import dev.autogen.operation.PartitionChange;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.StoredObject;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Column;
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
    return of(step.operation(), step).withComments(step.comments());
  }

  private static Statement of(Operation operation, DraftStep step) {
    if (operation instanceof CreateTable create) {
      return block("createTable", create.table().name(), definition(create.table()));
    } else if (operation instanceof AlterTable alter) {
      return block("alterTable", alter.table(), Changes.of(alter, step));
    } else if (operation instanceof DropTable drop) {
      return Statement.of(OP, Call.of("dropTable", drop.table()));
    } else if (operation instanceof RenameTable rename) {
      return Statement.of(OP, Call.of("renameTable", rename.from(), rename.to()));
    } else if (operation instanceof AlterTableWhereNeeded alter) {
      return block("alterTable", alter.table(), Changes.of(alter));
    } else if (operation instanceof CreateTableIfAbsent create) {
      return block("createTableIfAbsent", create.table().name(), definition(create.table()));
    } else if (operation instanceof DropTableIfExists drop) {
      return Statement.of(OP, Call.of("dropTableIfExists", drop.table()));
    } else if (operation instanceof AlterPartitions alter) {
      return block("alterPartitions", alter.table(), partitions(alter.change()));
    } else if (operation instanceof CreateOrReplace create) {
      StoredObject object = create.object();
      return Statement.of(
          OP, Call.of("createOrReplace" + word(object.kind()), object.name(), object.definition()));
    } else if (operation instanceof DropStoredObject drop) {
      return Statement.of(OP, Call.of("drop" + word(drop.kind()), drop.name()));
    }
    if (operation instanceof WithoutForeignKeyChecks block) {
      List<Statement> inner =
          of(DraftStep.of(block.operations())).statements().stream()
              .map(s -> new Statement(s.comments(), UNCHECKED, s.calls()))
              .toList();
      return Statement.of(
          OP,
          new Call(
              "withoutForeignKeyChecks",
              List.of(new Argument.Block(new Body("Operations", UNCHECKED, inner)))));
    }
    return DataCalls.of(operation);
  }

  private static String word(StoredObject.Kind kind) {
    String word = kind.word();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static Body partitions(PartitionChange change) {
    return new Body(
        "PartitionAlteration", "p", List.of(new Statement(List.of(), "p", calls(change))));
  }

  private static List<Call> calls(PartitionChange change) {
    if (change instanceof PartitionChange.Add add) {
      return List.of(texts("add", add.definitions()));
    } else if (change instanceof PartitionChange.AddCount add) {
      return List.of(new Call("add", List.of(new Argument.Code(String.valueOf(add.count())))));
    } else if (change instanceof PartitionChange.Drop drop) {
      return List.of(texts("drop", drop.names()));
    } else if (change instanceof PartitionChange.Truncate truncate) {
      return List.of(texts("truncate", truncate.names()));
    } else if (change instanceof PartitionChange.Reorganize reorganize) {
      return List.of(
          texts("reorganize", reorganize.names()), texts("into", reorganize.definitions()));
    } else if (change instanceof PartitionChange.Coalesce coalesce) {
      return List.of(
          new Call("coalesce", List.of(new Argument.Code(String.valueOf(coalesce.count())))));
    } else if (change instanceof PartitionChange.Exchange exchange) {
      return List.of(
          Call.of(
              exchange.validated() ? "exchange" : "exchangeWithoutValidation",
              exchange.name(),
              exchange.table()));
    }
    throw new IllegalStateException("no call for " + change);
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
}
