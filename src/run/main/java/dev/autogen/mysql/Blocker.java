package dev.autogen.mysql;

import dev.autogen.facts.text.SqlText;
import java.time.Duration;
import java.util.Map;

/**
 * A connection that holds what another waits for.
 *
 * @param connection its id, as {@code KILL} takes it
 * @param account who it is and from where, such as {@code app@10.0.0.7}; empty where that may not
 *     be seen
 * @param state what it does: {@code Sleep}, {@code Query}
 * @param inTransaction whether it is in a transaction
 * @param age how long that is so: since its transaction began, or since it does what it does
 * @param query what it runs, or ran last; empty where that is not known
 */
public record Blocker(
    long connection,
    String account,
    String state,
    boolean inTransaction,
    Duration age,
    String query) {

  private static final int LONGEST_QUERY = 100;

  /** Such as {@code connection 15 (app@10.0.0.7, idle in transaction for 12 s, last: SELECT 1)}. */
  public String describe() {
    StringBuilder text = new StringBuilder("connection ").append(connection).append(" (");
    if (!account.isEmpty()) {
      text.append(account).append(", ");
    }
    text.append(doing()).append(" for ").append(time(age));
    if (!query.isEmpty()) {
      text.append(isIdle() ? ", last: " : ": ").append(shortened(query));
    }
    return text.append(')').toString();
  }

  /** Whether no more than its age tells it from {@code other}. */
  public boolean isStill(Blocker other) {
    return ageless().describe().equals(other.ageless().describe());
  }

  private Blocker ageless() {
    return new Blocker(connection, account, state, inTransaction, Duration.ZERO, query);
  }

  private boolean isIdle() {
    return state.equals("Sleep");
  }

  private String doing() {
    if (isIdle()) {
      return inTransaction ? "idle in transaction" : "idle";
    }
    return inTransaction ? "in transaction" : "running";
  }

  static String shortened(String query) {
    String line = new SqlText(query).withoutSecretsAndRows().strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST_QUERY ? line.substring(0, LONGEST_QUERY) + "…" : line;
  }

  /** Such as {@code 12 s}, {@code 3 min}, {@code 2 h 5 min}. */
  public static String time(Duration time) {
    long minutes = time.toMinutes();
    if (minutes == 0) {
      return time.toSeconds() + " s";
    }
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  static String account(String user, String host) {
    return user.isEmpty() ? "" : user + "@" + host.replaceFirst(":\\d+$", "");
  }

  static Duration seconds(Map<String, String> row, String column) {
    String text = row.getOrDefault(column, "");
    return Duration.ofSeconds(text.isEmpty() ? 0 : Long.parseLong(text.replaceFirst("[.].*", "")));
  }
}
