package dev.autogen.mysql;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * A lock of the server's with a name.
 *
 * @param session takes it and holds it
 * @param name 64 characters at the most
 */
public record NamedLock(Session session, String name) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Waits for it; whether it was granted. A second is the least there is to wait. */
  public boolean take(Duration timeout) throws SQLException {
    long seconds = (timeout.toMillis() + 999) / 1000;
    return session
        .query("SELECT GET_LOCK(?, ?) AS granted", name, String.valueOf(seconds))
        .get(0)
        .get("granted")
        .equals("1");
  }

  /** Gives it back; it may be gone already. */
  public void release() throws SQLException {
    session.query("SELECT RELEASE_LOCK(?) AS released", name);
  }

  /**
   * Who holds a lock.
   *
   * @param account who that is and from where; empty where the account here may not see it
   * @param busy for how long its connection has been idle, or at its statement
   * @param since the same as a time of day in UTC, by the server's clock
   * @param statement what it runs; empty where it is idle
   */
  public record Holder(
      long connection, String account, Duration busy, LocalTime since, String statement) {

    /**
     * Such as {@code connection 15 (app@10.0.0.7) has it for 12 s, since 09:14:07 UTC}: a
     * connection that does nothing but to hold the lock is idle since it was granted.
     */
    public String describe() {
      if (account.isEmpty()) {
        return "connection " + connection + " has it (PROCESS would tell whose that is)";
      }
      String times = " for " + Blocker.time(busy) + ", since " + TIME.format(since) + " UTC";
      return "connection "
          + connection
          + " ("
          + account
          + ")"
          + (statement.isEmpty()
              ? " has it" + times
              : " runs" + times + ": " + Blocker.shortened(statement));
    }
  }

  /** Who holds it; empty where nobody does. */
  public Optional<Holder> holder() throws SQLException {
    Map<String, String> lock =
        session
            .query(
                "SELECT IS_USED_LOCK(?) AS holder, TIME_FORMAT(UTC_TIME(), '%H:%i:%s') AS now",
                name)
            .get(0);
    String id = lock.get("holder");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    LocalTime now = LocalTime.parse(lock.get("now"), TIME);
    // Not information_schema.PROCESSLIST, which MySQL is about to give up.
    for (Map<String, String> row : session.query("SHOW FULL PROCESSLIST")) {
      if (row.get("Id").equals(id)) {
        Duration busy = Blocker.seconds(row, "Time");
        return Optional.of(
            new Holder(
                Long.parseLong(id),
                Blocker.account(row.get("User"), row.get("Host")),
                busy,
                now.minus(busy),
                row.get("Info")));
      }
    }
    return Optional.of(new Holder(Long.parseLong(id), "", Duration.ZERO, now, ""));
  }

  /** Whether anybody holds it. */
  public boolean isHeld() throws SQLException {
    return !session.query("SELECT IS_USED_LOCK(?) AS holder", name).get(0).get("holder").isEmpty();
  }

  /** Whether {@code connection} holds it, as {@code asking} sees it. */
  public boolean isHeldBy(long connection, Session asking) throws SQLException {
    return asking
        .query("SELECT IS_USED_LOCK(?) AS holder", name)
        .get(0)
        .get("holder")
        .equals(String.valueOf(connection));
  }
}
