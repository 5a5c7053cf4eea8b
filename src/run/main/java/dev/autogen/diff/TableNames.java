package dev.autogen.diff;

import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Puts renames of tables in an order in which each finds its name free. */
final class TableNames {

  /** Leaves room for what MySQL hangs on it: a table's name is in those of its constraints. */
  private static final int LONGEST = 40;

  private TableNames() {}

  /**
   * The renames, those in a circle by way of a name that nobody has.
   *
   * @param names the new names by the old ones
   * @param isTaken whether something has a name, or will have
   */
  static List<Operation> sequence(SortedMap<String, String> names, Predicate<String> isTaken) {
    List<Operation> sequence = new ArrayList<>();
    SortedMap<String, String> open = new TreeMap<>(names);
    while (!open.isEmpty()) {
      List<Map.Entry<String, String>> free =
          open.entrySet().stream()
              .filter(e -> !open.containsKey(e.getValue()))
              .map(e -> Map.entry(e.getKey(), e.getValue()))
              .toList();
      for (Map.Entry<String, String> name : free) {
        sequence.add(new RenameTable(name.getKey(), name.getValue()));
        open.remove(name.getKey());
      }
      if (free.isEmpty()) {
        String first = open.firstKey();
        String between = between(first, name -> isTaken.test(name) || open.containsKey(name));
        sequence.add(new RenameTable(first, between));
        open.put(between, open.remove(first));
      }
    }
    return sequence;
  }

  private static String between(String name, Predicate<String> isTaken) {
    int length = name.codePointCount(0, name.length());
    String stem = name.substring(0, name.offsetByCodePoints(0, Math.min(length, LONGEST)));
    String between = stem + "_renamed";
    for (int i = 2; isTaken.test(between); i++) {
      between = stem + "_renamed" + i;
    }
    return between;
  }
}
