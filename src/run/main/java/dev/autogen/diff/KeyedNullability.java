package dev.autogen.diff;

import dev.autogen.facts.change.Cost;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of one table that foreign keys have on either side. MySQL makes such a column NOT
 * NULL in place, and refuses to in a statement that copies the table (1832, 1833).
 */
final class KeyedNullability {

  private final Table before;

  /** In lower case. */
  private final Set<String> columns = new HashSet<>();

  /** Those of {@code before}, in {@code live}, while {@code steps} alter it. */
  KeyedNullability(Table before, Schema live, List<PlanStep> steps) {
    this.before = before;
    for (Table child : live.tables()) {
      boolean isOwn = child.name().equals(before.name());
      for (ForeignKey key : child.foreignKeys()) {
        if (isOwn && steps.stream().anyMatch(step -> drops(step, key))) {
          continue;
        }
        if (isOwn) {
          add(key.columns());
        }
        if (key.referencedSchema().isEmpty() && key.referencedTable().equals(before.name())) {
          add(key.referencedColumns());
        }
      }
    }
  }

  private void add(List<String> names) {
    names.forEach(name -> columns.add(name.toLowerCase(Locale.ROOT)));
  }

  private static boolean drops(PlanStep step, ForeignKey key) {
    return step.operation instanceof AlterTable
        && step.change() instanceof DropForeignKey drop
        && drop.foreignKey().equals(key.name());
  }

  /** The steps of one statement, in several where it would make a column NOT NULL and copy. */
  List<List<PlanStep>> apart(List<PlanStep> steps) {
    List<PlanStep> turning = steps.stream().filter(this::turns).toList();
    List<PlanStep> rest = new ArrayList<>(steps);
    rest.removeAll(turning);
    if (turning.isEmpty() || rest.stream().noneMatch(this::mayCopy)) {
      return List.of(steps);
    }
    List<PlanStep> earlier = turning.stream().filter(step -> isEarlier(step, rest)).toList();
    List<PlanStep> later = new ArrayList<>(turning);
    later.removeAll(earlier);
    return Stream.of(earlier, rest, later).filter(part -> !part.isEmpty()).toList();
  }

  /** Whether a column becomes NOT NULL, now or on the way back. */
  private boolean turns(PlanStep step) {
    return step.change() instanceof ModifyColumn modify
        && columns.contains(modify.column().name().toLowerCase(Locale.ROOT))
        && before
            .column(modify.column().name())
            .filter(old -> old.nullable() != modify.column().nullable())
            .isPresent();
  }

  private boolean mayCopy(PlanStep step) {
    return Cost.mayCopy(step.change(), before);
  }

  /**
   * Whether a step goes before the rest. One between an index that goes and one that comes needs
   * only this: a column is NOT NULL when it gets into a primary key, and NULL when it is out of it.
   */
  private static boolean isEarlier(PlanStep step, List<PlanStep> rest) {
    boolean isAfter = step.before.stream().anyMatch(edge -> rest.contains(edge.earlier()));
    boolean isBefore = step.after.stream().anyMatch(edge -> rest.contains(edge.later()));
    boolean becomesNull = ((ModifyColumn) step.change()).column().nullable();
    return !isAfter || (isBefore && !becomesNull);
  }
}
