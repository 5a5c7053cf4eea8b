package dev.autogen.run;

import dev.autogen.event.Direction;
import dev.autogen.facts.text.SqlText;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The table that says who ran what, when, and how far it came: a row for each run of a revision
 * (step 0) and for each of its steps.
 */
public final class Journal {

  public static final String NAME = JournalTable.NAME;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /** How much of a step's text is kept, in characters. */
  private static final int LONGEST_STATEMENT = 65_536;

  private static final int LONGEST_ERROR = 1000;

  /** The states of a row. */
  public enum State {
    STARTED,
    DONE,
    /** It left nothing behind. */
    FAILED,
    /** Something of it was committed before it failed. */
    PARTIAL
  }

  /**
   * A step that an earlier, unfinished run of a revision came to.
   *
   * @param id of its row
   * @param statement what it did, as far as it is kept; empty for what an early autogen ran
   * @param tablesBefore the tables it touches as they were; empty where that was not noted
   * @param position where work in chunks goes on; empty at its beginning
   */
  public record Entry(
      long id,
      int step,
      String hash,
      State state,
      String statement,
      String tablesBefore,
      String position) {}

  /**
   * What begins.
   *
   * @param step 0 for a run of a revision, else the step
   */
  record Beginning(
      String revision, Direction direction, int step, int steps, Step.Checksum checksum) {}

  /**
   * What is noted before something begins.
   *
   * @param statement what it does
   * @param tablesBefore the tables it touches as they are
   * @param position where work in chunks goes on
   */
  record Note(Beginning beginning, String statement, String tablesBefore, String position) {}

  /**
   * What is done.
   *
   * @param id of its row
   * @param started when it began, as {@link #now} says it
   * @param finished when it was done, likewise
   */
  record Finished(long id, String started, String finished) {}

  /**
   * What the last, unfinished run left.
   *
   * @param steps how many the revision has
   * @param error what stopped it; empty where nobody noted that
   * @param entries the steps it came to
   */
  public record Unfinished(
      String revision, Direction direction, int steps, String error, List<Entry> entries) {

    /** Whether it left anything behind in the schema, or may have. */
    boolean hasTraces() {
      return entries.stream()
          .anyMatch(entry -> entry.state() != State.FAILED || !entry.position().isEmpty());
    }
  }

  private final Session session;
  private final Clock clock;
  private final Operator operator;

  public Journal(Session session, Clock clock, Operator operator) {
    this.session = session;
    this.clock = clock;
    this.operator = operator;
  }

  void create() throws SQLException {
    new JournalTable(session).create();
  }

  void probe() throws SQLException {
    new JournalTable(session).probe();
  }

  /** Notes that something begins that has no step; returns the id of the row. */
  long start(Beginning beginning) throws SQLException {
    return start(new Note(beginning, "", "", ""));
  }

  /** Notes that something begins; returns the id of the row. */
  long start(Note note) throws SQLException {
    return start(List.of(note)).get(0);
  }

  /** Notes in one commit that all of these begin, in this order; returns the ids of the rows. */
  List<Long> start(List<Note> notes) throws SQLException {
    session.execute(
        "INSERT INTO "
            + Sql.name(NAME)
            + " (revision, direction, step, steps, state, checksum, started_at, account,"
            + " tool_version, host, os_user, operations, statement, tables_before, position) VALUES "
            + String.join(", ", notes.stream().map(this::values).toList()));
    // Nobody else writes here meanwhile; how far two numbers are apart is the server's setting.
    return session
        .query("SELECT id FROM " + Sql.name(NAME) + " WHERE id >= LAST_INSERT_ID() ORDER BY id")
        .stream()
        .map(row -> Long.valueOf(row.get("id")))
        .toList();
  }

  /** Notes in one statement what is done already, each with its times. */
  void noteDone(List<Note> notes, List<Finished> times) throws SQLException {
    List<Long> rows = start(notes);
    List<Finished> done = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      done.add(new Finished(rows.get(i), times.get(i).started(), times.get(i).finished()));
    }
    done(done);
  }

  private String values(Note note) {
    Beginning beginning = note.beginning();
    return "("
        + String.join(
            ", ",
            Sql.text(beginning.revision()),
            Sql.text(beginning.direction().name()),
            String.valueOf(beginning.step()),
            String.valueOf(beginning.steps()),
            Sql.text(State.STARTED.name()),
            Sql.text(beginning.checksum().statements()),
            Sql.text(now()),
            "CURRENT_USER()",
            Sql.text(operator.toolVersion()),
            Sql.text(operator.host()),
            Sql.text(operator.name()),
            Sql.text(beginning.checksum().operations()),
            Sql.text(kept(note.statement())),
            Sql.text(note.tablesBefore()),
            Sql.text(note.position()))
        + ")";
  }

  private static String kept(String statement) {
    return cut(new SqlText(statement).withoutSecrets(), LONGEST_STATEMENT);
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
  }

  /**
   * Notes that something is done.
   *
   * @throws SQLException where the row is not there, so that nothing would say so
   */
  void done(long id) throws SQLException {
    ensureNoted(finish(id, State.DONE, "NULL"), 1);
  }

  private static void ensureNoted(int found, int expected) throws SQLException {
    if (found != expected) {
      throw new SQLException(
          "what was noted in " + NAME + " before it began is not there any more");
    }
  }

  /** Gives a row a state that says nothing of its end. */
  void mark(long id, State state) throws SQLException {
    session.execute(
        "UPDATE "
            + Sql.name(NAME)
            + " SET state = "
            + Sql.text(state.name())
            + " WHERE id = "
            + id);
  }

  /** Whether the row is there, and has that state. */
  boolean isMarked(long id, State state) throws SQLException {
    return session.query("SELECT state FROM " + Sql.name(NAME) + " WHERE id = " + id).stream()
        .anyMatch(row -> row.get("state").equals(state.name()));
  }

  /** The same journal, written through another connection. */
  Journal through(Session other) {
    return new Journal(other, clock, operator);
  }

  /** Notes in one commit that all of these are done, each with its times. */
  void done(List<Finished> all) throws SQLException {
    if (!all.isEmpty()) {
      int found =
          session.update(
              "UPDATE "
                  + Sql.name(NAME)
                  + " SET state = "
                  + Sql.text(State.DONE.name())
                  + ", started_at = "
                  + each(all, Finished::started)
                  + ", finished_at = "
                  + each(all, Finished::finished)
                  + " WHERE id IN ("
                  + ids(all.stream().map(Finished::id).toList())
                  + ")");
      ensureNoted(found, all.size());
    }
  }

  private static String each(List<Finished> all, Function<Finished, String> time) {
    StringBuilder sql = new StringBuilder("CASE id");
    for (Finished one : all) {
      sql.append(" WHEN ").append(one.id()).append(" THEN ").append(Sql.text(time.apply(one)));
    }
    return sql.append(" END").toString();
  }

  private static String ids(Collection<Long> ids) {
    return String.join(", ", ids.stream().map(String::valueOf).toList());
  }

  /** Takes back the notes of what did not begin after all. */
  void forget(Collection<Long> ids) throws SQLException {
    if (!ids.isEmpty()) {
      session.execute("DELETE FROM " + Sql.name(NAME) + " WHERE id IN (" + ids(ids) + ")");
    }
  }

  /** Notes a failure; {@code false} where the row is not there, since it was rolled back. */
  boolean failed(long id, State state, String error) throws SQLException {
    return finish(id, state, Sql.text(cut(error, LONGEST_ERROR))) > 0;
  }

  /** Notes what was found out of a step that was interrupted. */
  void settled(long id, boolean isDone) throws SQLException {
    if (isDone) {
      done(id);
    } else {
      failed(id, State.FAILED, "interrupted, and not carried out");
    }
  }

  private int finish(long id, State state, String error) throws SQLException {
    return session.update(
        "UPDATE "
            + Sql.name(NAME)
            + " SET state = "
            + Sql.text(state.name())
            + ", finished_at = "
            + Sql.text(now())
            + ", error = "
            + error
            + " WHERE id = "
            + id);
  }

  /** Notes other fingerprints for what was run. */
  void accept(long id, Step.Checksum checksum) throws SQLException {
    session.execute(
        "UPDATE "
            + Sql.name(NAME)
            + " SET checksum = "
            + Sql.text(checksum.statements())
            + ", operations = "
            + Sql.text(checksum.operations())
            + " WHERE id = "
            + id);
  }

  /** Notes how far work in chunks has come. */
  void reached(long id, String position) throws SQLException {
    int found =
        session.update(
            "UPDATE "
                + Sql.name(NAME)
                + " SET state = "
                + Sql.text(State.STARTED.name())
                + ", position = "
                + Sql.text(position)
                + " WHERE id = "
                + id);
    ensureNoted(found, 1);
  }

  /** The time, as the journal has it. */
  String now() {
    return TIME.format(Instant.now(clock));
  }

  /** What the last run left unfinished, in an Optional that is empty where it finished. */
  Optional<Unfinished> unfinished() throws SQLException {
    List<Map<String, String>> runs =
        session.query(
            "SELECT id, revision, direction, state, steps, error FROM "
                + Sql.name(NAME)
                + " WHERE step = 0 ORDER BY id DESC LIMIT 1");
    if (runs.isEmpty() || runs.get(0).get("state").equals(State.DONE.name())) {
      return Optional.empty();
    }
    String revision = runs.get(0).get("revision");
    String direction = runs.get(0).get("direction");
    return Optional.of(
        new Unfinished(
            revision,
            JournalWords.direction(direction),
            Integer.parseInt(runs.get(0).get("steps")),
            runs.get(0).get("error"),
            entries(revision, direction)));
  }

  /**
   * A run that went on after a failure has several rows with step 0: all since the last that
   * finished belong together, and of several rows of one step the last counts. The steps of a run
   * follow its own row.
   */
  private List<Entry> entries(String revision, String direction) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT id, step, checksum, state, statement, tables_before, position FROM "
                + Sql.name(NAME)
                + " WHERE step > 0 AND id > (SELECT MIN(id) FROM "
                + Sql.name(NAME)
                + " WHERE step = 0 AND id > (SELECT COALESCE(MAX(id), 0) FROM "
                + Sql.name(NAME)
                + " WHERE step = 0 AND (state = 'DONE' OR revision <> ? OR direction <> ?)))"
                + " ORDER BY id",
            revision,
            direction)) {
      int step = Integer.parseInt(row.get("step"));
      entries.removeIf(entry -> entry.step() == step);
      entries.add(
          new Entry(
              Long.parseLong(row.get("id")),
              step,
              row.get("checksum"),
              JournalWords.state(row.get("state")),
              row.get("statement"),
              row.get("tables_before"),
              row.get("position")));
    }
    return List.copyOf(entries);
  }
}
