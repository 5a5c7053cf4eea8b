package dev.autogen.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The tables of one MySQL schema, sorted by name.
 *
 * @param collation the default collation of new tables; empty when unsaid
 * @param tables the tables, sorted by name, no two of one name
 */
public record Schema(String collation, List<Table> tables) {

  public Schema {
    tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
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
    int low = 0;
    int high = tables.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = tables.get(middle).name().compareTo(name);
      if (order == 0) {
        return Optional.of(tables.get(middle));
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
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
    all.removeIf(t -> t.name().equals(table.name()));
    all.add(table);
    return new Schema(collation, all);
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
