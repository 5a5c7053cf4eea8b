package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.error.AutogenException.Kind;
import dev.autogen.mysql.Session;
import dev.autogen.operation.InChunks;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import java.sql.SQLException;
import java.time.Clock;
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
  private final Consumer<String> progress;
  private final Clock clock;

  RevisionRun(
      Session session,
      RevisionGraph graph,
      Journal journal,
      RunOptions options,
      Guard guard,
      Consumer<String> progress,
      Clock clock) {
    this.session = session;
    this.graph = graph;
    this.versions = new VersionTable(session);
    this.journal = journal;
    this.options = options;
    this.guard = guard;
    this.progress = progress;
    this.clock = clock;
  }

  void run(RevisionScript script, Plan plan) throws SQLException {
    Direction direction = plan.direction();
    RevisionSteps steps = plan.take(script);
    Resumption resumption = Resumption.of(journal, script, direction, steps);
    int done = resumption.done();
    progress.accept(
        direction.word()
            + " "
            + script.id()
            + (script.message().isEmpty() ? "" : " " + script.message())
            + goesOn(done, steps.count()));
    session.pin();
    long run =
        journal.start(
            new Journal.Beginning(script.id(), direction, 0, steps.count(), steps.checksum()));
    try (StepRun stepRun =
        new StepRun(
            session, journal, script.id(), direction, steps, guard.watch(), progress, clock)) {
      for (Step step : steps.all()) {
        boolean isToDo = step.number() > done && !stepRun.isDone(step);
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
      }
    }
    session.transaction(
        () -> {
          versions.set(headsAfter(script, direction));
          journal.done(run);
          return null;
        });
  }

  private static String goesOn(int done, int count) {
    if (done == 0) {
      return "";
    }
    return done == count
        ? " (all of its steps are done)"
        : " (goes on at step " + (done + 1) + " of " + count + ")";
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
