package dev.autogen.operation;

import dev.autogen.schema.Schema;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Inserts rows.
 *
 * @param rows each row's values as text, by column, in any form MySQL converts to the column's type
 */
public record InsertRows(String table, List<SortedMap<String, String>> rows) implements Operation {

  public InsertRows {
    rows =
        rows.stream()
            .<SortedMap<String, String>>map(
                row -> Collections.unmodifiableSortedMap(new TreeMap<>(row)))
            .toList();
  }

  @Override
  public Schema applyTo(Schema before) {
    Table target = before.existing(table);
    List<SeedRow> all = new ArrayList<>(target.seedRows());
    rows.forEach(row -> all.add(new SeedRow(Collections.emptySortedMap(), row)));
    return before.with(target.withSeedRows(all));
  }

  @Override
  public List<Operation> inverse(Schema before) {
    return List.of(new DeleteRows(table, rows));
  }

  @Override
  public List<String> describe(Schema before) {
    return rows.stream().map(row -> "insert into " + table + " " + row).toList();
  }

  @Override
  public List<String> touchedTables() {
    return List.of(table);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.insertRows(this);
  }
}
