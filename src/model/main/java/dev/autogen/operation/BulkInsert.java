package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * Inserts many rows, a batch of them in each statement. It has no inverse: which of the rows were
 * there before is not known.
 *
 * @param rows each row's values, in the order of {@code columns}
 */
public record BulkInsert(String table, List<String> columns, List<List<Value>> rows)
    implements OpaqueOperation {

  public BulkInsert {
    columns = List.copyOf(columns);
    rows = rows.stream().<List<Value>>map(List::copyOf).toList();
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a bulk insert into " + table + " names no columns");
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != columns.size()) {
        throw new IllegalArgumentException(
            "row "
                + (i + 1)
                + " of the bulk insert into "
                + table
                + " has "
                + rows.get(i).size()
                + (rows.get(i).size() == 1 ? " value for " : " values for ")
                + columns.size()
                + (columns.size() == 1 ? " column" : " columns"));
      }
    }
  }

  @Override
  public List<String> describe(Schema before) {
    return List.of(
        "insert "
            + rows.size()
            + (rows.size() == 1 ? " row into " : " rows into ")
            + table
            + " "
            + columns.toString().replace('[', '(').replace(']', ')'));
  }

  @Override
  public List<String> touchedTables() {
    return List.of(table);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.bulkInsert(this);
  }
}
