package dev.autogen.run;

import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The table that says who ran what, when, and how far it came: a row for each run of a revision
 * (step 0) and for each of its steps.
 */
public final class Journal {

  public static final String NAME = "autogen_journal";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /** The states of a row. */
  public enum State {
    STARTED,
    DONE,
    FAILED
  }

  /** A step that an earlier, unfinished run of a revision came to. */
  public record Entry(int step, String hash, State state) {}

  private final Session session;
  private final Clock clock;
  private final String toolVersion;

  public Journal(Session session, Clock clock, String toolVersion) {
    this.session = session;
    this.clock = clock;
    this.toolVersion = toolVersion;
  }

  void create() throws SQLException {
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + Sql.name(NAME)
            + " (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,"
            + " revision VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
            + " direction VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
            + " step INT NOT NULL, steps INT NOT NULL,"
            + " state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
            + " checksum CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
            + " started_at DATETIME(6) NOT NULL, finished_at DATETIME(6) NULL,"
            + " account VARCHAR(300) NOT NULL, tool_version VARCHAR(40) NOT NULL,"
            + " error VARCHAR(1000) NULL,"
            + " KEY revision_step (revision, step))"
            + " ENGINE = InnoDB DEFAULT CHARSET = utf8mb4"
            + " COMMENT = 'What was run on this schema; kept by autogen'");
  }

  /**
   * Changes nothing, and fails where the account may not write here: better now than after a step
   * that cannot be noted as done.
   */
  void probe() throws SQLException {
    String table = Sql.name(NAME);
    session.execute("INSERT INTO " + table + " SELECT * FROM " + table + " WHERE FALSE");
    session.execute("UPDATE " + table + " SET state = state WHERE FALSE");
  }

  /** Notes that something begins; returns the id of the row. */
  long start(String revision, Direction direction, int step, int steps, String checksum)
      throws SQLException {
    session.execute(
        "INSERT INTO "
            + Sql.name(NAME)
            + " (revision, direction, step, steps, state, checksum, started_at, account,"
            + " tool_version) VALUES ("
            + String.join(
                ", ",
                Sql.text(revision),
                Sql.text(direction.name()),
                String.valueOf(step),
                String.valueOf(steps),
                Sql.text(State.STARTED.name()),
                Sql.text(checksum),
                now(),
                "CURRENT_USER()",
                Sql.text(toolVersion))
            + ")");
    return Long.parseLong(session.query("SELECT LAST_INSERT_ID() AS id").get(0).get("id"));
  }

  void done(long id) throws SQLException {
    finish(id, State.DONE, "NULL");
  }

  void failed(long id, String error) throws SQLException {
    String cut = error.length() > 1000 ? error.substring(0, 1000) : error;
    finish(id, State.FAILED, Sql.text(cut));
  }

  private void finish(long id, State state, String error) throws SQLException {
    session.execute(
        "UPDATE "
            + Sql.name(NAME)
            + " SET state = "
            + Sql.text(state.name())
            + ", finished_at = "
            + now()
            + ", error = "
            + error
            + " WHERE id = "
            + id);
  }

  private String now() {
    return Sql.text(TIME.format(Instant.now(clock)));
  }

  /**
   * The steps of the last run of {@code revision} in {@code direction}, if that run did not finish
   * and nothing else was run after it; none otherwise.
   */
  List<Entry> unfinished(String revision, Direction direction) throws SQLException {
    List<Map<String, String>> runs =
        session.query(
            "SELECT id, revision, direction, state FROM "
                + Sql.name(NAME)
                + " WHERE step = 0 ORDER BY id DESC LIMIT 1");
    if (runs.isEmpty()
        || !runs.get(0).get("revision").equals(revision)
        || !runs.get(0).get("direction").equals(direction.name())
        || runs.get(0).get("state").equals(State.DONE.name())) {
      return List.of();
    }
    // A run that went on after a failure has several rows with step 0: all since the last that
    // finished belong together.
    List<Map<String, String>> rows =
        session.query(
            "SELECT step, checksum, state FROM "
                + Sql.name(NAME)
                + " WHERE step > 0 AND id > (SELECT COALESCE(MAX(id), 0) FROM "
                + Sql.name(NAME)
                + " WHERE step = 0 AND (state = 'DONE' OR revision <> ? OR direction <> ?))"
                + " ORDER BY id",
            revision,
            direction.name());
    List<Entry> entries = new ArrayList<>();
    for (Map<String, String> row : rows) {
      int step = Integer.parseInt(row.get("step"));
      entries.removeIf(entry -> entry.step() == step);
      entries.add(new Entry(step, row.get("checksum"), State.valueOf(row.get("state"))));
    }
    return List.copyOf(entries);
  }
}
