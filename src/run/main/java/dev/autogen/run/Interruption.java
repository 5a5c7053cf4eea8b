package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Session;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets somebody else than the one who runs end a run in order: the statement is cancelled on the
 * server, which undoes it, the journal notes that, and the run says how to go on. Java code cannot
 * be cancelled; it is left where it is, and what it did is undone.
 */
public final class Interruption {

  private final CountDownLatch finished = new CountDownLatch(1);
  private Session working;
  private Session known;
  private long connection;
  private Optional<Abandoning> code = Optional.empty();
  private boolean asked;
  private boolean abandoned;

  /** What is done where code does not come back: what it did is undone, and noted. */
  @FunctionalInterface
  interface Abandoning {
    /**
     * Gives up the step.
     *
     * @param other a connection beside that of the code
     * @param why it did not come back
     * @return what to say
     */
    AutogenException giveUp(Session other, String why) throws SQLException;
  }

  /** Asks the run to end; returns once its statement has been told to. */
  public synchronized void ask() {
    asked = true;
    if (working != null) {
      try (Session other = working.another()) {
        other.execute("KILL QUERY " + connection);
      } catch (SQLException e) {
        // The server is not there for us, and the statement ends by itself or with the connection.
      }
    }
  }

  public synchronized boolean isAsked() {
    return asked;
  }

  /**
   * Goes on only where nobody has asked to end.
   *
   * @param doing what would have come next
   * @throws InterruptionException when somebody has
   */
  public void heed(String doing) {
    if (isAsked()) {
      throw new InterruptionException("interrupted before " + doing, "run it again");
    }
  }

  /** Whether a statement is under way, which the server undoes in its own time. */
  public synchronized boolean isInStatement() {
    return working != null && code.isEmpty();
  }

  /**
   * Undoes what code has done that does not come back, and notes it. What it does from then on
   * reaches the server no more, and nobody is told of it.
   *
   * @param why it does not come back, a clause
   * @return what to say; empty where no step's code is running
   */
  public synchronized Optional<AutogenException> abandon(String why) {
    if (working == null || code.isEmpty()) {
      return Optional.empty();
    }
    asked = true;
    abandoned = true;
    try (Session other = working.another()) {
      try {
        other.execute("KILL CONNECTION " + connection);
      } catch (SQLException gone) {
        // It has ended the connection itself.
      }
      return Optional.of(code.get().giveUp(other, why));
    } catch (SQLException e) {
      // The server undoes it when it finds the connection dead, and the next run notes it.
      return Optional.empty();
    }
  }

  /** Says that everything is said and done, so that nobody waits any longer. */
  public void finish() {
    finished.countDown();
  }

  public boolean isFinished() {
    return finished.getCount() == 0;
  }

  /**
   * Waits for {@link #finish}.
   *
   * @return whether it came within so many milliseconds
   */
  public boolean awaitFinish(long milliseconds) throws InterruptedException {
    return finished.await(milliseconds, TimeUnit.MILLISECONDS);
  }

  /** From now on {@code session} is to be told; false where the run is to end instead. */
  boolean enter(Session session) throws SQLException {
    return enter(session, Optional.empty());
  }

  /** The same, where Java code has the session. */
  synchronized boolean enter(Session session, Optional<Abandoning> abandoning) throws SQLException {
    if (!asked) {
      if (session != known) {
        // Asked for now: later the session is busy.
        connection = session.connectionId();
        known = session;
      }
      working = session;
      code = abandoning;
    }
    return !asked;
  }

  /** The session is not to be told any more. */
  synchronized void leave() {
    while (abandoned) {
      // All is said; the program is about to end, whatever the code has come back with.
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody is left to be told of it.
      }
    }
    working = null;
  }
}
