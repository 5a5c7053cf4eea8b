package dev.autogen.run;

import dev.autogen.mysql.Session;
import dev.autogen.operation.CreateTable;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes tables on several connections at once, each as soon as those are there that its foreign
 * keys lead to. What one of them is refused, or has to wait for, is left to the run itself, which
 * does it by itself, tells of it, and fails with it where it fails.
 */
final class Creators implements AutoCloseable {

  /** A table that is held by somebody is the run's business, which says by whom. */
  private static final String SHORT_WAIT = "SET SESSION lock_wait_timeout = 1";

  private final Session run;
  private final RunOptions options;
  private final List<Session> sessions = new ArrayList<>();
  private final IdentityHashMap<Step, Duration> made = new IdentityHashMap<>();
  private final List<Journal.Finished> finished = new ArrayList<>();
  private final List<Step> open = new ArrayList<>();
  private final Set<String> missing = new TreeSet<>();
  private boolean isFull;
  private int running;
  private StepRun.Failure lost;

  /** No connection is opened yet. */
  Creators(Session run, RunOptions options) {
    this.run = run;
    this.options = options;
  }

  /**
   * Whether steps before these leave the session of the run as any other is: settings of its own,
   * and what code may have done with it, hold for no other connection.
   */
  private static boolean areFree(List<Step> together, List<Step> all) {
    for (Step before : all.subList(0, together.get(0).number() - 1)) {
      if (before instanceof Step.SessionSetting || before.runsJava()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Makes of these tables what can be made beside each other, and reports it.
   *
   * @param all steps of the revision
   * @throws StepRun.Failure where a connection was lost, so that only the schema tells what became
   *     of its step, whose note stays open
   */
  void make(List<Step> together, List<Step> all, Creations creations, Journal journal)
      throws SQLException, StepRun.Failure {
    if (options.connections() > 1 && together.size() > 1 && areFree(together, all)) {
      for (Step step : together) {
        open.add(step);
        missing.add(key(table(step).name()));
      }
      opened(Math.min(options.connections(), together.size()));
      List<Thread> threads = new ArrayList<>();
      for (Session session : sessions) {
        Thread thread = new Thread(() -> make(session, creations, journal), "autogen: create");
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        ended(thread);
      }
      open.clear();
      missing.clear();
      for (Journal.Finished one : finished) {
        creations.done(one);
      }
      finished.clear();
      if (lost != null) {
        throw lost;
      }
    }
  }

  /** How long it took, where it was made here. */
  Optional<Duration> took(Step step) {
    return Optional.ofNullable(made.get(step));
  }

  /** As many as the server gives; one would be no faster than the run's own. */
  private void opened(int wanted) {
    while (sessions.size() < wanted && !isFull) {
      try {
        Session session = run.another();
        sessions.add(session);
        session.execute(SHORT_WAIT);
      } catch (SQLException | RuntimeException e) {
        isFull = true;
      }
    }
  }

  private static void ended(Thread thread) {
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // What is under way ends by itself.
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void make(Session session, Creations creations, Journal journal) {
    for (Step step = next(); step != null; step = next()) {
      String started = journal.now();
      long begun = System.nanoTime();
      SQLException refusal = null;
      try {
        session.execute(step.text());
      } catch (SQLException e) {
        refusal = e;
      } catch (RuntimeException e) {
        refusal = new SQLException(e);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      synchronized (this) {
        running--;
        if (refusal == null) {
          made.put(step, took);
          missing.remove(key(table(step).name()));
          finished.add(new Journal.Finished(creations.take(step), started, journal.now()));
        } else if (refusal.getErrorCode() == 0) {
          // No answer of the server, which has made nothing where it refuses.
          creations.take(step);
          lost = new StepRun.Failure(step.text(), refusal);
        }
        notifyAll();
      }
    }
  }

  /** The next that can be made; waits for those it depends on; null where there is none. */
  private synchronized Step next() {
    while (lost == null && !options.interruption().isAsked()) {
      for (Step step : open) {
        if (isReady(table(step))) {
          open.remove(step);
          running++;
          return step;
        }
      }
      if (running == 0) {
        return null;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        return null;
      }
    }
    return null;
  }

  private boolean isReady(Table table) {
    for (ForeignKey key : table.foreignKeys()) {
      String parent = key(key.referencedTable());
      if (missing.contains(parent) && !parent.equals(key(table.name()))) {
        return false;
      }
    }
    return true;
  }

  private static Table table(Step step) {
    return ((CreateTable) step.operation()).table();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    for (Session session : sessions) {
      try {
        session.close();
      } catch (SQLException e) {
        // It is gone already.
      }
    }
  }
}
