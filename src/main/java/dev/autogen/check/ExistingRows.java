package dev.autogen.check;

import dev.autogen.mysql.Sql;
import dev.autogen.mysql.Values;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What rows that are already there mean for a change. A new NOT NULL column without a default would
 * be filled with 0 or an empty text by MySQL unasked, a column that becomes NOT NULL stops at the
 * first NULL: both get a statement in between that says what the rows shall hold. Other changes
 * that rows can stop get a remark that says which rows those are.
 */
public final class ExistingRows {

  /** How a statement is marked that a person must decide about. */
  public static final String TODO = "TODO";

  private ExistingRows() {}

  /** The operations with the statements in between that existing rows need. */
  public static List<Operation> filled(List<Operation> operations, Schema before) {
    List<Operation> result = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      if (operation instanceof AlterTable alter) {
        result.addAll(filled(alter, schema.existing(alter.table())));
      } else {
        result.add(operation);
      }
      schema = operation.applyTo(schema);
    }
    return List.copyOf(result);
  }

  private static List<Operation> filled(AlterTable alter, Table before) {
    List<TableChange> first = new ArrayList<>();
    List<TableChange> second = new ArrayList<>();
    List<Operation> fills = new ArrayList<>();
    for (TableChange change : alter.changes()) {
      if (change instanceof AddColumn add && needsValue(add.column())) {
        first.add(new AddColumn(add.column().withNullable(true), add.position()));
        fills.add(fill(alter.table(), add.column()));
        second.add(new ModifyColumn(add.column()));
      } else if (change instanceof ModifyColumn modify && becomesNotNull(modify, before)) {
        fills.add(fill(alter.table(), modify.column()));
        second.add(modify);
      } else if (fills.isEmpty()) {
        first.add(change);
      } else {
        // A key or constraint on such a column must wait for its values.
        second.add(change);
      }
    }
    List<Operation> result = new ArrayList<>();
    if (!first.isEmpty()) {
      result.add(new AlterTable(alter.table(), first));
    }
    result.addAll(fills);
    if (!second.isEmpty()) {
      result.add(new AlterTable(alter.table(), second));
    }
    return result;
  }

  private static boolean needsValue(Column column) {
    return !column.nullable()
        && !column.autoIncrement()
        && !column.isGenerated()
        && column.defaultValue() instanceof Default.None;
  }

  private static boolean becomesNotNull(ModifyColumn modify, Table before) {
    return !modify.column().nullable()
        && !modify.column().isGenerated()
        && before.column(modify.column().name()).filter(Column::nullable).isPresent();
  }

  private static ExecuteSql fill(String table, Column column) {
    return new ExecuteSql(
        "UPDATE "
            + Sql.name(table)
            + " SET "
            + Sql.name(column.name())
            + " = "
            + Values.neutral(column)
            + " WHERE "
            + Sql.name(column.name())
            + " IS NULL");
  }

  /** The remark on a statement of {@link #filled}; empty for every other operation. */
  public static Optional<String> remark(Operation operation, Schema before) {
    if (operation instanceof ExecuteSql sql && sql.sql().endsWith(" IS NULL")) {
      return Optional.of(
          TODO + ": say what the rows that are already there shall hold; this value is a guess");
    }
    return Optional.empty();
  }

  /** Whether {@code operations} give the rows of a column that becomes NOT NULL a value first. */
  public static boolean fills(List<Operation> operations, String table, Column column) {
    return operations.contains(fill(table, column));
  }

  /** Which rows would stop {@code change}, and how to find them; empty where none could. */
  public static Optional<String> stops(TableChange change, Table before, Schema schema) {
    if (change instanceof AddIndex add && add.index().isUnique()) {
      return duplicates(add.index(), before);
    }
    if (change instanceof AddForeignKey add) {
      return orphans(add.foreignKey(), before, schema);
    }
    if (change instanceof AddCheck add && add.check().enforced()) {
      return Optional.of(
          "stopped by rows that break it: SELECT * FROM "
              + Sql.name(before.name())
              + " WHERE NOT ("
              + add.check().expression()
              + ")");
    }
    if (change instanceof SetCheckEnforced set && set.enforced()) {
      return before
          .check(set.check())
          .map(
              check ->
                  "stopped by rows that break it: SELECT * FROM "
                      + Sql.name(before.name())
                      + " WHERE NOT ("
                      + check.expression()
                      + ")");
    }
    if (change instanceof ModifyColumn modify) {
      return before.column(modify.column().name()).flatMap(old -> unfit(before, old, modify));
    }
    return Optional.empty();
  }

  private static Optional<String> unfit(Table table, Column old, ModifyColumn modify) {
    Column now = modify.column();
    List<String> removed = Narrowing.removedMembers(old, now);
    String column = Sql.name(now.name());
    if (!removed.isEmpty()) {
      String members = String.join(", ", removed.stream().map(m -> "'" + m + "'").toList());
      return Optional.of(
          "stopped by rows with a value that is no more: SELECT * FROM "
              + Sql.name(table.name())
              + " WHERE "
              + column
              + " IN ("
              + members
              + ")");
    }
    if (Narrowing.narrows(old, now)) {
      return Optional.of(
          "stopped by rows whose value does not fit "
              + now.type()
              + " ("
              + old.type()
              + " holds more)");
    }
    return old.nullable() && !now.nullable()
        ? Optional.of(
            "stopped by rows with NULL: SELECT * FROM "
                + Sql.name(table.name())
                + " WHERE "
                + column
                + " IS NULL")
        : Optional.empty();
  }

  private static Optional<String> duplicates(Index index, Table table) {
    List<String> columns = index.columns();
    if (columns.contains("")
        || columns.stream().anyMatch(column -> table.column(column).isEmpty())) {
      return Optional.empty();
    }
    String names = Sql.names(columns);
    return Optional.of(
        "stopped by rows that share a value: SELECT "
            + names
            + ", COUNT(*) FROM "
            + Sql.name(table.name())
            + " GROUP BY "
            + names
            + " HAVING COUNT(*) > 1");
  }

  private static Optional<String> orphans(ForeignKey key, Table table, Schema schema) {
    boolean isNew =
        key.columns().stream().anyMatch(column -> table.column(column).isEmpty())
            || (key.referencedSchema().isEmpty() && schema.table(key.referencedTable()).isEmpty());
    if (isNew) {
      return Optional.empty();
    }
    StringBuilder sql = new StringBuilder("SELECT c.* FROM ").append(Sql.name(table.name()));
    sql.append(" c LEFT JOIN ");
    if (!key.referencedSchema().isEmpty()) {
      sql.append(Sql.name(key.referencedSchema())).append('.');
    }
    sql.append(Sql.name(key.referencedTable())).append(" p ON ");
    List<String> joins = new ArrayList<>();
    for (int i = 0; i < key.columns().size(); i++) {
      joins.add(
          "c."
              + Sql.name(key.columns().get(i))
              + " = p."
              + Sql.name(key.referencedColumns().get(i)));
    }
    sql.append(String.join(" AND ", joins)).append(" WHERE p.");
    sql.append(Sql.name(key.referencedColumns().get(0))).append(" IS NULL");
    key.columns().forEach(c -> sql.append(" AND c.").append(Sql.name(c)).append(" IS NOT NULL"));
    return Optional.of("stopped by rows without a parent: " + sql);
  }
}
