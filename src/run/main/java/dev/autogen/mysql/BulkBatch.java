package dev.autogen.mysql;

import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a bulk insert that one statement takes. Its text is made when it is asked for: there
 * may be many, and nobody needs two of them at once.
 *
 * @param from the first row
 * @param to behind the last
 */
public record BulkBatch(BulkInsert insert, int from, int to) {

  /** How many rows one INSERT takes at the most, and how many characters of values. */
  private static final int MOST_ROWS = 1_000;

  private static final int LONGEST = 256 * 1024;

  private static final String SEPARATOR = ",";

  /** The batches of {@code insert}, in order; the same whatever server they are for. */
  public static List<BulkBatch> of(BulkInsert insert) {
    List<BulkBatch> batches = new ArrayList<>();
    int from = 0;
    int length = 0;
    for (int i = 0; i < insert.rows().size(); i++) {
      int values = values(insert.rows().get(i)).length();
      if (i - from == MOST_ROWS || (i > from && length + values > LONGEST)) {
        batches.add(new BulkBatch(insert, from, i));
        from = i;
        length = 0;
      }
      length += values;
    }
    if (from < insert.rows().size()) {
      batches.add(new BulkBatch(insert, from, insert.rows().size()));
    }
    return List.copyOf(batches);
  }

  /** All rows in one statement. */
  public String sql() {
    return statement(insert.rows().subList(from, to).stream().map(BulkBatch::values).toList());
  }

  /** The statement without its rows, to be kept and shown. */
  public String withoutRows() {
    return head() + " (…)";
  }

  /**
   * The rows in as few statements as can be.
   *
   * @param packet how many bytes of a statement the server takes
   */
  public List<String> statements(long packet) {
    List<String> statements = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    long bytes = 0;
    // The server counts the command too.
    long most = packet - bytes(head()) - 16;
    for (List<Value> row : insert.rows().subList(from, to)) {
      String values = values(row);
      long more = bytes(values) + SEPARATOR.length();
      if (!rows.isEmpty() && bytes + more > most) {
        statements.add(statement(rows));
        rows.clear();
        bytes = 0;
      }
      rows.add(values);
      bytes += more;
    }
    statements.add(statement(rows));
    return statements;
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private String statement(List<String> rows) {
    return head() + String.join(SEPARATOR, rows);
  }

  private String head() {
    return "INSERT INTO "
        + Sql.name(insert.table())
        + " ("
        + Sql.names(insert.columns())
        + ") VALUES";
  }

  private static String values(List<Value> row) {
    return "\n  (" + Sql.values(row) + ")";
  }
}
