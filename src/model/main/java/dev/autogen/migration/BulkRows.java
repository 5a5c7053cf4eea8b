package dev.autogen.migration;

import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Value;
import java.util.ArrayList;
import java.util.List;

/** Many rows of a table, in the braces of {@link Operations#bulkInsert}. */
public final class BulkRows {

  private final String table;
  private final MigrationFiles files;
  private final List<List<Value>> rows = new ArrayList<>();
  private List<String> columns = List.of();
  private char separator = ',';

  BulkRows(String table, MigrationFiles files) {
    this.table = table;
    this.files = files;
  }

  BulkInsert operation() {
    return new BulkInsert(table, columns, rows);
  }

  /** The columns the values of each row are for: {@code rows.columns("code", "name")}. */
  public BulkRows columns(String... names) {
    columns = List.of(names);
    return this;
  }

  /**
   * One row: {@code rows.row("DE", "Germany")}.
   *
   * @param values as many as there are columns: a text, a number, a truth value, a date or time,
   *     bytes or {@code null}
   */
  public BulkRows row(Object... values) {
    rows.add(Value.listOf(values));
    return this;
  }

  /** What stands between the values of CSV text, a comma unless said: {@code separator(';')}. */
  public BulkRows separator(char character) {
    separator = character;
    return this;
  }

  /**
   * Rows as CSV text, whose first line names the columns: {@code
   * rows.csv("code,name\nDE,Germany")}. A field that is empty is NULL; {@code ""} is an empty text.
   */
  public BulkRows csv(String text) {
    List<List<Value>> records = Csv.records(text, separator);
    if (records.isEmpty()) {
      throw new IllegalArgumentException("the CSV text for table " + table + " names no columns");
    }
    List<String> names = records.get(0).stream().map(Value::text).toList();
    if (!columns.isEmpty() && !columns.equals(names)) {
      throw new IllegalArgumentException(
          "the CSV text for table " + table + " has other columns: " + String.join(", ", names));
    }
    columns = names;
    rows.addAll(records.subList(1, records.size()));
    return this;
  }

  /**
   * Rows of a CSV file in UTF-8, which stands beside the migration: {@code
   * rows.csvFile("countries.csv")}.
   */
  public BulkRows csvFile(String file) {
    return csv(files.text(file));
  }
}
