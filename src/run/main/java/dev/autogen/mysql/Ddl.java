package dev.autogen.mysql;

import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ColumnChange.SetColumnVisible;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.CreateOrReplace;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.CreateTableIfAbsent;
import dev.autogen.operation.DropStoredObject;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.PartitionChange;
import dev.autogen.operation.Position;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.StoredObject;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes operations as MySQL statements. */
public final class Ddl {

  public static final String FOREIGN_KEY_CHECKS_OFF = "SET SESSION foreign_key_checks = 0";
  public static final String FOREIGN_KEY_CHECKS_ON = "SET SESSION foreign_key_checks = 1";

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
    if (operation instanceof CreateTableIfAbsent create) {
      return List.of(createTable(create.table()).replaceFirst("TABLE", "TABLE IF NOT EXISTS"));
    }
    if (operation instanceof DropTableIfExists drop) {
      return List.of("DROP TABLE IF EXISTS " + Sql.name(drop.table()));
    }
    if (operation instanceof AlterPartitions alter) {
      return List.of("ALTER TABLE " + Sql.name(alter.table()) + " " + clause(alter.change()));
    }
    if (operation instanceof CreateOrReplace create) {
      return createOrReplace(create.object());
    }
    if (operation instanceof DropStoredObject drop) {
      return List.of("DROP " + drop.kind() + " " + Sql.name(drop.name()));
    }
    if (operation instanceof AlterTableWhereNeeded alter) {
      return Guards.prepared(alter);
    }
    if (operation instanceof WithoutForeignKeyChecks block) {
      List<String> statements = new ArrayList<>();
      statements.add(FOREIGN_KEY_CHECKS_OFF);
      block.operations().forEach(inner -> statements.addAll(statements(inner)));
      statements.add(FOREIGN_KEY_CHECKS_ON);
      return List.copyOf(statements);
    }
    return Rows.statements(operation);
  }

  private static List<String> createOrReplace(StoredObject object) {
    String name = object.kind() + " " + Sql.name(object.name());
    return object.kind() == StoredObject.Kind.VIEW
        ? List.of("CREATE OR REPLACE " + name + " AS " + object.definition())
        : List.of(
            "DROP " + name.replaceFirst(" ", " IF EXISTS "),
            "CREATE " + name + " " + object.definition());
  }

  private static String clause(PartitionChange change) {
    if (change instanceof PartitionChange.Add add) {
      return "ADD PARTITION (" + String.join(",\n  ", add.definitions()) + ")";
    }
    if (change instanceof PartitionChange.AddCount add) {
      return "ADD PARTITION PARTITIONS " + add.count();
    }
    if (change instanceof PartitionChange.Drop drop) {
      return "DROP PARTITION " + Sql.names(drop.names());
    }
    if (change instanceof PartitionChange.Reorganize reorganize) {
      return "REORGANIZE PARTITION "
          + Sql.names(reorganize.names())
          + " INTO (\n  "
          + String.join(",\n  ", reorganize.definitions())
          + ")";
    }
    if (change instanceof PartitionChange.Truncate truncate) {
      return "TRUNCATE PARTITION " + Sql.names(truncate.names());
    }
    if (change instanceof PartitionChange.Coalesce coalesce) {
      return "COALESCE PARTITION " + coalesce.count();
    }
    if (change instanceof PartitionChange.Exchange exchange) {
      return "EXCHANGE PARTITION "
          + Sql.name(exchange.name())
          + " WITH TABLE "
          + Sql.name(exchange.table())
          + (exchange.validated() ? "" : " WITHOUT VALIDATION");
    }
    throw new IllegalStateException("no clause for " + change);
  }

  /** {@code CREATE TABLE} with everything the table has, indexes and foreign keys inline. */
  public static String createTable(Table table) {
    return "CREATE TABLE " + Sql.name(table.name()) + " " + DefinitionSql.body(table);
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

  static String clause(TableChange change) {
    if (change instanceof AddColumn add) {
      return "ADD COLUMN " + DefinitionSql.column(add.column()) + position(add.position());
    }
    if (change instanceof DropColumn drop) {
      return "DROP COLUMN " + Sql.name(drop.column());
    }
    if (change instanceof ModifyColumn modify) {
      return "MODIFY COLUMN " + DefinitionSql.column(modify.column()) + position(modify.position());
    }
    if (change instanceof RenameColumn rename) {
      return "RENAME COLUMN " + Sql.name(rename.from()) + " TO " + Sql.name(rename.to());
    }
    if (change instanceof AddIndex add) {
      return "ADD " + DefinitionSql.index(add.index());
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
      return "ADD " + DefinitionSql.foreignKey(add.foreignKey());
    }
    if (change instanceof DropForeignKey drop) {
      return "DROP FOREIGN KEY " + Sql.name(drop.foreignKey());
    }
    if (change instanceof AddCheck add) {
      return "ADD " + DefinitionSql.check(add.check());
    }
    if (change instanceof DropCheck drop) {
      return "DROP CHECK " + Sql.name(drop.check());
    }
    if (change instanceof SetCheckEnforced set) {
      return "ALTER CHECK "
          + Sql.name(set.check())
          + (set.enforced() ? " ENFORCED" : " NOT ENFORCED");
    }
    if (change instanceof SetDefault set) {
      return "ALTER COLUMN " + Sql.name(set.column()) + DefinitionSql.newDefault(set.value());
    }
    if (change instanceof SetColumnVisible set) {
      return "ALTER COLUMN "
          + Sql.name(set.column())
          + (set.visible() ? " SET VISIBLE" : " SET INVISIBLE");
    }
    if (change instanceof ConvertTo convert) {
      return "CONVERT TO CHARACTER SET "
          + Sql.name(convert.collation().replaceFirst("_.*", ""))
          + " COLLATE "
          + Sql.name(convert.collation());
    }
    if (change instanceof Demand demand) {
      return demand.word() + " = " + demand.value();
    }
    if (change instanceof SetOption set) {
      return DefinitionSql.option(set.option(), set.value());
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
}
