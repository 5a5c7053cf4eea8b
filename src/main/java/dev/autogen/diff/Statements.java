package dev.autogen.diff;

import dev.autogen.operation.Cost;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Divides the changes of one table into as few statements as MySQL takes under every {@link Rule}.
 * Instant changes do not ride with an index that is built in place, which would make both a
 * rebuild.
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
    if (instant.isEmpty() || inPlace.isEmpty()) {
      return List.of(group);
    }
    if (!isAnyFirst(inPlace, instant)) {
      return List.of(instant, inPlace);
    }
    return isAnyFirst(instant, inPlace) ? List.of(group) : List.of(inPlace, instant);
  }

  /** Whether a rule puts one of {@code some} before one of {@code others}. */
  private boolean isAnyFirst(List<TableChange> some, List<TableChange> others) {
    return some.stream()
        .anyMatch(
            one ->
                others.stream()
                    .anyMatch(
                        other ->
                            Stream.of(Rule.values()).anyMatch(rule -> isFirst(one, other, rule))));
  }

  /** How many statements must come before the one with {@code change}. */
  private int level(TableChange change) {
    Integer known = levels.get(change);
    if (known != null) {
      return known;
    }
    int level = 0;
    for (TableChange other : changes) {
      for (Rule rule : Rule.values()) {
        if (other != change && isFirst(other, change, rule)) {
          level = Math.max(level, level(other) + (rule.apart ? 1 : 0));
        }
      }
    }
    levels.put(change, level);
    return level;
  }

  private boolean isFirst(TableChange one, TableChange other, Rule rule) {
    return rule.orders(one, other, before)
        && (!rule.orders(other, one, before) || changes.indexOf(one) < changes.indexOf(other));
  }
}
