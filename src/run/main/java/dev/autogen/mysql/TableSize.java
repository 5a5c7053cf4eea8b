package dev.autogen.mysql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    if (tables.isEmpty()) {
      return new TableSize("", 0);
    }
    String names = String.join(", ", tables.stream().map(Sql::text).toList());
    List<List<Map<String, String>>> results =
        session.batch(
            List.of(
                // Else it may be a day old. What is fresh may have to wait for a lock.
                "SET @autogen_stats_expiry = @@SESSION.information_schema_stats_expiry,"
                    + " @autogen_lock_wait_timeout = @@SESSION.lock_wait_timeout,"
                    + " SESSION information_schema_stats_expiry = 0,"
                    + " SESSION lock_wait_timeout = 1",
                "SELECT TABLE_NAME AS name, COALESCE(DATA_LENGTH + INDEX_LENGTH, 0) AS bytes"
                    + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = "
                    + Sql.text(session.schema())
                    + " AND TABLE_NAME IN ("
                    + names
                    + ") ORDER BY bytes DESC, name",
                "SET SESSION lock_wait_timeout = @autogen_lock_wait_timeout,"
                    + " SESSION information_schema_stats_expiry = @autogen_stats_expiry,"
                    + " @autogen_lock_wait_timeout = NULL, @autogen_stats_expiry = NULL"));
    String greatest = "";
    long bytes = 0;
    for (Map<String, String> row : results.get(0)) {
      greatest = greatest.isEmpty() ? row.get("name") : greatest;
      bytes += Long.parseLong(row.get("bytes"));
    }
    return new TableSize(greatest, bytes);
  }

  /** Such as {@code table account, 1.2 GB}; empty for no table. */
  public String describe() {
    return table.isEmpty() ? "" : "table " + table + ", " + inUnits(bytes);
  }

  private static String inUnits(long bytes) {
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
