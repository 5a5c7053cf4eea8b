package dev.autogen.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row a table must hold for the application to work: the start value of a sequence or generator
 * table.
 *
 * @param key the columns that identify it, with their values as text; empty where the table holds
 *     one row only, so that any row will do
 * @param values the other columns, with the values they start with
 */
public record SeedRow(SortedMap<String, String> key, SortedMap<String, String> values) {

  public SeedRow {
    key = Collections.unmodifiableSortedMap(new TreeMap<>(key));
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Every column of the row, sorted by name. */
  public SortedMap<String, String> cells() {
    SortedMap<String, String> all = new TreeMap<>(key);
    all.putAll(values);
    return all;
  }

  /** The same row where {@code column} has another name. */
  public SeedRow renamed(String column, String newName) {
    return new SeedRow(renamed(key, column, newName), renamed(values, column, newName));
  }

  private static SortedMap<String, String> renamed(
      SortedMap<String, String> cells, String column, String newName) {
    SortedMap<String, String> renamed = new TreeMap<>();
    cells.forEach(
        (name, value) -> renamed.put(name.equalsIgnoreCase(column) ? newName : name, value));
    return renamed;
  }

  /** The same row where {@code column} is gone. */
  public SeedRow without(String column) {
    SortedMap<String, String> restOfKey = new TreeMap<>(key);
    restOfKey.keySet().removeIf(column::equalsIgnoreCase);
    SortedMap<String, String> restOfValues = new TreeMap<>(values);
    restOfValues.keySet().removeIf(column::equalsIgnoreCase);
    return new SeedRow(restOfKey, restOfValues);
  }

  /** Whether {@code row} is this row: it has all of the key. */
  public boolean isIn(SeedRow row) {
    return row.cells().entrySet().containsAll(key.entrySet());
  }
}
