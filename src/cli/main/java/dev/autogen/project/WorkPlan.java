package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.error.Printable;
import dev.autogen.event.Direction;
import dev.autogen.mysql.Blocker;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.LockWaits;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.mysql.TableSize;
import dev.autogen.online.OnlineSettings;
import dev.autogen.online.OnlineTool;
import dev.autogen.online.TableFacts;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.proof.Algorithms;
import dev.autogen.proof.Replay;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.OwnTables;
import dev.autogen.run.RevisionSteps;
import dev.autogen.run.Step;
import dev.autogen.run.VersionTable;
import dev.autogen.schema.Schema;
import dev.autogen.work.Algorithm;
import dev.autogen.work.RowVersions;
import dev.autogen.work.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What running the pending migrations asks of the server: how it carries out each change of a
 * table, which it says itself on empty copies, on a table of which size, and for about how long.
 *
 * @param steps in the order they would be run in
 */
public record WorkPlan(List<PlannedStep> steps) {

  /** How many rows are copied to see how fast that goes. */
  private static final int SAMPLE = 20_000;

  public WorkPlan {
    steps = List.copyOf(steps);
  }

  /**
   * A step.
   *
   * @param revision its migration
   * @param text its SQL, or what code it runs
   * @param answer what the server says of a change of a table; empty for what is none, or where the
   *     server could not be asked
   * @param refusal why the server refuses it as it is written, a clause; mostly empty
   * @param table the table it changes; empty where it makes it, or changes none
   * @param size of that table
   * @param expected how long it takes at the speed at which a part of the rows was copied; empty
   *     where that is no matter of rows, or not known
   * @param tools which tools could do it while the table is used; empty for what writes no rows
   * @param waitsFor whose transactions use the table, so that it would wait for them now; empty
   *     also where the account may not see that
   */
  public record PlannedStep(
      RevisionScript revision,
      int number,
      String text,
      Optional<Work> answer,
      String refusal,
      String table,
      TableSize size,
      Optional<Duration> expected,
      Optional<TableFacts> tools,
      List<String> waitsFor) {

    public PlannedStep {
      waitsFor = List.copyOf(waitsFor);
    }

    /** Whether a tool carries it out. */
    public boolean isFor(OnlineSettings online) {
      return isLargeFor(online) && online.tool().obstacles(tools.get()).isEmpty();
    }

    /** Whether a tool would carry it out if it could. */
    public boolean isLargeFor(OnlineSettings online) {
      return tools.isPresent() && size.bytes() >= online.from();
    }

    /** Whether it writes all rows of a table that is larger. */
    public boolean copiesMoreThan(long bytes) {
      return size.bytes() > bytes
          && answer.filter(known -> known.algorithm().writesRows()).isPresent();
    }
  }

  /**
   * Of the migrations up to {@code target}.
   *
   * @param ids names the schema for the empty copies
   * @throws AutogenException when there is no such revision
   */
  public static WorkPlan of(
      Project project,
      Connection connection,
      RevisionGraph revisions,
      Supplier<String> ids,
      String target) {
    try {
      List<RevisionScript> pending =
          new VersionTable(connection.session()).path(revisions).up(target);
      Schema live =
          new SchemaReader(connection.session()).readExactly(name -> !OwnTables.contains(name));
      List<List<Operation>> asked = new ArrayList<>();
      List<Map<Step, Integer>> places = new ArrayList<>();
      for (RevisionScript script : pending) {
        List<Operation> operations = new ArrayList<>();
        Map<Step, Integer> place = new LinkedHashMap<>();
        Operation last = null;
        for (Step step : RevisionSteps.of(script, Direction.UPGRADE).all()) {
          boolean isSetting = step instanceof Step.SessionSetting;
          // Several steps may be parts of one operation.
          if (isSetting || step.operation() != last) {
            operations.add(isSetting ? new ExecuteSql(step.text()) : step.operation());
          }
          last = isSetting ? null : step.operation();
          place.put(step, operations.size() - 1);
        }
        asked.add(operations);
        places.add(place);
      }
      Prover prover = new Prover(project, ids);
      List<List<Optional<Work>>> answers =
          prover
              .ask(
                  connection,
                  live.collation(),
                  scratch -> Algorithms.of(connection.session(), scratch, live, asked))
              .orElse(List.of());
      Measured measured = new Measured(connection.session(), live);
      List<PlannedStep> planned = new ArrayList<>();
      Schema at = live;
      for (int i = 0; i < pending.size(); i++) {
        Operation last = null;
        for (Map.Entry<Step, Integer> place : places.get(i).entrySet()) {
          Optional<Work> answer =
              answers.isEmpty() ? Optional.empty() : answers.get(i).get(place.getValue());
          planned.add(measured.planned(pending.get(i), place.getKey(), answer, at));
          Operation operation = place.getKey().operation();
          at = operation == last ? at : Replay.followed(List.of(operation), at).orElse(at);
          last = operation;
        }
      }
      return new WorkPlan(planned);
    } catch (SQLException e) {
      throw Failures.of("planning what is to be run", e);
    }
  }

  /**
   * Refuses what writes all rows of a table that is larger.
   *
   * @param online the tool that carries out what it can
   * @throws AutogenException naming the step, its table and the size of that
   */
  public void requireNoCopyOver(long bytes, Optional<OnlineSettings> online) {
    for (PlannedStep step : steps) {
      boolean isHanded = online.filter(step::isFor).isPresent();
      if (step.copiesMoreThan(bytes) && !isHanded) {
        throw AutogenException.failure(
            "nothing was run: step "
                + step.number()
                + " of revision "
                + step.revision().id()
                + " writes all rows of "
                + step.size().describe()
                + " anew, and max-copy-size allows "
                + TableSize.inUnits(bytes),
            "run it at a quiet hour with a larger --max-copy-size, or set online-tool to have a tool"
                + " change the table while it is used");
      }
    }
  }

  /** Measures tables. */
  private static final class Measured {

    private final Session session;
    private final Schema live;

    /** What was measured of tables, by their names: several steps may change one. */
    private final Map<String, TableSize> sizes = new HashMap<>();

    private final Map<String, Optional<Duration>> durations = new HashMap<>();

    private final Map<String, List<String>> holders = new HashMap<>();

    Measured(Session session, Schema live) {
      this.session = session;
      this.live = live;
    }

    /**
     * Plans a step.
     *
     * @param at the schema as the steps before leave it
     */
    PlannedStep planned(RevisionScript script, Step step, Optional<Work> answer, Schema at)
        throws SQLException {
      String table =
          step.operation() instanceof AlterTable alter && live.table(alter.table()).isPresent()
              ? alter.table()
              : "";
      TableSize size = size(table);
      boolean isLong =
          answer.filter(a -> a.algorithm() != Algorithm.INSTANT).isPresent() && !table.isEmpty();
      return new PlannedStep(
          script,
          step.number(),
          step.text(),
          answer,
          refusal(step.operation(), answer, table),
          table,
          size,
          isLong ? duration(table) : Optional.empty(),
          isLong && answer.get().algorithm().writesRows() && at.table(table).isPresent()
              ? Optional.of(
                  TableFacts.of(session, at, Work.undemanding((AlterTable) step.operation())))
              : Optional.empty(),
          table.isEmpty() ? List.of() : waitsFor(table));
    }

    /** Why the server refuses a statement that says how it is to be carried out. */
    private String refusal(Operation operation, Optional<Work> answer, String table)
        throws SQLException {
      if (answer.isEmpty() || !(operation instanceof AlterTable alter)) {
        return "";
      }
      Optional<String> wanted = Work.demanded(alter);
      Algorithm needed = answer.get().algorithm();
      if (wanted.isPresent() && isLess(wanted.get(), needed)) {
        return "it asks for " + wanted.get() + ", and the server needs " + needed.word();
      }
      boolean versions =
          needed == Algorithm.INSTANT
              && alter.changes().stream()
                  .anyMatch(c -> c instanceof AddColumn || c instanceof DropColumn);
      return versions && !table.isEmpty() && rowVersionsAreUsedUp(table)
          ? "the table takes no further instant change of its columns until it is rebuilt with"
              + " OPTIMIZE TABLE"
          : "";
    }

    private static boolean isLess(String wanted, Algorithm needed) {
      List<String> order = List.of("INSTANT", "INPLACE", "COPY");
      return order.indexOf(wanted) < order.indexOf(needed.word());
    }

    private boolean rowVersionsAreUsedUp(String table) throws SQLException {
      try {
        return RowVersions.of(session, List.of(table)).isUsedUp(table);
      } catch (SQLException e) {
        if (Failures.isPrivilege(e)) {
          return false;
        }
        throw e;
      }
    }

    private List<String> waitsFor(String table) throws SQLException {
      if (!holders.containsKey(table)) {
        holders.put(table, holding(table));
      }
      return holders.get(table);
    }

    private List<String> holding(String table) throws SQLException {
      try {
        return new LockWaits(session, session.connectionId())
            .holders(table).stream().map(Blocker::describe).toList();
      } catch (SQLException e) {
        if (Failures.isPrivilege(e)) {
          return List.of();
        }
        throw e;
      }
    }

    private TableSize size(String table) throws SQLException {
      if (!sizes.containsKey(table)) {
        sizes.put(table, TableSize.of(session, table.isEmpty() ? List.of() : List.of(table)));
      }
      return sizes.get(table);
    }

    private Optional<Duration> duration(String table) throws SQLException {
      if (!durations.containsKey(table)) {
        durations.put(table, measured(table));
      }
      return durations.get(table);
    }

    /** How long a copy of all rows takes at the speed of the first; empty for a small table. */
    private Optional<Duration> measured(String table) throws SQLException {
      long rows =
          Long.parseLong(
              session
                  .query(
                      "SELECT COALESCE(TABLE_ROWS, 0) AS n FROM information_schema.TABLES"
                          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
                      session.schema(),
                      table)
                  .get(0)
                  .get("n"));
      if (rows < SAMPLE) {
        return Optional.empty();
      }
      String copy = Sql.name("autogen_sample");
      try {
        session.execute("CREATE TEMPORARY TABLE " + copy + " LIKE " + Sql.name(table));
        try {
          long begun = System.nanoTime();
          session.execute(
              "INSERT INTO " + copy + " SELECT * FROM " + Sql.name(table) + " LIMIT " + SAMPLE);
          return Optional.of(Duration.ofNanos((System.nanoTime() - begun) / SAMPLE * rows));
        } finally {
          session.execute("DROP TEMPORARY TABLE " + copy);
        }
      } catch (SQLException notMeasured) {
        // Generated columns, or no privilege for temporary tables: nothing depends on it.
        return Optional.empty();
      }
    }
  }

  /** What is worth saying of a step, a line; empty for what changes no table that is there. */
  public static String sentence(PlannedStep step) {
    if (step.answer().isEmpty()) {
      return "";
    }
    Work answer = step.answer().get();
    StringBuilder text = new StringBuilder(Printable.line(answer.describe()));
    if (!step.table().isEmpty()) {
      text.append("; ").append(Printable.line(step.size().describe()));
    }
    step.expected().ifPresent(time -> text.append("; about ").append(rounded(time)));
    if (!step.refusal().isEmpty()) {
      text.append("; refused, since ").append(step.refusal());
    }
    return text.toString();
  }

  /** For whom a step would wait now; else empty. */
  public static String waiting(PlannedStep step) {
    return step.waitsFor().isEmpty()
        ? ""
        : "waits for "
            + Printable.line(String.join(", and ", step.waitsFor()))
            + "; whoever uses the table after it waits with it";
  }

  /** Which tools could carry out a step that writes a large table anew; else empty. */
  public static String tools(PlannedStep step) {
    return step.size().bytes() < OnlineSettings.USUAL_FROM
        ? ""
        : step.tools().map(OnlineTool::sentence).map(Printable::line).orElse("");
  }

  /** Of an estimate no more than its order says something. */
  private static String rounded(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 1
        ? "1 s"
        : seconds < 120
            ? seconds + " s"
            : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
