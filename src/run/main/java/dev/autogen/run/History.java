package dev.autogen.run;

import dev.autogen.event.Direction;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the journal tells of what was run on a schema. */
public final class History {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

  /**
   * A run of a revision, or of one step of it.
   *
   * @param step 0 for the run of the revision
   * @param steps how many it has
   * @param finished when it ended, if the journal was told
   * @param checksum over what was run, 64 hexadecimal digits; empty for a stamp
   * @param account of the database
   * @param user of the operating system; empty where an early autogen noted none
   * @param host where it was run; empty as above
   * @param statement what a step did, as far as it is kept
   * @param error empty where there was none
   */
  public record Row(
      String revision,
      Direction direction,
      int step,
      int steps,
      Journal.State state,
      Instant started,
      Optional<Instant> finished,
      String checksum,
      String account,
      String user,
      String host,
      String toolVersion,
      String statement,
      String error) {

    /** Whether it came to its end. */
    public boolean isDone() {
      return state == Journal.State.DONE;
    }

    /** How long it took, if it ended. */
    public Optional<Duration> duration() {
      return finished.map(end -> Duration.between(started, end));
    }

    /** Who ran it, such as {@code root@localhost (ada on analytical)}. */
    public String who() {
      return user.isEmpty()
          ? account
          : account + " (" + user + (host.isEmpty() ? "" : " on " + host) + ")";
    }
  }

  private final Session session;

  public History(Session session) {
    this.session = session;
  }

  /** Everything that was run, in the order it began; none where nothing was. */
  public List<Row> rows() throws SQLException {
    JournalTable table = new JournalTable(session);
    if (!table.isThere()) {
      return List.of();
    }
    boolean complete = table.hasStatements();
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT *, DATE_FORMAT(started_at, '%Y-%m-%d %H:%i:%s.%f') AS begun,"
                + " DATE_FORMAT(finished_at, '%Y-%m-%d %H:%i:%s.%f') AS ended FROM "
                + Sql.name(Journal.NAME)
                + " ORDER BY id")) {
      rows.add(
          new Row(
              row.get("revision"),
              JournalWords.direction(row.get("direction")),
              Integer.parseInt(row.get("step")),
              Integer.parseInt(row.get("steps")),
              JournalWords.state(row.get("state")),
              instant(row.get("begun")),
              Optional.of(row.get("ended")).filter(t -> !t.isEmpty()).map(History::instant),
              row.get("checksum"),
              row.get("account"),
              complete ? row.get("os_user") : "",
              complete ? row.get("host") : "",
              row.get("tool_version"),
              complete ? row.get("statement") : "",
              row.get("error")));
    }
    return List.copyOf(rows);
  }

  private static Instant instant(String text) {
    return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
  }
}
