package dev.autogen.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** A lock of the server's with a name, held by a connection that does nothing else. */
public final class NamedLock {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Session own;
  private final String name;
  private final long connection;

  /**
   * A lock that is not taken yet.
   *
   * @param own the connection to hold it, which this closes
   */
  public NamedLock(Session own, String name) throws SQLException {
    this.own = own;
    this.name = name;
    this.connection = own.connectionId();
    // It is idle for as long as the run lasts.
    own.execute("SET SESSION wait_timeout = 2147483");
  }

  /** Waits for it; whether it was granted. A second is the least there is to wait. */
  public boolean take(Duration patience) throws SQLException {
    long seconds = (patience.toMillis() + 999) / 1000;
    return own.query("SELECT GET_LOCK(?, ?) AS granted", name, String.valueOf(seconds))
        .get(0)
        .get("granted")
        .equals("1");
  }

  /**
   * Who holds a lock.
   *
   * @param account who that is and from where; empty where the account here may not see it
   * @param held for how long, to some seconds: its connection is idle since then
   * @param since the same as a time of day in UTC, by the server's clock
   */
  public record Holder(long connection, String account, Duration held, LocalTime since) {

    /** Such as {@code connection 15 (app@10.0.0.7) has it for 12 s, since 09:14:07 UTC}. */
    public String describe() {
      return account.isEmpty()
          ? "connection " + connection + " has it (PROCESS would tell whose that is)"
          : "connection "
              + connection
              + " ("
              + account
              + ") has it for "
              + Blocker.time(held)
              + ", since "
              + TIME.format(since)
              + " UTC";
    }
  }

  /** Who holds it; empty where nobody does. */
  public Optional<Holder> holder() throws SQLException {
    Map<String, String> lock =
        own.query(
                "SELECT IS_USED_LOCK(?) AS holder, TIME_FORMAT(UTC_TIME(), '%H:%i:%s') AS now",
                name)
            .get(0);
    String id = lock.get("holder");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    LocalTime now = LocalTime.parse(lock.get("now"), TIME);
    // Not information_schema.PROCESSLIST, which MySQL is about to give up.
    for (Map<String, String> row : own.query("SHOW FULL PROCESSLIST")) {
      if (row.get("Id").equals(id)) {
        Duration held = Blocker.seconds(row, "Time");
        return Optional.of(
            new Holder(
                Long.parseLong(id),
                Blocker.account(row.get("User"), row.get("Host")),
                held,
                now.minus(held)));
      }
    }
    return Optional.of(new Holder(Long.parseLong(id), "", Duration.ZERO, now));
  }

  /** Whether the connection that took it holds it still, as {@code asking} sees it. */
  public boolean isHeld(Session asking) throws SQLException {
    return asking
        .query("SELECT IS_USED_LOCK(?) AS holder", name)
        .get(0)
        .get("holder")
        .equals(String.valueOf(connection));
  }

  /** Gives it back with its connection; where that cannot be reached, through another. */
  public void close(Session other) {
    try {
      own.execute("DO RELEASE_ALL_LOCKS()");
      own.close();
    } catch (SQLException unreachable) {
      try {
        other.execute("KILL CONNECTION " + connection);
      } catch (SQLException gone) {
        // Then the server gives it back when it finds the connection dead.
        unreachable.addSuppressed(gone);
      }
    }
  }
}
