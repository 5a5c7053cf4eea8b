package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.error.Printable;
import dev.autogen.event.RunEvent;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.RefusalException;
import dev.autogen.mysql.DefinitionTrial;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.ForeignChildren;
import dev.autogen.mysql.Obstacle;
import dev.autogen.mysql.RowSearch;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tests before the first step of a run whether the rows that are there, or the server's limits,
 * would stop a later one. What only the run itself will show is not tested: rows that a step before
 * may change, tables that free SQL changes.
 */
final class Preflight {

  /** How long one query may look for rows. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Session session;
  private final Consumer<RunEvent> events;
  private final RowSearch search;

  /**
   * What is to be run.
   *
   * @param revision its id
   * @param steps those of its steps that are yet to be run
   */
  record Planned(String revision, List<Step> steps) {}

  /**
   * A step that would be stopped.
   *
   * @param what it does
   * @param why it would be stopped, in one line
   * @param query shows the rows in its way; empty where there is none to show them
   * @param cause what is in its way
   */
  record Problem(String revision, int step, String what, String why, String query, Cause cause) {

    Finding finding(String remedy) {
      return Finding.error(cause.code(), Element.step(revision, step), what + ": " + why)
          .withRemedy(remedy)
          .withQuery(query);
    }
  }

  /** What is in the way of a step. */
  private enum Cause {
    /** Rows that it would not take. */
    ROWS,
    /** Rows that it would make others of. */
    CHANGED_ROWS,
    LIMITS;

    String code() {
      return switch (this) {
        case ROWS -> "rows-in-the-way";
        case CHANGED_ROWS -> "rows-would-change";
        case LIMITS -> "server-limit";
      };
    }
  }

  /**
   * A preflight.
   *
   * @param events is told what could not be tested though it ought to be and, as a detail, what is
   *     left for the run to show
   */
  Preflight(Session session, Consumer<RunEvent> events) {
    this.session = session;
    this.events = events;
    this.search = new RowSearch(session, LIMIT);
  }

  /**
   * Tests the steps of all of {@code plan}, in the order they would be run in.
   *
   * @throws AutogenException when one would be stopped, naming all that would
   */
  void check(List<Planned> plan) throws SQLException {
    List<Problem> problems = problems(plan);
    if (!problems.isEmpty()) {
      String remedy = remedy(problems);
      throw new RefusalException(
          message(problems),
          remedy,
          problems.stream().map(problem -> problem.finding(remedy)).toList());
    }
  }

  private static String message(List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    long steps = problems.stream().map(p -> p.revision() + " " + p.step()).distinct().count();
    text.append(steps == 1 ? "1 step" : steps + " steps");
    text.append(" would be stopped, so nothing was run:");
    String last = "";
    for (Problem problem : problems) {
      String place =
          "\n  " + problem.revision() + " step " + problem.step() + ": " + problem.what();
      if (!place.equals(last)) {
        text.append(place);
      }
      last = place;
      text.append("\n    ").append(problem.why());
      if (!problem.query().isEmpty()) {
        text.append("\n    ").append(problem.query());
      }
    }
    return text.toString();
  }

  private static String remedy(List<Problem> problems) {
    Set<Cause> causes = problems.stream().map(Problem::cause).collect(Collectors.toSet());
    String mend =
        causes.contains(Cause.ROWS) || causes.contains(Cause.CHANGED_ROWS)
            ? "fix these rows by hand or in an earlier step, "
            : "correct the migration, ";
    String allow =
        causes.contains(Cause.CHANGED_ROWS)
            ? "or let them change with valuesMayChange() behind the column in the migration, "
            : "";
    return mend + allow + "or try it all the same with --skip-preflight";
  }

  private List<Problem> problems(List<Planned> plan) throws SQLException {
    if (plan.stream().allMatch(planned -> planned.steps().isEmpty())) {
      return List.of();
    }
    Spelling spelling =
        Spelling.on(
            session.server(),
            plan.stream()
                .flatMap(planned -> planned.steps().stream())
                .flatMap(step -> step.operation().definedTables().stream())
                .toList());
    RowSimulation forecast =
        new RowSimulation(
            read(plan, spelling),
            triggered().stream().map(spelling::of).toList(),
            session.server().checksKeysOfCopies());
    ForeignChildren children = ForeignChildren.of(session);
    List<Tested> tested = new ArrayList<>();
    for (Planned planned : plan) {
      Operation last = null;
      for (Step step : planned.steps()) {
        // Several steps may be parts of one operation.
        if (step.operation() != last) {
          List<Problem> bound = bound(planned, step, forecast, children);
          Tested result = pass(planned, step, forecast);
          bound.addAll(result.problems());
          tested.add(new Tested(planned, step, bound, result.defined()));
        }
        last = step.operation();
      }
    }
    DefinitionTrial trial = new DefinitionTrial(session);
    boolean isWithinLimits =
        trial.takes(tested.stream().flatMap(each -> each.defined().stream()).toList());
    List<Problem> problems = new ArrayList<>();
    for (Tested each : tested) {
      problems.addAll(each.problems());
      if (!isWithinLimits) {
        limits(each, trial).ifPresent(problems::add);
      }
    }
    return problems;
  }

  /** What foreign keys of other schemas do not let happen. */
  private static List<Problem> bound(
      Planned planned, Step step, RowSimulation forecast, ForeignChildren children) {
    List<Problem> problems = new ArrayList<>();
    for (String why : children.against(step.operation(), forecast.schema())) {
      String what = String.join(", ", step.operation().describe(forecast.schema()));
      problems.add(new Problem(planned.revision(), step.number(), what, why, "", Cause.LIMITS));
    }
    return problems;
  }

  /** The schema that is there; the tables that are changed as exactly as can be. */
  private Schema read(List<Planned> plan, Spelling spelling) throws SQLException {
    SchemaReader reader = new SchemaReader(session, spelling);
    SchemaReader.Live live = reader.read(name -> !OwnTables.contains(name));
    SortedSet<String> changed = new TreeSet<>();
    for (Planned planned : plan) {
      for (Step step : planned.steps()) {
        changed.addAll(step.operation().definedTables());
      }
    }
    changed.retainAll(live.inexact());
    Schema schema = live.schema();
    for (Table table : reader.exact(changed).tables().values()) {
      schema = schema.with(table);
    }
    return schema;
  }

  private List<String> triggered() throws SQLException {
    return session
        .query(
            "SELECT DISTINCT EVENT_OBJECT_TABLE AS name FROM information_schema.TRIGGERS"
                + " WHERE EVENT_OBJECT_SCHEMA = ?",
            session.schema())
        .stream()
        .map(row -> row.get("name"))
        .toList();
  }

  /**
   * A step that was tested for rows.
   *
   * @param problems what rows are in its way
   * @param defined the table as it makes it, which is yet to be tested for the server's limits
   */
  private record Tested(
      Planned planned, Step step, List<Problem> problems, Optional<Table> defined) {}

  private Tested pass(Planned planned, Step step, RowSimulation forecast) throws SQLException {
    List<Problem> problems = new ArrayList<>();
    RowSimulation.Passed passed = forecast.pass(step.operation());
    for (RowSimulation.Expected expected : passed.expected()) {
      if (expected.mended()) {
        // A value for the rows without one is what usually comes before NOT NULL.
        untested(
            expected.obstacle().kind() == Obstacle.Kind.NULLS,
            planned,
            step,
            " ("
                + expected.change().describe(expected.before())
                + ") is not tested for rows "
                + expected.obstacle().what()
                + ", since an earlier step may fix them");
      } else {
        searched(planned, step, expected).ifPresent(problems::add);
      }
    }
    return new Tested(planned, step, problems, passed.defined());
  }

  private Optional<Problem> searched(Planned planned, Step step, RowSimulation.Expected expected)
      throws SQLException {
    Obstacle obstacle = expected.obstacle();
    if (obstacle.kind() == Obstacle.Kind.BROKEN_CHECK && !session.server().hasChecks()) {
      return Optional.empty();
    }
    try {
      return search
          .find(obstacle, expected.rows(), () -> untested(false, planned, step, partly(expected)))
          .map(
              found ->
                  new Problem(
                      planned.revision(),
                      step.number(),
                      expected.change().describe(expected.before()),
                      Wording.of(obstacle, found, expected.rows().table().name()),
                      obstacle.query(),
                      obstacle.kind() == Obstacle.Kind.CHANGED ? Cause.CHANGED_ROWS : Cause.ROWS));
    } catch (SQLException e) {
      String why =
          RowSearch.isTimeout(e)
              ? "that takes longer than " + LIMIT.toSeconds() + " s"
              : Failures.oneLine(e);
      untested(false, planned, step, " was not tested for rows " + obstacle.what() + ": " + why);
      return Optional.empty();
    }
  }

  private static String partly(RowSimulation.Expected expected) {
    return " was tested for rows "
        + expected.obstacle().what()
        + " among the first "
        + Printable.number(RowSearch.CONVERTED)
        + " of "
        + expected.rows().table().name()
        + " alone";
  }

  private Optional<Problem> limits(Tested tested, DefinitionTrial trial) throws SQLException {
    if (tested.defined().isEmpty()) {
      return Optional.empty();
    }
    Table table = tested.defined().get();
    boolean isNew = tested.step().operation() instanceof CreateTable;
    try {
      return trial
          .refusal(table)
          .map(
              refusal ->
                  new Problem(
                      tested.planned().revision(),
                      tested.step().number(),
                      (isNew ? "create table " : "change table ") + table.name(),
                      refusal,
                      "",
                      Cause.LIMITS));
    } catch (SQLException e) {
      if (!Failures.isPrivilege(e)) {
        throw e;
      }
      untested(
          true,
          tested.planned(),
          tested.step(),
          " is not tested for the server's limits, which takes the privilege CREATE TEMPORARY"
              + " TABLES");
      return Optional.empty();
    }
  }

  private void untested(boolean isDetail, Planned planned, Step step, String what) {
    events.accept(
        new RunEvent.Found(
            Finding.note(
                "not-tested",
                Element.step(planned.revision(), step.number()),
                "step " + step.number() + " of " + planned.revision() + what),
            isDetail));
  }
}
