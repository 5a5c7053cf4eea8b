package dev.autogen.diff;

import dev.autogen.facts.change.Copies;
import dev.autogen.facts.change.Cost;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Divides steps that alter one table into as few statements as MySQL takes. Instant changes do not
 * ride with an index that is built in place, which would make both a rebuild, and foreign keys with
 * nothing but indexes, so that they can be added while the table is written to.
 */
final class Statements {

  private final Table before;
  private final Schema live;
  private final KeyedNullability keyed;
  private final Set<PlanStep> steps;

  /** Those that drop a constraint whose name is taken again, in a statement of its own. */
  private final Set<PlanStep> first;

  private final Map<PlanStep, Integer> levels = new HashMap<>();

  private Statements(Table before, Schema live, List<PlanStep> steps) {
    this.before = before;
    this.live = live;
    this.keyed = new KeyedNullability(before, live, steps);
    this.steps = new HashSet<>(steps);
    this.first =
        steps.stream()
            .filter(
                step ->
                    step.dropsConstraint()
                        && step.after.stream()
                            .anyMatch(e -> e.apart() && this.steps.contains(e.later())))
            .collect(Collectors.toSet());
  }

  /**
   * The changes of {@code before}, a table of {@code live}, a list for each statement, in order.
   */
  static List<List<TableChange>> of(Table before, Schema live, List<PlanStep> steps) {
    return new Statements(before, live, steps).divided(steps);
  }

  private List<List<TableChange>> divided(List<PlanStep> inOrder) {
    TreeMap<Integer, List<PlanStep>> byLevel = new TreeMap<>();
    for (PlanStep step : inOrder) {
      byLevel.computeIfAbsent(level(step), level -> new ArrayList<>()).add(step);
    }
    List<List<TableChange>> statements = new ArrayList<>();
    for (List<PlanStep> level : byLevel.values()) {
      for (List<PlanStep> part : keyed.apart(level)) {
        for (List<PlanStep> half : keysApart(part)) {
          for (List<PlanStep> statement : byCost(half)) {
            statements.add(statement.stream().map(PlanStep::change).toList());
          }
        }
      }
    }
    return statements;
  }

  /** Foreign keys in a statement of their own where the rest is not a copy of the table already. */
  private List<List<PlanStep>> keysApart(List<PlanStep> level) {
    List<PlanStep> keys =
        level.stream().filter(step -> step.change() instanceof AddForeignKey).toList();
    List<PlanStep> rest = new ArrayList<>(level);
    rest.removeAll(keys);
    AlterTable together = new AlterTable("", level.stream().map(PlanStep::change).toList());
    return keys.isEmpty()
            || rest.isEmpty()
            || Cost.addsKeysOnline(together)
            || rest.stream().anyMatch(step -> Copies.isNeededFor(step.change(), before))
            || isAnyFirst(keys, rest)
            || lacksIndex(rest)
        ? List.of(level)
        : List.of(rest, keys);
  }

  /**
   * Whether a foreign key would be without its index after {@code rest} alone (1553): one that goes
   * can be replaced by one that comes along with a foreign key.
   */
  private boolean lacksIndex(List<PlanStep> rest) {
    Table after = before;
    for (PlanStep step : rest) {
      after = step.change().applyTo(after);
    }
    Table table = after;
    return table.foreignKeys().stream().anyMatch(key -> table.indexFor(key).isEmpty())
        || live.tables().stream()
            .flatMap(child -> child.foreignKeys().stream())
            .filter(key -> key.referencedSchema().isEmpty())
            .filter(key -> key.referencedTable().equals(before.name()))
            .map(ForeignKey::referencedColumns)
            .filter(columns -> isCovered(before, columns))
            .anyMatch(columns -> !isCovered(table, columns));
  }

  private static boolean isCovered(Table table, List<String> columns) {
    return table.indexes().stream().anyMatch(index -> index.covers(columns));
  }

  private List<List<PlanStep>> byCost(List<PlanStep> level) {
    List<PlanStep> instant = new ArrayList<>();
    List<PlanStep> inPlace = new ArrayList<>();
    for (PlanStep step : level) {
      switch (Cost.of(step.change(), before)) {
        case INSTANT -> instant.add(step);
        case IN_PLACE -> inPlace.add(step);
        case REBUILD -> {
          return List.of(level);
        }
      }
    }
    if (instant.isEmpty() || inPlace.isEmpty()) {
      return List.of(level);
    }
    if (!isAnyFirst(inPlace, instant)) {
      return List.of(instant, inPlace);
    }
    return isAnyFirst(instant, inPlace) ? List.of(level) : List.of(inPlace, instant);
  }

  /** Whether one of {@code some} comes before one of {@code others}. */
  private static boolean isAnyFirst(List<PlanStep> some, List<PlanStep> others) {
    return some.stream()
        .anyMatch(step -> step.after.stream().anyMatch(edge -> others.contains(edge.later())));
  }

  /** How many statements must come before the one with {@code step}. */
  private int level(PlanStep step) {
    Integer known = levels.get(step);
    if (known != null) {
      return known;
    }
    // The rest is one statement with what comes back, which reads every row in any case.
    int level = first.isEmpty() || first.contains(step) ? 0 : 1;
    for (PlanStep.Edge edge : step.before) {
      if (steps.contains(edge.earlier())) {
        level = Math.max(level, level(edge.earlier()) + (edge.apart() ? 1 : 0));
      }
    }
    levels.put(step, level);
    return level;
  }
}
