package dev.autogen.online;

import dev.autogen.error.AutogenException;
import dev.autogen.error.Printable;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Snapshot;
import dev.autogen.mysql.Sql;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of a tool at work, and kept in the journal: enough for a later run to wait for its
 * end and to clean up after it.
 *
 * @param tool which one
 * @param table the table it changes
 * @param process on which machine it runs, as which process; empty before it has begun
 * @param arguments how it was called, without a password
 */
record Traces(OnlineTool tool, String table, Optional<ToolProcess.Id> process, String arguments) {

  private static final Duration LOOK = Duration.ofMillis(200);

  /** As it is kept. */
  String text() {
    Map<String, String> sorted = new TreeMap<>();
    sorted.put("tool", tool.word());
    sorted.put("table", table);
    sorted.put("arguments", arguments);
    process.ifPresent(
        id -> {
          sorted.put("host", id.host());
          sorted.put("process", String.valueOf(id.number()));
          sorted.put("began", id.began());
        });
    StringWriter text = new StringWriter();
    try {
      for (Map.Entry<String, String> each : sorted.entrySet()) {
        Properties one = new Properties();
        one.setProperty(each.getKey(), each.getValue());
        one.store(text, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // The first line of each is the time.
    return text.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(Collectors.joining("\n"));
  }

  /** Reads what was kept; empty where it is of no tool that is known here. */
  static Optional<Traces> parse(String text) {
    Properties kept = new Properties();
    try {
      kept.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    String table = kept.getProperty("table", "");
    Optional<ToolProcess.Id> process =
        kept.containsKey("process")
            ? Optional.of(
                new ToolProcess.Id(
                    kept.getProperty("host", ""),
                    Long.parseLong(kept.getProperty("process")),
                    kept.getProperty("began", "")))
            : Optional.empty();
    return table.isEmpty()
        ? Optional.empty()
        : OnlineTool.named(kept.getProperty("tool", ""))
            .map(tool -> new Traces(tool, table, process, kept.getProperty("arguments", "")));
  }

  Traces with(ToolProcess.Id id) {
    return new Traces(tool, table, Optional.of(id), arguments);
  }

  Shadows shadows() {
    return new Shadows(tool, table);
  }

  /**
   * Waits for its end, puts names back, and drops what it left.
   *
   * @param wait how long it may go on
   * @throws AutogenException when it goes on for longer, or that is not to be seen
   */
  void settle(Session session, Snapshot before, Duration wait) throws SQLException {
    long end = System.nanoTime() + wait.toNanos();
    for (String who = atWork(session); !who.isEmpty(); who = atWork(session)) {
      if (System.nanoTime() > end) {
        throw AutogenException.failure(
            tool.word()
                + " of an earlier run is still at work on table "
                + Printable.line(table)
                + " ("
                + who
                + ")",
            "wait for its end, or end it, then run it again");
      }
      try {
        Thread.sleep(LOOK.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    new FormerNames(session, shadows()).putBack(before.tables(session.server()));
    shadows().drop(session);
  }

  /** Who is at work, a clause; empty: nobody. */
  private String atWork(Session session) throws SQLException {
    if (process.isPresent() && process.get().isHere()) {
      return process.get().isAlive() ? "process " + process.get().number() : "";
    }
    List<String> likenesses =
        shadows().tables(session).stream().map(name -> "%" + name + "%").map(Sql::text).toList();
    if (likenesses.isEmpty()) {
      return "";
    }
    try {
      return session
          .query(
              "SELECT DISTINCT t.PROCESSLIST_ID AS id FROM performance_schema.threads t"
                  + " JOIN performance_schema.events_statements_history h USING (THREAD_ID)"
                  + " WHERE t.PROCESSLIST_ID <> CONNECTION_ID() AND h.NESTING_EVENT_LEVEL = 0 AND ("
                  + likenesses.stream()
                      .map(like -> "h.SQL_TEXT LIKE " + like)
                      .collect(Collectors.joining(" OR "))
                  + ") LIMIT 1")
          .stream()
          .map(row -> "connection " + row.get("id"))
          .findFirst()
          .orElse("");
    } catch (SQLException e) {
      if (!Failures.isPrivilege(e)) {
        throw e;
      }
      throw AutogenException.failure(
          "whether "
              + tool.word()
              + " of an earlier run has ended is not to be seen, since that was on "
              + process.map(ToolProcess.Id::host).orElse("another machine"),
          "run it there, or as an account that may read performance_schema");
    }
  }
}
