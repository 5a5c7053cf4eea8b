package dev.autogen.run;

import dev.autogen.event.LockHolder;
import dev.autogen.event.RunEvent;
import dev.autogen.event.RunEventText;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Blocker;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.LockWaits;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Stages;
import dev.autogen.mysql.TableSize;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches statements through a second connection, which is opened for the first that takes long:
 * tells how far they are, and who holds the locks they wait for.
 */
final class StatementMonitor implements AutoCloseable {

  private static final Duration FIRST = Duration.ofMillis(300);
  private static final Duration NEXT = Duration.ofMillis(500);

  /** When a line on how far a statement is comes first, and how long after that the next. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** An ALTER TABLE of less than this many bytes is done before anybody asks how far it is. */
  private static final long BIG = 8_000_000;

  private final Session working;
  private final RunOptions options;
  private final Consumer<RunEvent> events;
  private final long connection;
  private final ScheduledExecutorService executor;
  private final Set<Long> killed = new TreeSet<>();
  private Optional<Session> observer = Optional.empty();
  private Optional<Stages> stages = Optional.empty();
  private boolean hasTriedStages;
  private boolean isBlind;

  StatementMonitor(Session working, RunOptions options, Consumer<RunEvent> events)
      throws SQLException {
    this.working = working;
    this.options = options;
    this.events = events;
    this.connection = working.connectionId();
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "autogen: watch statements");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** A statement under watch. */
  private final class Look {
    private final MonitoredStep subject;
    private Optional<TableSize> size = Optional.empty();
    private final long begun = System.nanoTime();
    private Optional<LockWaits.Waiting> waiting = Optional.empty();
    private Optional<LockWaits.Waiting> told = Optional.empty();
    private Duration nextLine = LONG;
    private boolean ended;

    Look(MonitoredStep subject) {
      this.subject = subject;
    }

    /** The size of the tables, measured once. */
    private TableSize size(Session session) throws SQLException {
      if (size.isEmpty()) {
        size = Optional.of(TableSize.of(session, subject.tables()));
      }
      return size.get();
    }

    void look() {
      synchronized (StatementMonitor.this) {
        if (!ended) {
          try {
            if (!waits()) {
              tell();
            }
          } catch (SQLException | RuntimeException e) {
            // A run must not fail for being watched.
            ended = true;
            found(
                Finding.note(
                    "unwatched",
                    Element.step(subject.revision(), subject.number()),
                    "what is going on is no longer visible: " + e.getMessage()),
                true);
          }
        }
      }
    }

    private boolean waits() throws SQLException {
      Optional<LockWaits.Waiting> now = waitingNow();
      if (now.isEmpty()) {
        return false;
      }
      waiting = now;
      if (told.isEmpty() || !isStill(told.get(), now.get())) {
        told = now;
        events.accept(
            new RunEvent.LockAwaited(
                subject.revision(),
                subject.number(),
                now.get().what(),
                holders(now.get().blockers()),
                !isBlind));
      }
      if (options.timeouts().killBlockers()) {
        for (Blocker blocker : now.get().blockers()) {
          kill(blocker);
        }
      }
      return true;
    }

    private void tell() throws SQLException {
      Duration taken = Duration.ofNanos(System.nanoTime() - begun);
      if (taken.compareTo(LONG) < 0) {
        return;
      }
      if (!options.live() && taken.compareTo(nextLine) < 0) {
        return;
      }
      Optional<Stages.Stage> stage =
          stages.isPresent() ? stages.get().look(connection) : Optional.empty();
      Optional<Long> rows =
          subject.ddl() ? Optional.empty() : new LockWaits(observer(), connection).rowsChanged();
      TableSize tables = size(observer());
      events.accept(
          new RunEvent.StepProgressed(
              subject.revision(),
              subject.number(),
              stage.map(s -> OptionalInt.of(s.percent())).orElse(OptionalInt.empty()),
              rows.map(OptionalLong::of).orElse(OptionalLong.empty()),
              taken,
              tables.table(),
              tables.bytes()));
      nextLine = taken.plus(PAUSE);
    }
  }

  /**
   * Runs a statement under watch.
   *
   * @throws SQLException where it got no lock, one that says who held it
   */
  <T> T over(MonitoredStep subject, Attempt<T> work) throws Exception {
    Look look = begin(subject);
    ScheduledFuture<?> looking =
        executor.scheduleWithFixedDelay(
            look::look, FIRST.toMillis(), NEXT.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return work.run();
    } catch (SQLException e) {
      looking.cancel(false);
      throw Failures.isLock(e) ? explained(e, look) : e;
    } finally {
      looking.cancel(false);
      end(look);
    }
  }

  private synchronized Look begin(MonitoredStep subject) throws SQLException {
    Look look = new Look(subject);
    if (subject.ddl()
        && !subject.creates()
        && !hasTriedStages
        && look.size(working).bytes() >= BIG) {
      hasTriedStages = true;
      try {
        stages = Optional.of(Stages.open(observer()));
      } catch (SQLException e) {
        found(
            Finding.note(
                "unwatched",
                Element.step(subject.revision(), subject.number()),
                "how far a statement is cannot be shown, which takes SELECT and UPDATE on"
                    + " performance_schema: "
                    + Failures.oneLine(e)),
            true);
      }
    }
    return look;
  }

  private synchronized void end(Look look) {
    look.ended = true;
  }

  private void found(Finding finding, boolean isDetail) {
    events.accept(new RunEvent.Found(finding, isDetail));
  }

  private Session observer() throws SQLException {
    if (observer.isEmpty()) {
      observer = Optional.of(working.another());
    }
    return observer.get();
  }

  private Optional<LockWaits.Waiting> waitingNow() throws SQLException {
    LockWaits waits = new LockWaits(observer(), connection);
    if (!isBlind) {
      try {
        return waits.look();
      } catch (SQLException e) {
        if (!Failures.isPrivilege(e)) {
          throw e;
        }
        isBlind = true;
      }
    }
    return waits.isWaiting()
        ? Optional.of(new LockWaits.Waiting("a table", List.of()))
        : Optional.empty();
  }

  /** Whether no more than the ages of those who hold the lock have changed. */
  private static boolean isStill(LockWaits.Waiting before, LockWaits.Waiting now) {
    List<Blocker> then = before.blockers();
    boolean isSame = before.what().equals(now.what()) && then.size() == now.blockers().size();
    for (int i = 0; isSame && i < then.size(); i++) {
      isSame = then.get(i).isStill(now.blockers().get(i));
    }
    return isSame;
  }

  private static List<LockHolder> holders(List<Blocker> blockers) {
    return blockers.stream().map(StatementMonitor::holder).toList();
  }

  private static LockHolder holder(Blocker blocker) {
    return new LockHolder(blocker.connection(), blocker.account(), blocker.describe());
  }

  private void kill(Blocker blocker) throws SQLException {
    if (!killed.add(blocker.connection())) {
      return;
    }
    try {
      new LockWaits(observer(), connection).kill(blocker);
      events.accept(new RunEvent.LockHolderEnded(holder(blocker)));
    } catch (SQLException e) {
      found(
          Finding.note(
              "lock-holder-not-ended",
              Element.schema(),
              "the account may not end "
                  + blocker.describe()
                  + ", which takes CONNECTION_ADMIN: "
                  + Failures.oneLine(e)),
          false);
    }
  }

  /** The refusal with the names of those who hold the lock. */
  private synchronized SQLException explained(SQLException e, Look look) {
    try {
      String what =
          look.waiting
              .map(LockWaits.Waiting::what)
              .orElse(
                  look.subject.tables().isEmpty()
                      ? "a table"
                      : "table " + String.join(", ", look.subject.tables()));
      List<Blocker> blockers =
          look.waiting.map(LockWaits.Waiting::blockers).orElse(holdersNow(look.subject));
      return new SQLException(
          (Failures.isDeadlock(e) ? "a deadlock over " : "no lock on ")
              + what
              + (Failures.isDeadlock(e) ? "" : " within " + Blocker.time(options.timeouts().lock()))
              + ": "
              + RunEventText.holders(holders(blockers), !isBlind),
          e.getSQLState(),
          e.getErrorCode(),
          e);
    } catch (SQLException unseen) {
      e.addSuppressed(unseen);
      return e;
    }
  }

  private List<Blocker> holdersNow(MonitoredStep subject) throws SQLException {
    if (isBlind || subject.tables().isEmpty()) {
      return List.of();
    }
    try {
      return new LockWaits(observer(), connection).holders(subject.tables().get(0));
    } catch (SQLException e) {
      if (!Failures.isPrivilege(e)) {
        throw e;
      }
      isBlind = true;
      return List.of();
    }
  }

  /** Something that may fail, and that leaves nothing behind when it got no lock. */
  interface Attempt<T> {
    T run() throws Exception;
  }

  /** Does {@code attempt} again, after a pause that grows, for as often as it gets no lock. */
  <T> T persistently(MonitoredStep subject, Attempt<T> attempt) throws Exception {
    for (int number = 1; ; number++) {
      try {
        return attempt.run();
      } catch (SQLException e) {
        boolean isWorthIt = subject.repeatable() && Failures.isLock(e);
        if (!isWorthIt || number > options.timeouts().retries() || !pause(subject, e, number)) {
          throw e;
        }
      }
    }
  }

  /** Waits; whether nobody wants to end the run meanwhile. */
  private boolean pause(MonitoredStep subject, SQLException e, int number) {
    Duration pause = Duration.ofSeconds(Math.min(30, 1L << Math.min(number - 1, 5)));
    events.accept(
        new RunEvent.StepRetried(
            subject.revision(),
            subject.number(),
            Failures.oneLine(e),
            pause,
            number,
            options.timeouts().retries()));
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Puts back what was switched on, and closes the second connection. */
  @Override
  public void close() {
    executor.shutdownNow();
    synchronized (this) {
      if (observer.isPresent()) {
        try (Session closing = observer.get()) {
          if (stages.isPresent()) {
            stages.get().close();
          }
        } catch (SQLException e) {
          putBack(e);
        }
      }
    }
  }

  /** Once more through the connection that works, since the other was lost. */
  private void putBack(SQLException lost) {
    try {
      if (stages.isPresent()) {
        stages.get().close(working);
      }
    } catch (SQLException e) {
      lost.addSuppressed(e);
      found(
          Finding.note(
              "not-put-back",
              Element.schema(),
              "what was switched on to see how far statements are could not be put back: "
                  + Failures.oneLine(lost)),
          false);
    }
  }
}
