package dev.autogen.diff;

import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
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
    for (Table table : byName.values()) {
      visit(table, byName, seen, order);
    }
    return order;
  }

  static List<Table> childrenFirst(List<Table> tables) {
    List<Table> order = new ArrayList<>(parentsFirst(tables));
    Collections.reverse(order);
    return order;
  }

  /** Whether {@code key} of {@code table} points to a table further on in {@code order}. */
  static boolean isForward(List<Table> order, Table table, ForeignKey key) {
    int child = indexOf(order, table.name());
    int parent = key.referencedSchema().isEmpty() ? indexOf(order, key.referencedTable()) : -1;
    return child >= 0 && parent > child;
  }

  /** Whether {@code key} of {@code table} points to a table that comes earlier in {@code order}. */
  static boolean isBackward(List<Table> order, Table table, ForeignKey key) {
    int child = indexOf(order, table.name());
    int parent = key.referencedSchema().isEmpty() ? indexOf(order, key.referencedTable()) : -1;
    return child >= 0 && parent >= 0 && parent < child;
  }

  private static void visit(
      Table start, Map<String, Table> byName, Set<String> seen, List<Table> order) {
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
        if (order.stream().noneMatch(t -> t.name().equals(table.name()))) {
          order.add(table);
        }
      }
    }
  }

  private static int indexOf(List<Table> order, String name) {
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
