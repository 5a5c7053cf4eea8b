package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which tables that would go look like ones that would come: these have most of their columns, by
 * name, or by what a column refers to, since those of a join table are called after the classes.
 */
final class Likeness {

  private final List<Table> gone;
  private final List<Table> come;

  /** The new name of each table that is known to be renamed, by its old one. */
  private final Map<String, String> moves;

  /**
   * A table that would go.
   *
   * @param candidates what looks like it, the likeliest first
   */
  record Pairs(String gone, List<String> candidates) {}

  Likeness(List<Table> gone, List<Table> come, Map<String, String> moves) {
    this.gone = gone;
    this.come = come;
    this.moves = moves;
  }

  /** Those of which something looks like them, the tables of entities before those that join. */
  List<Pairs> found() {
    Map<String, List<String>> byName = candidates(Map.of());
    List<Pairs> found = new ArrayList<>();
    Map<String, List<String>> all = candidates(byName);
    Comparator<String> joinsLast = Comparator.comparing(table -> !byName.containsKey(table));
    all.keySet().stream()
        .sorted(joinsLast.thenComparing(Comparator.naturalOrder()))
        .forEach(table -> found.add(new Pairs(table, all.get(table))));
    return found;
  }

  /**
   * The candidates by table.
   *
   * @param parents what may have become of the tables that columns refer to
   */
  private Map<String, List<String>> candidates(Map<String, List<String>> parents) {
    // By a column's name, so that thousands of tables need not each be held against each.
    Map<String, List<Integer>> having = new HashMap<>();
    Map<String, List<Integer>> joining = new HashMap<>();
    for (int i = 0; i < come.size(); i++) {
      for (Column column : come.get(i).columns()) {
        having.computeIfAbsent(key(column.name()), k -> new ArrayList<>()).add(i);
      }
      for (ForeignKey key : come.get(i).foreignKeys()) {
        joining.computeIfAbsent(key.referencedTable(), k -> new ArrayList<>()).add(i);
      }
    }
    Map<String, List<String>> candidates = new TreeMap<>();
    for (Table old : gone) {
      SortedMap<Integer, Integer> shared = new TreeMap<>();
      for (Column column : old.columns()) {
        having
            .getOrDefault(key(column.name()), List.of())
            .forEach(i -> shared.merge(i, 1, Integer::sum));
      }
      for (ForeignKey key : old.foreignKeys()) {
        for (String parent : becomes(key.referencedTable(), parents)) {
          joining.getOrDefault(parent, List.of()).forEach(i -> shared.putIfAbsent(i, 0));
        }
      }
      shared.replaceAll((i, names) -> names + joined(old, come.get(i), parents));
      List<String> like =
          shared.entrySet().stream()
              .filter(e -> isMost(e.getValue(), old, come.get(e.getKey())))
              // Of those that share as many, the tables stay in their order.
              .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
              .map(e -> come.get(e.getKey()).name())
              .toList();
      if (!like.isEmpty()) {
        candidates.put(old.name(), like);
      }
    }
    return candidates;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isMost(int shared, Table old, Table now) {
    // An id alone says nothing, unless there is nothing else.
    boolean says = shared > 1 || now.columns().size() == 1;
    return says && shared * 2 > old.columns().size();
  }

  /** How many columns of other names refer to what is, or may be, the same table. */
  private int joined(Table old, Table now, Map<String, List<String>> parents) {
    List<ForeignKey> free = new ArrayList<>(now.foreignKeys());
    int joined = 0;
    for (ForeignKey key : old.foreignKeys()) {
      if (key.columns().stream().allMatch(c -> now.column(c).isPresent())) {
        continue;
      }
      List<String> becomes = becomes(key.referencedTable(), parents);
      for (ForeignKey other : free) {
        if (becomes.contains(other.referencedTable())
            && other.columns().size() == key.columns().size()
            && other.columns().stream().allMatch(c -> old.column(c).isEmpty())) {
          joined += key.columns().size();
          free.remove(other);
          break;
        }
      }
    }
    return joined;
  }

  private List<String> becomes(String table, Map<String, List<String>> parents) {
    List<String> becomes = new ArrayList<>(parents.getOrDefault(table, List.of()));
    becomes.add(moves.getOrDefault(table, table));
    return becomes;
  }
}
