package dev.autogen.event;

import dev.autogen.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Something that happens while migrations are run. {@link RunEventText} says it to a person.
 *
 * <p>An event is told by the thread that runs the migrations, or by the one that watches it, never
 * by both at once; whoever is told should come back soon, since the run waits. Steps are the
 * statements of a revision, or transactions of its code; the first is 1. Statements in events hold
 * neither passwords nor rows.
 */
public sealed interface RunEvent {

  /**
   * An answer for each kind of event. Kinds may be added with a new second number of the version;
   * {@code instanceof} goes on as before.
   */
  interface Cases<R> {
    R runBegan(RunBegan event);

    R runEnded(RunEnded event);

    R revisionBegan(RevisionBegan event);

    R revisionEnded(RevisionEnded event);

    R revisionFailed(RevisionFailed event);

    R stepBegan(StepBegan event);

    R stepProgressed(StepProgressed event);

    R chunksDone(ChunksDone event);

    R stepRetried(StepRetried event);

    R stepEnded(StepEnded event);

    R lockAwaited(LockAwaited event);

    R lockHolderEnded(LockHolderEnded event);

    R schemaLockAwaited(SchemaLockAwaited event);

    R stepRecovered(StepRecovered event);

    R found(Found event);
  }

  /** The answer for its kind. */
  <R> R match(Cases<R> cases);

  /**
   * Everything was tested, and the first step comes next.
   *
   * @param revisions those to run, in order; at least one
   */
  record RunBegan(Direction direction, String schema, List<String> revisions) implements RunEvent {

    public RunBegan {
      revisions = List.copyOf(revisions);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.runBegan(this);
    }
  }

  /** All of a run's revisions are done. */
  record RunEnded(Direction direction, String schema, List<String> revisions, Duration duration)
      implements RunEvent {

    public RunEnded {
      revisions = List.copyOf(revisions);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.runEnded(this);
    }
  }

  /**
   * A revision begins, or goes on.
   *
   * @param message what the revision does; may be empty
   * @param steps how many it has
   * @param done how many of them an interrupted run has done; 0 where it begins
   */
  record RevisionBegan(Direction direction, String revision, String message, int steps, int done)
      implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.revisionBegan(this);
    }
  }

  /** A revision is done, and noted. */
  record RevisionEnded(
      Direction direction, String revision, String message, int steps, Duration duration)
      implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.revisionEnded(this);
    }
  }

  /**
   * A revision has failed, or was interrupted; the exception that ends the run says more.
   *
   * @param error what went wrong, a sentence without its full stop
   */
  record RevisionFailed(
      Direction direction, String revision, String message, String error, Duration duration)
      implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.revisionFailed(this);
    }
  }

  /**
   * A step begins.
   *
   * @param steps how many the revision has
   * @param statement what it does, shortened where it is long
   */
  record StepBegan(Direction direction, String revision, int step, int steps, String statement)
      implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stepBegan(this);
    }
  }

  /**
   * A step has taken a while; told after a second and every few seconds from then on.
   *
   * @param percent how much of it is done, 0 to 100, which may go back; empty where the server does
   *     not tell
   * @param rows how many rows it has changed; empty where that is not known
   * @param taken for how long it has been running
   * @param table the greatest of the tables it changes; empty where that is not known
   * @param bytes the size of all of them, with their indexes
   */
  record StepProgressed(
      String revision,
      int step,
      OptionalInt percent,
      OptionalLong rows,
      Duration taken,
      String table,
      long bytes)
      implements RunEvent {

    private static final int SOON = 5;

    /** How much longer it may take: a guess by what has been done, once that says something. */
    public Optional<Duration> left() {
      return percent.isEmpty() || percent.getAsInt() < SOON || percent.getAsInt() >= 100
          ? Optional.empty()
          : Optional.of(taken.multipliedBy(100 - percent.getAsInt()).dividedBy(percent.getAsInt()));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stepProgressed(this);
    }
  }

  /**
   * A step that works in chunks, each in a transaction, has taken a while.
   *
   * @param chunks how many this run has done
   */
  record ChunksDone(String revision, int step, int steps, int chunks) implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.chunksDone(this);
    }
  }

  /**
   * A step got no lock, left nothing behind, and is tried again.
   *
   * @param reason who held it, a clause
   * @param pause until it is tried again
   * @param attempt how often it was tried again, with this
   * @param attempts how often it may be
   */
  record StepRetried(
      String revision, int step, String reason, Duration pause, int attempt, int attempts)
      implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stepRetried(this);
    }
  }

  /** A step is done, and noted. */
  record StepEnded(
      Direction direction,
      String revision,
      int step,
      int steps,
      String statement,
      Duration duration)
      implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stepEnded(this);
    }
  }

  /**
   * A step waits for a lock; told once for each who holds it.
   *
   * @param lock such as {@code table account}
   * @param holders who holds it; empty where that is not to be seen
   * @param permitted whether the account may see who it is
   */
  record LockAwaited(
      String revision, int step, String lock, List<LockHolder> holders, boolean permitted)
      implements RunEvent {

    public LockAwaited {
      holders = List.copyOf(holders);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.lockAwaited(this);
    }
  }

  /** A connection that held a lock was ended, since the run may do so. */
  record LockHolderEnded(LockHolder holder) implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.lockHolderEnded(this);
    }
  }

  /** Another autogen is at work on the schema; told once for each. */
  record SchemaLockAwaited(String schema, LockHolder holder) implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.schemaLockAwaited(this);
    }
  }

  /**
   * It was found out what became of a step during which an earlier run ended without a word.
   *
   * @param done whether it was carried out; where not, it is run again
   */
  record StepRecovered(Direction direction, String revision, int step, boolean done)
      implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.stepRecovered(this);
    }
  }

  /**
   * Something worth knowing that does not stop the run.
   *
   * @param detail whether only those want to know who want to know everything
   */
  record Found(Finding finding, boolean detail) implements RunEvent {

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.found(this);
    }
  }
}
