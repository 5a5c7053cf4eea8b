package dev.autogen.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sees who holds the locks that a connection waits for, through another connection. */
public final class LockWaits {

  /**
   * Which granted metadata locks a requested one waits for; any lock on the object where it is not
   * here, as an EXCLUSIVE one does. The manual, "Metadata Locking", and {@code sql/mdl.cc}.
   */
  private static final Map<String, Set<String>> WAITS_FOR =
      Map.of(
          "SHARED", Set.of("EXCLUSIVE"),
          "SHARED_HIGH_PRIO", Set.of("EXCLUSIVE"),
          "SHARED_READ", Set.of("SHARED_NO_READ_WRITE", "EXCLUSIVE"),
          "SHARED_WRITE",
              Set.of("SHARED_READ_ONLY", "SHARED_NO_WRITE", "SHARED_NO_READ_WRITE", "EXCLUSIVE"),
          "SHARED_UPGRADABLE",
              Set.of("SHARED_UPGRADABLE", "SHARED_NO_WRITE", "SHARED_NO_READ_WRITE", "EXCLUSIVE"),
          "SHARED_NO_WRITE",
              Set.of(
                  "SHARED_WRITE",
                  "SHARED_WRITE_LOW_PRIO",
                  "SHARED_UPGRADABLE",
                  "SHARED_NO_WRITE",
                  "SHARED_NO_READ_WRITE",
                  "EXCLUSIVE"),
          "INTENTION_EXCLUSIVE", Set.of("SHARED", "EXCLUSIVE"));

  private static final String CONNECTION =
      "t.PROCESSLIST_ID AS connection, t.PROCESSLIST_USER AS user, t.PROCESSLIST_HOST AS host,"
          + " t.PROCESSLIST_COMMAND AS state, t.PROCESSLIST_TIME AS age,"
          + " COALESCE(t.PROCESSLIST_INFO, s.SQL_TEXT) AS query";

  private static final String STATEMENT =
      " LEFT JOIN performance_schema.events_statements_current s"
          + " ON s.THREAD_ID = t.THREAD_ID AND s.NESTING_EVENT_LEVEL = 0";

  private static final int NO_SUCH_THREAD = 1094;

  private final Session observer;
  private final long waiting;

  /**
   * Watches one connection.
   *
   * @param observer asks; another connection than the one that may wait
   * @param waiting the id of the one that may wait
   */
  public LockWaits(Session observer, long waiting) {
    this.observer = observer;
    this.waiting = waiting;
  }

  /**
   * What is waited for.
   *
   * @param what the lock, such as {@code table account}
   * @param blockers who holds it, by the id of the connection; empty where that is not to be seen
   */
  public record Waiting(String what, List<Blocker> blockers) {}

  /**
   * What the connection waits for at the moment; empty where for nothing.
   *
   * @throws SQLException also when the account may not see it, {@link Failures#isPrivilege}
   */
  public Optional<Waiting> look() throws SQLException {
    Optional<Waiting> metadata = metadata();
    return metadata.isPresent() ? metadata : rows();
  }

  private Optional<Waiting> metadata() throws SQLException {
    List<Map<String, String>> rows =
        observer.query(
            "SELECT p.OBJECT_TYPE AS type, p.OBJECT_NAME AS name, p.LOCK_TYPE AS wanted,"
                + " g.LOCK_TYPE AS held, g.LOCK_DURATION AS duration, "
                + CONNECTION
                + " FROM performance_schema.threads me"
                + " JOIN performance_schema.metadata_locks p"
                + " ON p.OWNER_THREAD_ID = me.THREAD_ID AND p.LOCK_STATUS = 'PENDING'"
                + " LEFT JOIN performance_schema.metadata_locks g"
                + " ON g.OBJECT_TYPE = p.OBJECT_TYPE AND g.OBJECT_SCHEMA <=> p.OBJECT_SCHEMA"
                + " AND g.OBJECT_NAME <=> p.OBJECT_NAME AND g.LOCK_STATUS = 'GRANTED'"
                + " AND g.OWNER_THREAD_ID <> p.OWNER_THREAD_ID"
                + " LEFT JOIN performance_schema.threads t ON t.THREAD_ID = g.OWNER_THREAD_ID"
                + STATEMENT
                + " WHERE me.PROCESSLIST_ID = ?",
            String.valueOf(waiting));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> first = rows.get(0);
    String what =
        first.get("type").toLowerCase(Locale.ROOT)
            + (first.get("name").isEmpty() ? "" : " " + first.get("name"));
    return Optional.of(
        new Waiting(
            what,
            blockers(
                rows.stream().filter(r -> conflicts(r.get("wanted"), r.get("held"))).toList())));
  }

  private static boolean conflicts(String wanted, String held) {
    return !WAITS_FOR.containsKey(wanted) || WAITS_FOR.get(wanted).contains(held);
  }

  private Optional<Waiting> rows() throws SQLException {
    List<Map<String, String>> rows =
        observer.query(
            "SELECT l.OBJECT_NAME AS name, "
                + CONNECTION
                + " FROM performance_schema.threads me"
                + " JOIN performance_schema.data_lock_waits w"
                + " ON w.REQUESTING_THREAD_ID = me.THREAD_ID"
                + " JOIN performance_schema.data_locks l"
                + " ON l.ENGINE_LOCK_ID = w.REQUESTING_ENGINE_LOCK_ID"
                + " JOIN performance_schema.threads t ON t.THREAD_ID = w.BLOCKING_THREAD_ID"
                + STATEMENT
                + " WHERE me.PROCESSLIST_ID = ?",
            String.valueOf(waiting));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Waiting("rows of table " + rows.get(0).get("name"), blockers(rows)));
  }

  /**
   * Who else holds a lock on a table, once the connection has given up waiting for it.
   *
   * @throws SQLException also when the account may not see it
   */
  public List<Blocker> holders(String table) throws SQLException {
    return blockers(
        observer.query(
            "SELECT "
                + CONNECTION
                + " FROM performance_schema.metadata_locks g"
                + " JOIN performance_schema.threads t ON t.THREAD_ID = g.OWNER_THREAD_ID"
                + STATEMENT
                + " WHERE g.OBJECT_TYPE = 'TABLE' AND g.OBJECT_SCHEMA = ? AND g.OBJECT_NAME = ?"
                + " AND g.LOCK_STATUS = 'GRANTED' AND t.PROCESSLIST_ID <> ?",
            observer.schema(),
            table,
            String.valueOf(waiting)));
  }

  private List<Blocker> blockers(List<Map<String, String>> rows) throws SQLException {
    SortedMap<Long, Blocker> blockers = new TreeMap<>();
    Map<Long, Duration> transactions = rows.isEmpty() ? Map.of() : transactions();
    for (Map<String, String> row : rows) {
      if (row.get("connection").isEmpty()) {
        continue;
      }
      long connection = Long.parseLong(row.get("connection"));
      Duration transaction = transactions.get(connection);
      blockers.put(
          connection,
          new Blocker(
              connection,
              Blocker.account(row.get("user"), row.get("host")),
              row.get("state"),
              transaction != null || row.getOrDefault("duration", "").equals("TRANSACTION"),
              transaction != null ? transaction : Blocker.seconds(row, "age"),
              row.get("query")));
    }
    return List.copyOf(blockers.values());
  }

  /** How long each connection is in a transaction, as far as the account may see that. */
  private Map<Long, Duration> transactions() throws SQLException {
    Map<Long, Duration> ages = new TreeMap<>();
    try {
      for (Map<String, String> row :
          observer.query(
              "SELECT trx_mysql_thread_id AS connection,"
                  + " TIMESTAMPDIFF(SECOND, trx_started, NOW()) AS age"
                  + " FROM information_schema.INNODB_TRX")) {
        ages.put(Long.parseLong(row.get("connection")), Blocker.seconds(row, "age"));
      }
    } catch (SQLException e) {
      if (!Failures.isPrivilege(e)) {
        throw e;
      }
    }
    return ages;
  }

  /** How many rows its transaction has changed so far; empty where the account may not see that. */
  public Optional<Long> rowsChanged() throws SQLException {
    try {
      return observer
          .query(
              "SELECT trx_rows_modified AS count FROM information_schema.INNODB_TRX"
                  + " WHERE trx_mysql_thread_id = ?",
              String.valueOf(waiting))
          .stream()
          .findFirst()
          .map(row -> Long.parseLong(row.get("count")));
    } catch (SQLException e) {
      if (!Failures.isPrivilege(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Whether the connection waits for a lock, as every account may see of its own connections. */
  public boolean isWaiting() throws SQLException {
    for (Map<String, String> row : observer.query("SHOW FULL PROCESSLIST")) {
      if (row.get("Id").equals(String.valueOf(waiting))) {
        return row.get("State").matches("(?i)waiting for .*lock.*");
      }
    }
    return false;
  }

  /**
   * Ends a connection.
   *
   * @throws SQLException also when the account may not, {@link Failures#isPrivilege}
   */
  public void kill(Blocker blocker) throws SQLException {
    try {
      observer.execute("KILL CONNECTION " + blocker.connection());
    } catch (SQLException e) {
      if (e.getErrorCode() != NO_SUCH_THREAD) {
        throw e;
      }
    }
  }
}
