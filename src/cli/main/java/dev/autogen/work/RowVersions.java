package dev.autogen.work;

import dev.autogen.mysql.Server;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many instant changes of their columns tables carry: their rows say which of the definitions
 * since the last rebuild they were written by.
 *
 * @param used by the name of the table; without those of which it is not known
 * @param most how many the server takes
 */
public record RowVersions(Map<String, Long> used, long most) {

  /** Nothing is known, or the server knows none. */
  public static final RowVersions NONE = new RowVersions(Map.of(), Long.MAX_VALUE);

  private static final int FIRST_SERVER = 80029;
  private static final int MORE_SINCE = 90100;

  public RowVersions {
    used = Map.copyOf(used);
  }

  /** Asks a server. */
  public static RowVersions of(Session session, Collection<String> tables) throws SQLException {
    Server server = session.server();
    if (server.number() < FIRST_SERVER || tables.isEmpty()) {
      return NONE;
    }
    Map<String, Long> used = new TreeMap<>();
    for (Map<String, String> row :
        session
            .batch(
                List.of(
                    "SELECT SUBSTRING_INDEX(NAME, '/', -1) AS name, TOTAL_ROW_VERSIONS AS number"
                        + " FROM information_schema.INNODB_TABLES WHERE NAME IN ("
                        + tables.stream()
                            .map(table -> Sql.text(session.schema() + "/" + table))
                            .collect(Collectors.joining(", "))
                        + ")"))
            .get(0)) {
      used.put(row.get("name"), Long.valueOf(row.get("number")));
    }
    return new RowVersions(used, server.number() < MORE_SINCE ? 64 : 255);
  }

  /** Those of a table; 0 where it is not known. */
  public long of(String table) {
    return used.getOrDefault(table, 0L);
  }

  /** Whether no more are taken until the table is rebuilt. */
  public boolean isUsedUp(String table) {
    return of(table) >= most;
  }

  /** Whether three quarters of them are used. */
  public boolean isNearEnd(String table) {
    return of(table) >= most / 4 * 3;
  }
}
