package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.error.AutogenException.Kind;
import dev.autogen.event.Direction;
import dev.autogen.event.RunEvent;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import dev.autogen.operation.InChunks;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs revisions one by one, each from its first step that is not done yet. */
final class RevisionRun {

  private final Session session;
  private final RevisionGraph graph;
  private final VersionTable versions;
  private final Journal journal;
  private final RunOptions options;
  private final Guard guard;
  private final Consumer<RunEvent> events;
  private final Clock clock;

  RevisionRun(
      Session session,
      RevisionGraph graph,
      Journal journal,
      RunOptions options,
      Guard guard,
      Consumer<RunEvent> events,
      Clock clock) {
    this.session = session;
    this.graph = graph;
    this.versions = new VersionTable(session);
    this.journal = journal;
    this.options = options;
    this.guard = guard;
    this.events = events;
    this.clock = clock;
  }

  /** Runs what is left of a revision, and tells how that went. */
  void run(RevisionScript script, Plan plan) throws SQLException {
    long begun = System.nanoTime();
    try {
      int steps = steps(script, plan);
      events.accept(
          new RunEvent.RevisionEnded(
              plan.direction(), script.id(), script.message(), steps, since(begun)));
    } catch (SQLException | RuntimeException e) {
      events.accept(
          new RunEvent.RevisionFailed(
              plan.direction(),
              script.id(),
              script.message(),
              e instanceof SQLException refusal
                  ? Failures.oneLine(refusal)
                  : String.valueOf(e.getMessage()),
              since(begun)));
      throw e;
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** How many steps the revision has. */
  private int steps(RevisionScript script, Plan plan) throws SQLException {
    Direction direction = plan.direction();
    RevisionSteps steps = plan.take(script);
    Resumption resumption = Resumption.of(journal, script, direction, steps);
    events.accept(
        new RunEvent.RevisionBegan(
            direction, script.id(), script.message(), steps.count(), resumption.done()));
    session.pin();
    long run =
        journal.start(
            new Journal.Beginning(script.id(), direction, 0, steps.count(), steps.checksum()));
    try (StepRun stepRun =
        new StepRun(
            session,
            journal,
            script.id(),
            direction,
            steps,
            step -> !resumption.isDone(step),
            guard,
            events,
            clock)) {
      for (Step step : steps.all()) {
        boolean isToDo = !resumption.isDone(step) && !stepRun.isDone(step);
        Optional<Told> told =
            !resumption.isDone(step)
                ? Optional.of(new Told(script, direction, step, steps.count()))
                : Optional.empty();
        told.ifPresent(Told::began);
        long begun = System.nanoTime();
        if (isToDo || step instanceof Step.SessionSetting) {
          if (!stepRun.isBegun(step)) {
            guard.lock().ensureHeld();
          }
          Optional<Interruption.Abandoning> code =
              step.runsJava()
                  ? Optional.of(
                      (other, why) ->
                          abandoned(
                              script,
                              direction,
                              step,
                              steps.count(),
                              run,
                              stepRun,
                              journal.through(other),
                              why))
                  : Optional.empty();
          if (!options.interruption().enter(session, code)) {
            throw interrupted(script, direction, step, steps.count(), run);
          }
          run(
              script,
              direction,
              steps.count(),
              run,
              () -> stepRun.run(step, resumption.positionOf(step)),
              step);
        }
        told.ifPresent(one -> one.ended(stepRun.took(step).orElse(since(begun))));
      }
    }
    session.transaction(
        () -> {
          versions.set(headsAfter(script, direction));
          journal.done(run);
          return null;
        });
    return steps.count();
  }

  /** Tells of one step. */
  private final class Told {
    private final RevisionScript script;
    private final Direction direction;
    private final Step step;
    private final int count;
    private final String statement;

    Told(RevisionScript script, Direction direction, Step step, int count) {
      this.script = script;
      this.direction = direction;
      this.step = step;
      this.count = count;
      this.statement = excerpt(step, step.kept());
    }

    void began() {
      events.accept(
          new RunEvent.StepBegan(direction, script.id(), step.number(), count, statement));
    }

    void ended(Duration duration) {
      events.accept(
          new RunEvent.StepEnded(
              direction, script.id(), step.number(), count, statement, duration));
    }
  }

  private interface Running {
    void run() throws StepRun.Failure;
  }

  private void run(
      RevisionScript script, Direction direction, int count, long run, Running running, Step step) {
    try {
      running.run();
    } catch (StepRun.Failure failure) {
      if (options.interruption().isAsked()) {
        throw interrupted(script, direction, step, count, run);
      }
      String what = failure.what();
      noteFailure(run, what, failure);
      String where = excerpt(step, failure.where());
      throw failed(script, direction, step, count, what, where, failure.remedy(), failure);
    } finally {
      options.interruption().leave();
    }
  }

  /** Where a step was: the title of code as it is, and of a statement what may be shown. */
  private String excerpt(Step step, String where) {
    boolean isCode = step instanceof Step.Code || step.operation() instanceof InChunks;
    return isCode ? where : Excerpt.failed(where, options.verbose());
  }

  private static AutogenException failed(
      RevisionScript script,
      Direction direction,
      Step step,
      int count,
      String what,
      String where,
      String remedy,
      StepRun.Failure failure) {
    return new AutogenException(
        Kind.FAILURE,
        direction.word()
            + " of revision "
            + script.id()
            + " ("
            + script.source()
            + ") failed at step "
            + step.number()
            + " of "
            + count
            + ": "
            + what
            + " in: "
            + where.strip().replaceAll("\\s+", " "),
        failure != null && failure.isPartial() ? remedy : remedy + ": it goes on with this step",
        failure == null ? null : failure.getCause());
  }

  /** Notes what became of a step whose code does not come back; what to say of it. */
  private AutogenException abandoned(
      RevisionScript script,
      Direction direction,
      Step step,
      int count,
      long run,
      StepRun stepRun,
      Journal notes,
      String why)
      throws SQLException {
    notes.failed(run, Journal.State.FAILED, why.isEmpty() ? "interrupted" : why);
    stepRun.abandoned(notes, step, why.isEmpty() ? "interrupted" : why);
    return why.isEmpty()
        ? interrupted(script, direction, step, count)
        : failed(
            script,
            direction,
            step,
            count,
            why,
            excerpt(step, stepRun.where()),
            "take that out of the code, then run it again",
            null);
  }

  private AutogenException interrupted(
      RevisionScript script, Direction direction, Step step, int count, long run) {
    AutogenException interrupted = interrupted(script, direction, step, count);
    noteFailure(run, "interrupted", interrupted);
    return interrupted;
  }

  private static AutogenException interrupted(
      RevisionScript script, Direction direction, Step step, int count) {
    return new InterruptionException(
        direction.word()
            + " of revision "
            + script.id()
            + " was interrupted before the end of step "
            + step.number()
            + " of "
            + count,
        "run it again: it goes on with this step");
  }

  private void noteFailure(long run, String what, Exception e) {
    try {
      journal.failed(run, Journal.State.FAILED, what);
    } catch (SQLException unreachable) {
      // The connection is gone: what the journal says of the run stays open, and the next run sees
      // that. The first failure is the one to report.
      e.addSuppressed(unreachable);
    }
  }

  private List<String> headsAfter(RevisionScript script, Direction direction) throws SQLException {
    return new RevisionPath(graph, versions.heads())
        .headsAfter(script, direction == Direction.UPGRADE);
  }
}
