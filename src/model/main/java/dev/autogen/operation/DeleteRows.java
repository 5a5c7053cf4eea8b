package dev.autogen.operation;

import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Deletes the rows that have all of the given values.
 *
 * @param rows for each deletion the values that choose the rows, as text, by column; not empty
 */
public record DeleteRows(String table, List<SortedMap<String, String>> rows) implements Operation {

  public DeleteRows {
    rows =
        rows.stream()
            .<SortedMap<String, String>>map(
                row -> Collections.unmodifiableSortedMap(new TreeMap<>(row)))
            .toList();
    if (rows.stream().anyMatch(SortedMap::isEmpty)) {
      throw new IllegalArgumentException("a deletion from " + table + " names no values");
    }
  }

  @Override
  public Schema applyTo(Schema before) {
    Table target = before.existing(table);
    return before.with(
        target.withSeedRows(
            target.seedRows().stream().filter(seed -> !rows.contains(seed.cells())).toList()));
  }

  @Override
  public List<Operation> inverse(Schema before) {
    return List.of(new InsertRows(table, rows));
  }

  @Override
  public List<String> describe(Schema before) {
    return rows.stream().map(row -> "delete from " + table + " " + row).toList();
  }

  @Override
  public List<String> losses(Schema before) {
    return describe(before);
  }

  @Override
  public List<String> touchedTables() {
    return List.of(table);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.deleteRows(this);
  }
}
