package dev.autogen.schema;

import java.util.Collection;
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
    tables = SortedTables.of(tables);
  }

  public static Schema empty() {
    return new Schema("", List.of());
  }

  public static Schema of(Table... tables) {
    return new Schema("", List.of(tables));
  }

  public Optional<Table> table(String name) {
    SortedTables sorted = SortedTables.of(tables);
    int at = sorted.indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(sorted.get(at));
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
    return new Schema(collation, SortedTables.of(tables).with(table));
  }

  /** This schema with all of {@code others} added, or put in the place of those of their names. */
  public Schema withAll(Collection<Table> others) {
    SortedMap<String, Table> all = new TreeMap<>();
    tables.forEach(table -> all.put(table.name(), table));
    others.forEach(table -> all.put(table.name(), table));
    return new Schema(collation, List.copyOf(all.values()));
  }

  public Schema without(String name) {
    return new Schema(collation, SortedTables.of(tables).without(name));
  }

  public Schema withTables(List<Table> newTables) {
    return new Schema(collation, newTables);
  }

  /** Every table run through {@code change}. */
  public Schema map(UnaryOperator<Table> change) {
    return new Schema(collation, tables.stream().map(change).toList());
  }
}
