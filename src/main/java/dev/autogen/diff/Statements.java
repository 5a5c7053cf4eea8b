package dev.autogen.diff;

import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.Cost;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * Divides the changes of one table into as few statements as MySQL takes. A column goes only after
 * the statement that took the last use of it away, in a generated column, a default or a functional
 * index (errors 3108, 3755 and 3766, even within one statement), and what uses a new column comes
 * after it, since the way back is the same in reverse. Instant changes do not ride with an index
 * that is built in place, which would make both a rebuild.
 */
final class Statements {

  private final Table before;
  private final List<TableChange> changes;
  private final IdentityHashMap<TableChange, Integer> levels = new IdentityHashMap<>();

  private Statements(Table before, List<TableChange> changes) {
    this.before = before;
    this.changes = changes;
  }

  /** {@code changes} of {@code before}, a list for each statement, in order. */
  static List<List<TableChange>> of(Table before, List<TableChange> changes) {
    return new Statements(before, changes).divided();
  }

  private List<List<TableChange>> divided() {
    TreeMap<Integer, List<TableChange>> byLevel = new TreeMap<>();
    for (TableChange change : changes) {
      byLevel.computeIfAbsent(level(change), level -> new ArrayList<>()).add(change);
    }
    List<List<TableChange>> statements = new ArrayList<>();
    byLevel.values().forEach(group -> statements.addAll(byCost(group)));
    return statements;
  }

  private List<List<TableChange>> byCost(List<TableChange> group) {
    List<TableChange> instant = new ArrayList<>();
    List<TableChange> inPlace = new ArrayList<>();
    for (TableChange change : group) {
      switch (Cost.of(change, before)) {
        case INSTANT -> instant.add(change);
        case IN_PLACE -> inPlace.add(change);
        case REBUILD -> {
          return List.of(group);
        }
      }
    }
    return instant.isEmpty() || inPlace.isEmpty() ? List.of(group) : List.of(instant, inPlace);
  }

  /** How many statements must come before the one with {@code change}. */
  private int level(TableChange change) {
    Integer known = levels.get(change);
    if (known != null) {
      return known;
    }
    int level = 0;
    for (TableChange other : changes) {
      if (other != change) {
        int distance = distance(other, change);
        if (distance >= 0) {
          level = Math.max(level, level(other) + distance);
        }
      }
    }
    levels.put(change, level);
    return level;
  }

  /**
   * How {@code later} stands to {@code earlier}: 1 where it needs a statement after it, 0 where it
   * may share its statement but not come before, -1 where neither matters.
   */
  private int distance(TableChange earlier, TableChange later) {
    if (later instanceof DropColumn drop) {
      return takesUseAway(earlier, drop.column()) ? 1 : -1;
    }
    if (earlier instanceof DropIndex drop && later instanceof ModifyColumn modify) {
      return before.index(drop.index()).filter(i -> has(i, modify.column().name())).isPresent()
          ? 0
          : -1;
    }
    if (earlier instanceof ModifyColumn modify && later instanceof AddIndex add) {
      return has(add.index(), modify.column().name()) ? 0 : -1;
    }
    if (earlier instanceof DropColumn drop
        && later instanceof AddColumn add
        && drop.column().equalsIgnoreCase(add.column().name())) {
      return 0;
    }
    if (earlier instanceof AddColumn add) {
      return distanceFromNew(add.column().name(), later);
    }
    if (earlier instanceof RenameColumn rename && later instanceof ModifyColumn modify) {
      // MODIFY does not find the new name in the statement that gives it (error 1054).
      return rename.to().equalsIgnoreCase(modify.column().name()) ? 1 : -1;
    }
    return changes.indexOf(earlier) < changes.indexOf(later)
            && isFullText(earlier)
            && isFullText(later)
        ? 1
        : -1;
  }

  /**
   * Whether a full-text index is changed. InnoDB builds one at a time (error 1795), and one dropped
   * and added in the same statement keeps the parser it had.
   */
  private boolean isFullText(TableChange change) {
    return change instanceof AddIndex add
        ? add.index().kind() == Index.Kind.FULLTEXT
        : change instanceof DropIndex drop
            && before
                .index(drop.index())
                .filter(index -> index.kind() == Index.Kind.FULLTEXT)
                .isPresent();
  }

  /** Whether {@code change} takes away something that is computed from a column now. */
  private boolean takesUseAway(TableChange change, String column) {
    if (change instanceof DropColumn drop) {
      return usesNow(drop.column(), column);
    }
    if (change instanceof ModifyColumn modify) {
      return usesNow(modify.column().name(), column);
    }
    return change instanceof DropIndex drop
        && before.index(drop.index()).filter(index -> Uses.in(index, column)).isPresent();
  }

  private boolean usesNow(String user, String column) {
    return !user.equalsIgnoreCase(column)
        && before.column(user).filter(c -> Uses.in(c, column)).isPresent();
  }

  private static int distanceFromNew(String column, TableChange later) {
    if (later instanceof AddColumn add) {
      return computed(add.column(), column);
    }
    if (later instanceof ModifyColumn modify) {
      return computed(modify.column(), column);
    }
    if (later instanceof AddIndex add) {
      return Uses.in(add.index(), column) ? 1 : has(add.index(), column) ? 0 : -1;
    }
    if (later instanceof AddCheck add) {
      return Uses.of(add.check().expression(), column) ? 0 : -1;
    }
    return later instanceof AddForeignKey add
            && add.foreignKey().columns().stream().anyMatch(column::equalsIgnoreCase)
        ? 0
        : -1;
  }

  private static int computed(Column user, String column) {
    return !user.name().equalsIgnoreCase(column) && Uses.in(user, column) ? 1 : -1;
  }

  private static boolean has(Index index, String column) {
    return index.columns().stream().anyMatch(column::equalsIgnoreCase);
  }
}
