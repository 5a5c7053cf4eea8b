package dev.autogen.diff;

import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Orders tables by their foreign keys; by name where those leave it open, or run in a circle. */
final class TableOrder {

  private TableOrder() {}

  /** Each table behind those its foreign keys point to. */
  static List<Table> parentsFirst(List<Table> tables) {
    Map<String, Table> byName = new TreeMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    List<Table> order = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> done = new HashSet<>();
    for (Table table : byName.values()) {
      visit(table, byName, seen, done, order);
    }
    return order;
  }

  static List<Table> childrenFirst(List<Table> tables) {
    List<Table> order = new ArrayList<>(parentsFirst(tables));
    Collections.reverse(order);
    return order;
  }

  /** The place of each table of {@code order} in it, by name. */
  static Map<String, Integer> places(List<Table> order) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      places.put(order.get(i).name(), i);
    }
    return places;
  }

  /** Whether {@code key} of {@code table} points to a table further on. */
  static boolean isForward(Map<String, Integer> places, Table table, ForeignKey key) {
    int child = places.getOrDefault(table.name(), -1);
    return child >= 0 && parent(places, key) > child;
  }

  /** Whether {@code key} of {@code table} points to a table that comes earlier. */
  static boolean isBackward(Map<String, Integer> places, Table table, ForeignKey key) {
    int parent = parent(places, key);
    return parent >= 0 && parent < places.getOrDefault(table.name(), -1);
  }

  private static int parent(Map<String, Integer> places, ForeignKey key) {
    return key.referencedSchema().isEmpty() ? places.getOrDefault(key.referencedTable(), -1) : -1;
  }

  private static void visit(
      Table start,
      Map<String, Table> byName,
      Set<String> seen,
      Set<String> done,
      List<Table> order) {
    // Depth-first without recursion: a chain of ten thousand tables is no reason to overflow.
    List<Table> path = new ArrayList<>();
    path.add(start);
    while (!path.isEmpty()) {
      Table table = path.get(path.size() - 1);
      seen.add(table.name());
      Table next = null;
      for (ForeignKey key : table.foreignKeys()) {
        Table parent = key.referencedSchema().isEmpty() ? byName.get(key.referencedTable()) : null;
        if (parent != null && !seen.contains(parent.name())) {
          next = parent;
          break;
        }
      }
      if (next != null) {
        path.add(next);
      } else {
        path.remove(path.size() - 1);
        if (done.add(table.name())) {
          order.add(table);
        }
      }
    }
  }
}
