package dev.autogen.run;

import dev.autogen.event.LockHolder;
import dev.autogen.event.RunEvent;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets one autogen at a time change a schema, by a row of a table: for servers and proxies without
 * named locks. Whoever has the row has it for {@link #LEASE} and renews that while it is at work;
 * when it has died the time runs out, and another takes the row over, once the server has carried
 * the last statement of the dead one on to its end. All times are the server's.
 */
final class RowLock implements SchemaLock {

  static final String NAME = "autogen_lock";

  /** How long the row is somebody's who does not renew it. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** How often it is renewed: several attempts may fail before the time is over. */
  private static final Duration RENEWAL = Duration.ofSeconds(15);

  private static final String TABLE = Sql.name(NAME);

  private static final String FREE = "";

  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS "
          + TABLE
          + " (id TINYINT NOT NULL PRIMARY KEY,"
          + " holder VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
          + " account VARCHAR(300) NOT NULL,"
          + " server VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
          + " connection BIGINT UNSIGNED NOT NULL,"
          + " taken_at DATETIME(6) NOT NULL,"
          + " lease_end DATETIME(6) NOT NULL) ENGINE = InnoDB";

  private static final String FIRST_ROW =
      "INSERT IGNORE INTO "
          + TABLE
          + " VALUES (1, '', '', '', 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))";

  private final Session working;
  private final Session own;
  private final String holder;
  private final CountDownLatch released = new CountDownLatch(1);
  private Thread renewal;

  private RowLock(Session working, Session own) throws SQLException {
    this.working = working;
    this.own = own;
    this.holder = own.query("SELECT UUID() AS id").get(0).get("id");
  }

  /** Waits for the row of the session's schema, as {@link SchemaLock#take} does. */
  static RowLock take(Session working, Duration timeout, Consumer<RunEvent> events)
      throws SQLException {
    return take(working, timeout, RENEWAL, events);
  }

  /** The same, renewed at another interval. */
  static RowLock take(
      Session working, Duration timeout, Duration interval, Consumer<RunEvent> events)
      throws SQLException {
    Session own = working.another();
    try {
      RowLock lock = new RowLock(working, own);
      lock.prepare();
      lock.await(timeout, events);
      lock.renewal = new Thread(() -> lock.renew(interval), "autogen-lock");
      lock.renewal.setDaemon(true);
      lock.renewal.start();
      return lock;
    } catch (SQLException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private void prepare() throws SQLException {
    try {
      if (!isThere(own)) {
        own.execute(CREATE);
      }
      own.execute(FIRST_ROW);
    } catch (SQLException e) {
      throw Failures.of("preparing autogen's own tables", e);
    }
  }

  private static boolean isThere(Session session) throws SQLException {
    return !session
        .query(
            "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
            session.schema(),
            NAME)
        .isEmpty();
  }

  private void await(Duration timeout, Consumer<RunEvent> events) throws SQLException {
    long end = System.nanoTime() + timeout.toNanos();
    String told = FREE;
    while (true) {
      Map<String, String> row = row();
      if (isFree(row) && takesOver(row.get("holder"))) {
        return;
      }
      if (!row.get("holder").isEmpty() && !row.get("holder").equals(told)) {
        told = row.get("holder");
        events.accept(
            new RunEvent.SchemaLockAwaited(
                working.schema(),
                new LockHolder(
                    Long.parseLong(row.get("connection")), row.get("account"), described(row))));
      }
      if (System.nanoTime() > end) {
        throw SchemaLock.notDone(working, timeout, described(row));
      }
      own.query("SELECT SLEEP(0.5)");
    }
  }

  private Map<String, String> row() throws SQLException {
    return own.query(
            "SELECT holder, account, server = @@server_uuid AS is_here, connection,"
                + " TIME_FORMAT(taken_at, '%H:%i:%s') AS since,"
                + " lease_end < UTC_TIMESTAMP(6) AS is_over FROM "
                + TABLE
                + " WHERE id = 1")
        .get(0);
  }

  /** Whether nobody has it, or one that has died and whose statement is done. */
  private boolean isFree(Map<String, String> row) throws SQLException {
    if (row.get("holder").isEmpty()) {
      return true;
    }
    return row.get("is_over").equals("1") && !(row.get("is_here").equals("1") && isBusy(row));
  }

  private boolean isBusy(Map<String, String> row) throws SQLException {
    // Not information_schema.PROCESSLIST, which MySQL is about to give up.
    return own.query("SHOW PROCESSLIST").stream()
        .anyMatch(
            connection ->
                connection.get("Id").equals(row.get("connection"))
                    && !connection.get("Command").equals("Sleep"));
  }

  /** Takes it from {@code former}, if it has not changed hands meanwhile. */
  private boolean takesOver(String former) throws SQLException {
    try {
      own.execute(
          "UPDATE "
              + TABLE
              + " SET holder = "
              + Sql.text(holder)
              + ", account = CURRENT_USER(), server = @@server_uuid, connection = "
              + working.connectionId()
              + ", taken_at = UTC_TIMESTAMP(6), lease_end = "
              + leaseEnd()
              + " WHERE id = 1 AND holder = "
              + Sql.text(former)
              + (former.isEmpty() ? "" : " AND lease_end < UTC_TIMESTAMP(6)"));
    } catch (SQLException e) {
      if (Failures.isDeadlock(e)) {
        // In a cluster two may try at once on two servers: the one that is first wins.
        return false;
      }
      throw e;
    }
    return isHeld(own);
  }

  private static String leaseEnd() {
    return "UTC_TIMESTAMP(6) + INTERVAL " + LEASE.toSeconds() + " SECOND";
  }

  private boolean isHeld(Session asking) throws SQLException {
    List<Map<String, String>> mine =
        asking.query(
            "SELECT 1 FROM " + TABLE + " WHERE holder = ? AND lease_end > UTC_TIMESTAMP(6)",
            holder);
    return !mine.isEmpty();
  }

  private static String described(Map<String, String> row) {
    return row.get("holder").isEmpty()
        ? "the lock holder is not visible"
        : row.get("account") + " has it since " + row.get("since") + " UTC";
  }

  /** Renews it until it is given back, or lost for good, which is seen before the next step. */
  private void renew(Duration interval) {
    try {
      boolean isOpen = true;
      while (isOpen && !released.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        isOpen = renew();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there is a connection to go on with, whatever became of this attempt. */
  private boolean renew() {
    try {
      own.execute(
          "UPDATE "
              + TABLE
              + " SET lease_end = "
              + leaseEnd()
              + " WHERE holder = "
              + Sql.text(holder)
              + " AND lease_end > UTC_TIMESTAMP(6)");
      return true;
    } catch (SQLException e) {
      // A deadlock or a wait, as clusters have them: the time that is left is for further attempts.
      return isOpen(own.connection());
    }
  }

  private static boolean isOpen(Connection connection) {
    try {
      return !connection.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  /** Whether somebody has it. */
  static boolean isTaken(Session session) throws SQLException {
    try {
      return !session
          .query("SELECT 1 FROM " + TABLE + " WHERE holder <> '' AND lease_end > UTC_TIMESTAMP(6)")
          .isEmpty();
    } catch (SQLException e) {
      if (Failures.isNoSuchTable(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void ensureHeld() throws SQLException {
    if (!isHeld(working)) {
      throw SchemaLock.lost(working, "the row that is the lock on schema ");
    }
  }

  @Override
  public void close() {
    released.countDown();
    try (own) {
      renewal.join();
      own.execute("UPDATE " + TABLE + " SET holder = '' WHERE holder = " + Sql.text(holder));
    } catch (SQLException gone) {
      // Then the lease runs out.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
