package dev.autogen.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The tables of one MySQL schema, sorted by name.
 *
 * @param collation the default collation of new tables; empty when unsaid
 * @param tables the tables, sorted by name, no two of one name
 */
public record Schema(String collation, List<Table> tables) {

  public Schema {
    List<Table> sorted = new ArrayList<>(tables);
    sorted.sort(Comparator.comparing(Table::name));
    tables = List.copyOf(sorted);
    for (int i = 1; i < tables.size(); i++) {
      if (tables.get(i).name().equals(tables.get(i - 1).name())) {
        throw new IllegalArgumentException("table " + tables.get(i).name() + " is there twice");
      }
    }
  }

  public static Schema empty() {
    return new Schema("", List.of());
  }

  public static Schema of(Table... tables) {
    return new Schema("", List.of(tables));
  }

  public Optional<Table> table(String name) {
    int at = indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(tables.get(at));
  }

  /** Where the table of that name is; where it would be, as a binary search says it, if not. */
  private int indexOf(String name) {
    int low = 0;
    int high = tables.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = tables.get(middle).name().compareTo(name);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /**
   * The table of that name.
   *
   * @throws IllegalStateException when there is none
   */
  public Table existing(String name) {
    return table(name)
        .orElseThrow(() -> new IllegalStateException("there is no table " + name + " here"));
  }

  /** This schema with {@code table} added, or put in the place of the one of its name. */
  public Schema with(Table table) {
    List<Table> all = new ArrayList<>(tables);
    int at = indexOf(table.name());
    if (at < 0) {
      all.add(-at - 1, table);
    } else {
      all.set(at, table);
    }
    return new Schema(collation, all);
  }

  /** This schema with all of {@code others} added, or put in the place of those of their names. */
  public Schema withAll(Collection<Table> others) {
    SortedMap<String, Table> all = new TreeMap<>();
    tables.forEach(table -> all.put(table.name(), table));
    others.forEach(table -> all.put(table.name(), table));
    return new Schema(collation, List.copyOf(all.values()));
  }

  public Schema without(String name) {
    return new Schema(collation, tables.stream().filter(t -> !t.name().equals(name)).toList());
  }

  public Schema withTables(List<Table> newTables) {
    return new Schema(collation, newTables);
  }

  /** Every table run through {@code change}. */
  public Schema map(UnaryOperator<Table> change) {
    return new Schema(collation, tables.stream().map(change).toList());
  }
}
