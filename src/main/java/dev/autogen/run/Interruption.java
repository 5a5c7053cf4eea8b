package dev.autogen.run;

import dev.autogen.mysql.Session;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets somebody else than the one who runs end a run in order: the statement is cancelled on the
 * server, which undoes it, the journal notes that, and the run says how to go on.
 */
public final class Interruption {

  private final CountDownLatch finished = new CountDownLatch(1);
  private Session working;
  private Session known;
  private long connection;
  private boolean asked;

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
   * @return whether it came within so many seconds
   */
  public boolean awaitFinish(long seconds) throws InterruptedException {
    return finished.await(seconds, TimeUnit.SECONDS);
  }

  /** From now on {@code session} is to be told; false where the run is to end instead. */
  synchronized boolean enter(Session session) throws SQLException {
    if (!asked) {
      if (session != known) {
        // Asked for now: later the session is busy.
        connection = session.connectionId();
        known = session;
      }
      working = session;
    }
    return !asked;
  }

  /** The session is not to be told any more. */
  synchronized void leave() {
    working = null;
  }
}
