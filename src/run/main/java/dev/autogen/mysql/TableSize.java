package dev.autogen.mysql;

import dev.autogen.error.Printable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much room tables take, as the server estimates it.
 *
 * @param table the greatest of them
 * @param bytes of all of them, with their indexes
 */
public record TableSize(String table, long bytes) {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  /** The size of the tables of that name; of tables that are not there it is nothing. */
  public static TableSize of(Session session, Collection<String> tables) throws SQLException {
    List<TableSize> each = each(session, tables);
    return new TableSize(
        each.isEmpty() ? "" : each.get(0).table(), each.stream().mapToLong(TableSize::bytes).sum());
  }

  /** The size of each of the tables of that name that are there, the greatest first. */
  public static List<TableSize> each(Session session, Collection<String> tables)
      throws SQLException {
    return read(session, tables).stream()
        .map(row -> new TableSize(row.get("name"), Long.parseLong(row.get("bytes"))))
        .toList();
  }

  /** Each of the tables that are there, such as {@code about 1,200 rows, 3.0 MB}, by its name. */
  public static SortedMap<String, String> describeEach(Session session, Collection<String> tables)
      throws SQLException {
    SortedMap<String, String> sizes = new TreeMap<>();
    for (Map<String, String> row : read(session, tables)) {
      long rows = Long.parseLong(row.get("row_count"));
      sizes.put(
          row.get("name"),
          "about "
              + Printable.number(rows)
              + (rows == 1 ? " row, " : " rows, ")
              + inUnits(Long.parseLong(row.get("bytes"))));
    }
    return sizes;
  }

  private static List<Map<String, String>> read(Session session, Collection<String> tables)
      throws SQLException {
    if (tables.isEmpty()) {
      return List.of();
    }
    String names = String.join(", ", tables.stream().map(Sql::text).toList());
    return session
        .batch(
            List.of(
                // Else it may be a day old. What is fresh may have to wait for a lock.
                "SET @autogen_stats_expiry = @@SESSION.information_schema_stats_expiry,"
                    + " @autogen_lock_wait_timeout = @@SESSION.lock_wait_timeout,"
                    + " SESSION information_schema_stats_expiry = 0,"
                    + " SESSION lock_wait_timeout = 1",
                "SELECT TABLE_NAME AS name, COALESCE(TABLE_ROWS, 0) AS row_count,"
                    + " COALESCE(DATA_LENGTH + INDEX_LENGTH, 0) AS bytes"
                    + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = "
                    + Sql.text(session.schema())
                    + " AND TABLE_NAME IN ("
                    + names
                    + ") ORDER BY bytes DESC, name",
                "SET SESSION lock_wait_timeout = @autogen_lock_wait_timeout,"
                    + " SESSION information_schema_stats_expiry = @autogen_stats_expiry,"
                    + " @autogen_lock_wait_timeout = NULL, @autogen_stats_expiry = NULL"))
        .get(0);
  }

  /** Such as {@code table account, 1.2 GB}; empty for no table. */
  public String describe() {
    return table.isEmpty() ? "" : "table " + table + ", " + inUnits(bytes);
  }

  /** A size as a person reads it: {@code 1.2 GB}. */
  public static String inUnits(long bytes) {
    double number = bytes;
    int unit = 0;
    while (number >= 1000 && unit < UNITS.length - 1) {
      number /= 1000;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, number < 10 ? "%.1f %s" : "%.0f %s", number, UNITS[unit]);
  }
}
