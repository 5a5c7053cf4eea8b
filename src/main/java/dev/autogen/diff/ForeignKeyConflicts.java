package dev.autogen.diff;

import dev.autogen.diff.Difference.Altered;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells which foreign keys stand in the way of other changes. MySQL refuses to change the type of a
 * column on either side of a foreign key (error 3780, whatever {@code foreign_key_checks} says), or
 * whether it counts (1833), to drop a column it uses (1828, 1829) and to drop the parent's key it
 * points to (1553).
 */
final class ForeignKeyConflicts {

  private final Schema live;
  private final Map<String, List<TableChange>> changes = new TreeMap<>();
  private final Schema target;

  ForeignKeyConflicts(Schema live, Schema target, Difference difference) {
    this.live = live;
    this.target = target;
    for (Altered altered : difference.altered()) {
      changes.put(altered.before().name(), altered.changes());
    }
  }

  /** Whether {@code key} of the live table {@code child} must go before anything else is done. */
  boolean conflicts(Table child, ForeignKey key) {
    if (breaks(child.name(), key.columns()) || changesNullability(child.name(), key)) {
      return true;
    }
    return key.referencedSchema().isEmpty()
        && (breaks(key.referencedTable(), key.referencedColumns()) || losesKey(key));
  }

  /** Whether a new foreign key must wait until every table has been altered. */
  boolean mustWait(ForeignKey key) {
    if (!key.referencedSchema().isEmpty()) {
      return false;
    }
    return touches(key.referencedTable(), key.referencedColumns())
        || target
            .table(key.referencedTable())
            .filter(parent -> live.table(parent.name()).isPresent())
            .filter(parent -> gainsKey(parent, key))
            .isPresent();
  }

  private boolean breaks(String table, List<String> columns) {
    return changes.getOrDefault(table, List.of()).stream()
        .anyMatch(
            change ->
                (change instanceof ModifyColumn modify
                        && has(columns, modify.column().name())
                        && changesType(table, modify.column()))
                    || (change instanceof DropColumn drop && has(columns, drop.column()))
                    || changesTable(change));
  }

  /** Whether a table with foreign keys, from it or to it, cannot be changed so (error 1506). */
  private static boolean changesTable(TableChange change) {
    return change instanceof Partition
        || (change instanceof SetOption option && option.option().equals(SetOption.ENGINE));
  }

  /**
   * Whether a column of a key that follows its parent's updates becomes NOT NULL, or was so:
   * refused where the parent's may be NULL (error 1832).
   */
  private boolean changesNullability(String child, ForeignKey key) {
    return key.onUpdate() == ForeignKey.Action.CASCADE
        && changes.getOrDefault(child, List.of()).stream()
            .anyMatch(
                change ->
                    change instanceof ModifyColumn modify
                        && has(key.columns(), modify.column().name())
                        && live.existing(child)
                            .column(modify.column().name())
                            .filter(old -> old.nullable() != modify.column().nullable())
                            .isPresent());
  }

  private boolean changesType(String table, Column column) {
    Table before = live.existing(table);
    Table after = target.existing(table);
    return before.column(column.name()).stream()
        .anyMatch(
            old ->
                !old.type().equals(column.type())
                    || !before.collationOf(old).equals(after.collationOf(column))
                    || old.autoIncrement() != column.autoIncrement());
  }

  private boolean losesKey(ForeignKey key) {
    return changes.getOrDefault(key.referencedTable(), List.of()).stream()
        .filter(DropIndex.class::isInstance)
        .map(drop -> live.existing(key.referencedTable()).index(((DropIndex) drop).index()))
        .flatMap(java.util.Optional::stream)
        .anyMatch(index -> index.covers(key.referencedColumns()));
  }

  private boolean touches(String table, List<String> columns) {
    return changes.getOrDefault(table, List.of()).stream()
        .anyMatch(
            change ->
                (change instanceof ModifyColumn modify && has(columns, modify.column().name()))
                    || (change instanceof AddColumn add && has(columns, add.column().name()))
                    || (change instanceof RenameColumn rename && has(columns, rename.to()))
                    || changesTable(change));
  }

  private boolean gainsKey(Table parent, ForeignKey key) {
    return changes.getOrDefault(parent.name(), List.of()).stream()
        .anyMatch(
            change ->
                change instanceof AddIndex add && covers(add.index(), key.referencedColumns()));
  }

  private static boolean covers(Index index, List<String> columns) {
    return index.covers(columns);
  }

  private static boolean has(List<String> columns, String column) {
    return columns.stream().anyMatch(column::equalsIgnoreCase);
  }
}
