package dev.autogen.mysql;

import dev.autogen.facts.text.SqlText;
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
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationCases;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.StoredObject;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes operations as MySQL statements. */
public final class Ddl {

  public static final String FOREIGN_KEY_CHECKS_OFF = "SET SESSION foreign_key_checks = 0";
  public static final String FOREIGN_KEY_CHECKS_ON = "SET SESSION foreign_key_checks = 1";

  private Ddl() {}

  /** The statements of {@code operation}, in order, without a closing semicolon. */
  public static List<String> statements(Operation operation) {
    return operation.match(new Statements());
  }

  private static List<String> createOrReplace(StoredObject object) {
    String name = object.kind() + " " + Sql.name(object.name());
    return object.kind() == StoredObject.Kind.VIEW
        ? List.of("CREATE OR REPLACE " + name + " AS " + object.definition())
        : List.of(
            "DROP " + name.replaceFirst(" ", " IF EXISTS "),
            "CREATE " + name + " " + object.definition());
  }

  /** {@code CREATE TABLE} with everything the table has, indexes and foreign keys inline. */
  public static String createTable(Table table) {
    return "CREATE TABLE " + Sql.name(table.name()) + " " + DefinitionSql.body(table);
  }

  /**
   * {@code ALTER TABLE} with something above its clauses, such as comments.
   *
   * @param above what stands above the clause of a number, with the line's end behind it; empty for
   *     nothing
   */
  public static String alterTable(AlterTable alter, IntFunction<String> above) {
    // Partitioning is no clause among the others: it stands behind them, without a comma.
    String clauses = clauses(alter, above, change -> !(change instanceof Partition), ",\n  ");
    String partitions = clauses(alter, above, Partition.class::isInstance, "\n  ");
    return "ALTER TABLE "
        + Sql.name(alter.table())
        + (clauses.isEmpty() ? "" : "\n  " + clauses)
        + (partitions.isEmpty() ? "" : "\n  " + partitions);
  }

  private static String clauses(
      AlterTable alter, IntFunction<String> above, Predicate<TableChange> which, String separator) {
    return IntStream.range(0, alter.changes().size())
        .filter(i -> which.test(alter.changes().get(i)))
        .mapToObj(i -> above.apply(i) + Clauses.of(alter.changes().get(i)))
        .collect(Collectors.joining(separator));
  }

  private static final class Statements implements OperationCases<List<String>> {

    @Override
    public List<String> alterPartitions(AlterPartitions alter) {
      return List.of(
          "ALTER TABLE "
              + Sql.name(alter.table())
              + " "
              + alter.change().match(new PartitionClauses()));
    }

    @Override
    public List<String> alterTable(AlterTable alter) {
      return List.of(Ddl.alterTable(alter, clause -> ""));
    }

    @Override
    public List<String> alterTableWhereNeeded(AlterTableWhereNeeded alter) {
      return Guards.prepared(alter);
    }

    @Override
    public List<String> bulkInsert(BulkInsert insert) {
      return BulkBatch.of(insert).stream().map(BulkBatch::sql).toList();
    }

    @Override
    public List<String> createOrReplace(CreateOrReplace create) {
      return Ddl.createOrReplace(create.object());
    }

    @Override
    public List<String> createTable(CreateTable create) {
      return List.of(Ddl.createTable(create.table()));
    }

    @Override
    public List<String> createTableIfAbsent(CreateTableIfAbsent create) {
      return List.of(Ddl.createTable(create.table()).replaceFirst("TABLE", "TABLE IF NOT EXISTS"));
    }

    @Override
    public List<String> deleteRows(DeleteRows delete) {
      return delete.rows().stream().map(row -> Rows.delete(delete.table(), row)).toList();
    }

    @Override
    public List<String> dropStoredObject(DropStoredObject drop) {
      return List.of("DROP " + drop.kind() + " " + Sql.name(drop.name()));
    }

    @Override
    public List<String> dropTable(DropTable drop) {
      return List.of("DROP TABLE " + Sql.name(drop.table()));
    }

    @Override
    public List<String> dropTableIfExists(DropTableIfExists drop) {
      return List.of("DROP TABLE IF EXISTS " + Sql.name(drop.table()));
    }

    @Override
    public List<String> executeScript(ExecuteScript script) {
      return Script.statements(script.name(), script.text());
    }

    @Override
    public List<String> executeSql(ExecuteSql free) {
      return new SqlText(Sql.bound(free.sql(), free.parameters())).statements();
    }

    @Override
    public List<String> inChunks(InChunks chunks) {
      return List.of(); // Java, which has no statement
    }

    @Override
    public List<String> insertRows(InsertRows insert) {
      return insert.rows().stream().map(row -> Rows.insert(insert.table(), row)).toList();
    }

    @Override
    public List<String> renameTable(RenameTable rename) {
      return List.of("RENAME TABLE " + Sql.name(rename.from()) + " TO " + Sql.name(rename.to()));
    }

    @Override
    public List<String> transaction(Transaction code) {
      return List.of(); // Java, which has no statement
    }

    @Override
    public List<String> updateInChunks(UpdateInChunks update) {
      return List.of(Rows.update(update.update(), List.of()));
    }

    @Override
    public List<String> updateRows(UpdateRows update) {
      return List.of(Rows.update(update, List.of()));
    }

    @Override
    public List<String> withoutForeignKeyChecks(WithoutForeignKeyChecks block) {
      List<String> statements = new ArrayList<>();
      statements.add(FOREIGN_KEY_CHECKS_OFF);
      block.operations().forEach(inner -> statements.addAll(Ddl.statements(inner)));
      statements.add(FOREIGN_KEY_CHECKS_ON);
      return List.copyOf(statements);
    }
  }
}
