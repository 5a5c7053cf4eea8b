package dev.autogen.mysql;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.Position;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.Transaction;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes operations as MySQL statements. */
public final class Ddl {

  private Ddl() {}

  /** The statements of {@code operation}, in order, without a closing semicolon. */
  public static List<String> statements(Operation operation) {
    if (operation instanceof CreateTable create) {
      return List.of(createTable(create.table()));
    }
    if (operation instanceof DropTable drop) {
      return List.of("DROP TABLE " + Sql.name(drop.table()));
    }
    if (operation instanceof RenameTable rename) {
      return List.of("RENAME TABLE " + Sql.name(rename.from()) + " TO " + Sql.name(rename.to()));
    }
    if (operation instanceof AlterTable alter) {
      return List.of(alterTable(alter));
    }
    if (operation instanceof InsertRows insert) {
      return insert.rows().stream().map(row -> insert(insert.table(), row)).toList();
    }
    if (operation instanceof DeleteRows delete) {
      return delete.rows().stream().map(row -> delete(delete.table(), row)).toList();
    }
    if (operation instanceof ExecuteSql execute) {
      return new SqlText(execute.sql()).statements();
    }
    if (operation instanceof Transaction || operation instanceof InChunks) {
      return List.of(); // Java, which has no statement
    }
    throw new IllegalStateException("no statement for " + operation);
  }

  /** {@code CREATE TABLE} with everything the table has, indexes and foreign keys inline. */
  public static String createTable(Table table) {
    return "CREATE TABLE " + Sql.name(table.name()) + " " + Definitions.body(table);
  }

  private static String alterTable(AlterTable alter) {
    // Partitioning is no clause among the others: it stands behind them, without a comma.
    String clauses = clauses(alter, change -> !(change instanceof Partition), ",\n  ");
    String partitions = clauses(alter, Partition.class::isInstance, "\n  ");
    return "ALTER TABLE "
        + Sql.name(alter.table())
        + (clauses.isEmpty() ? "" : "\n  " + clauses)
        + (partitions.isEmpty() ? "" : "\n  " + partitions);
  }

  private static String clauses(AlterTable alter, Predicate<TableChange> which, String separator) {
    return alter.changes().stream()
        .filter(which)
        .map(Ddl::clause)
        .collect(Collectors.joining(separator));
  }

  private static String clause(TableChange change) {
    if (change instanceof AddColumn add) {
      return "ADD COLUMN " + Definitions.column(add.column()) + position(add.position());
    }
    if (change instanceof DropColumn drop) {
      return "DROP COLUMN " + Sql.name(drop.column());
    }
    if (change instanceof ModifyColumn modify) {
      return "MODIFY COLUMN " + Definitions.column(modify.column()) + position(modify.position());
    }
    if (change instanceof RenameColumn rename) {
      return "RENAME COLUMN " + Sql.name(rename.from()) + " TO " + Sql.name(rename.to());
    }
    if (change instanceof AddIndex add) {
      return "ADD " + Definitions.index(add.index());
    }
    if (change instanceof DropIndex drop) {
      return drop.isPrimaryKey() ? "DROP PRIMARY KEY" : "DROP INDEX " + Sql.name(drop.index());
    }
    if (change instanceof RenameIndex rename) {
      return "RENAME INDEX " + Sql.name(rename.from()) + " TO " + Sql.name(rename.to());
    }
    if (change instanceof SetIndexVisible set) {
      return "ALTER INDEX " + Sql.name(set.index()) + (set.visible() ? " VISIBLE" : " INVISIBLE");
    }
    if (change instanceof AddForeignKey add) {
      return "ADD " + Definitions.foreignKey(add.foreignKey());
    }
    if (change instanceof DropForeignKey drop) {
      return "DROP FOREIGN KEY " + Sql.name(drop.foreignKey());
    }
    if (change instanceof AddCheck add) {
      return "ADD " + Definitions.check(add.check());
    }
    if (change instanceof DropCheck drop) {
      return "DROP CHECK " + Sql.name(drop.check());
    }
    if (change instanceof SetCheckEnforced set) {
      return "ALTER CHECK "
          + Sql.name(set.check())
          + (set.enforced() ? " ENFORCED" : " NOT ENFORCED");
    }
    if (change instanceof SetOption set) {
      return Definitions.option(set.option(), set.value());
    }
    if (change instanceof Partition partition) {
      return partition.clause().isEmpty()
          ? "REMOVE PARTITIONING"
          : "PARTITION BY " + partition.clause();
    }
    throw new IllegalStateException("no clause for " + change);
  }

  private static String position(Position position) {
    if (position instanceof Position.First) {
      return " FIRST";
    }
    return position instanceof Position.After after ? " AFTER " + Sql.name(after.column()) : "";
  }

  private static String insert(String table, SortedMap<String, String> row) {
    return "INSERT INTO "
        + Sql.name(table)
        + " ("
        + Sql.names(row.keySet())
        + ") VALUES ("
        + row.values().stream().map(Sql::text).collect(Collectors.joining(", "))
        + ")";
  }

  private static String delete(String table, SortedMap<String, String> row) {
    return "DELETE FROM "
        + Sql.name(table)
        + " WHERE "
        + row.entrySet().stream()
            .map(cell -> Sql.name(cell.getKey()) + " = " + Sql.text(cell.getValue()))
            .collect(Collectors.joining(" AND "));
  }
}
