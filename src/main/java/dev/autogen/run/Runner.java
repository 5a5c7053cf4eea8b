package dev.autogen.run;

import dev.autogen.AutogenException;
import dev.autogen.AutogenException.Kind;
import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionPath;
import dev.autogen.migration.RevisionScript;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Brings a schema from one revision to another. */
public final class Runner {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Session session;
  private final RevisionGraph graph;
  private final VersionTable versions;
  private final Journal journal;
  private final Consumer<String> progress;

  /**
   * A runner.
   *
   * @param progress is told each revision that is run, in one line
   */
  public Runner(
      Session session,
      RevisionGraph graph,
      Clock clock,
      String toolVersion,
      Consumer<String> progress) {
    this.session = session;
    this.graph = graph;
    this.versions = new VersionTable(session);
    this.journal = new Journal(session, clock, toolVersion);
    this.progress = progress;
  }

  /**
   * Upgrades to {@code target}.
   *
   * @return the revisions that were run, in order; empty when the schema was there already
   * @throws AutogenException when the target is unknown or a step fails
   */
  public List<RevisionScript> upgrade(String target) throws SQLException {
    return locked(Direction.UPGRADE, () -> new RevisionPath(graph, versions.heads()).up(target));
  }

  /** Downgrades to {@code target}; as {@link #upgrade}. */
  public List<RevisionScript> downgrade(String target) throws SQLException {
    return locked(
        Direction.DOWNGRADE, () -> new RevisionPath(graph, versions.heads()).down(target));
  }

  /**
   * Notes that the schema is at {@code targets} without running anything.
   *
   * @param purge forgets first what was noted, which may be what nobody has
   * @return the revisions that are noted now
   */
  public List<String> stamp(List<String> targets, boolean purge) throws SQLException {
    prepare();
    try (SchemaLock lock = SchemaLock.take(session, PATIENCE)) {
      List<String> heads =
          new RevisionPath(graph, purge ? List.of() : versions.heads()).stamped(targets);
      long row =
          journal.start(
              heads.size() == 1 ? heads.get(0) : heads.isEmpty() ? "base" : "heads",
              Direction.STAMP,
              0,
              0,
              "");
      transaction(
          () -> {
            versions.set(heads);
            journal.done(row);
          });
      return heads;
    }
  }

  /** Makes autogen's own tables where they are missing. */
  public void ensureTables() throws SQLException {
    prepare();
  }

  private void prepare() throws SQLException {
    session.execute("SET SESSION lock_wait_timeout = " + PATIENCE.toSeconds());
    session.execute("SET SESSION innodb_lock_wait_timeout = " + PATIENCE.toSeconds());
    try {
      versions.create();
      journal.create();
      versions.probe();
      journal.probe();
    } catch (SQLException e) {
      throw Failures.of("preparing autogen's own tables", e);
    }
  }

  /** The path is worked out only once the lock is held: another may have been at work before. */
  private List<RevisionScript> locked(Direction direction, Path path) throws SQLException {
    prepare();
    try (SchemaLock lock = SchemaLock.take(session, PATIENCE)) {
      List<RevisionScript> scripts = path.find();
      for (RevisionScript script : scripts) {
        run(script, direction);
      }
      return scripts;
    }
  }

  private void run(RevisionScript script, Direction direction) throws SQLException {
    List<Step> steps = direction.steps(script);
    List<Journal.Entry> earlier = journal.unfinished(script.id(), direction);
    int done = stepsDone(script, steps, earlier);
    progress.accept(
        direction.word()
            + " "
            + script.id()
            + (script.message().isEmpty() ? "" : " " + script.message())
            + (done == 0 ? "" : " (goes on at step " + (done + 1) + " of " + steps.size() + ")"));
    long run = journal.start(script.id(), direction, 0, steps.size(), Step.checksum(steps));
    for (Step step : steps.subList(done, steps.size())) {
      run(script, direction, step, steps.size(), run);
    }
    transaction(
        () -> {
          versions.set(headsAfter(script, direction));
          journal.done(run);
        });
  }

  /** How many steps an earlier run has left behind it. */
  private static int stepsDone(
      RevisionScript script, List<Step> steps, List<Journal.Entry> earlier) {
    int done = 0;
    for (Journal.Entry entry : earlier) {
      if (entry.state() == Journal.State.STARTED) {
        throw AutogenException.failure(
            "step "
                + entry.step()
                + " of revision "
                + script.id()
                + " was begun and never reported back, so it may have been carried out or not",
            "look at the schema, finish or undo that step by hand, and stamp the revision the schema"
                + " is at");
      }
      if (entry.state() == Journal.State.DONE) {
        if (entry.step() > steps.size()
            || !steps.get(entry.step() - 1).hash().equals(entry.hash())) {
          throw AutogenException.failure(
              "step "
                  + entry.step()
                  + " of revision "
                  + script.id()
                  + " was carried out already and has been edited since",
              "restore the migration as it was when it was run");
        }
        done = Math.max(done, entry.step());
      }
    }
    return done;
  }

  private void run(RevisionScript script, Direction direction, Step step, int count, long run)
      throws SQLException {
    AtomicLong row = new AtomicLong();
    Work work =
        () -> {
          row.set(journal.start(script.id(), direction, step.number(), count, step.hash()));
          session.execute(step.sql());
          journal.done(row.get());
        };
    try {
      if (step.ddl()) {
        work.run();
      } else {
        transaction(work);
      }
    } catch (SQLException e) {
      // Free SQL may be DDL, before which MySQL commits: then its row is there despite the
      // rollback.
      noteFailure(row.get(), run, e);
      throw new AutogenException(
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
              + Failures.oneLine(e)
              + " in: "
              + step.sql().strip().replaceAll("\\s+", " "),
          Failures.remedy(e, "mend what the server names, then run it again")
              + ": it goes on with this step",
          e);
    }
  }

  private void noteFailure(long row, long run, SQLException e) {
    try {
      if (row != 0) {
        journal.failed(row, e.getMessage());
      }
      journal.failed(run, e.getMessage());
    } catch (SQLException unreachable) {
      // The connection is gone: what the journal says of the step stays open, and the next run sees
      // that. The first failure is the one to report.
      e.addSuppressed(unreachable);
    }
  }

  private List<String> headsAfter(RevisionScript script, Direction direction) throws SQLException {
    return new RevisionPath(graph, versions.heads())
        .headsAfter(script, direction == Direction.UPGRADE);
  }

  private void transaction(Work work) throws SQLException {
    Connection connection = session.connection();
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException | RuntimeException e) {
      try {
        connection.rollback();
        connection.setAutoCommit(true);
      } catch (SQLException gone) {
        // The first failure is the one to report.
        e.addSuppressed(gone);
      }
      throw e;
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private interface Path {
    List<RevisionScript> find() throws SQLException;
  }
}
