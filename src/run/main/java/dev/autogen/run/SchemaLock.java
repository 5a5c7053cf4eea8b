package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.event.RunEvent;
import dev.autogen.mysql.Blocker;
import dev.autogen.mysql.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets one autogen at a time change a schema. */
public sealed interface SchemaLock extends AutoCloseable permits SessionLock, RowLock {

  /** What the lock is made of. */
  enum Kind {
    /** Named locks of the server, or a row where there are none. */
    AUTO,
    /** Named locks of the server, which end with the session. */
    SESSION,
    /** A row of a table, which whoever has it renews. */
    ROW;

    /** The one that a setting names; empty for none. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Waits for the lock of the session's schema.
   *
   * @param timeout how long to wait
   * @param events is told who holds it meanwhile, once for each
   * @throws AutogenException when another holds it for longer than {@code timeout}, or there is no
   *     lock of this kind
   */
  static SchemaLock take(Session working, Kind kind, Duration timeout, Consumer<RunEvent> events)
      throws SQLException {
    if (kind == Kind.ROW) {
      return RowLock.take(working, timeout, events);
    }
    try {
      return SessionLock.take(working, timeout, events);
    } catch (SessionLock.Unavailable e) {
      if (kind == Kind.AUTO) {
        return RowLock.take(working, timeout, events);
      }
      throw AutogenException.failure(
          "there are no named locks here: " + e.getMessage(), "have schema-lock = row");
    }
  }

  /** Whether somebody holds the lock of the session's schema. */
  static boolean isTaken(Session session) throws SQLException {
    return SessionLock.isTaken(session) || RowLock.isTaken(session);
  }

  /**
   * Makes sure that nobody else can have begun.
   *
   * @throws AutogenException when the lock is lost
   */
  void ensureHeld() throws SQLException;

  @Override
  void close();

  /** Another holds it for longer than somebody has timeout. */
  static AutogenException notDone(Session working, Duration timeout, String holder) {
    return AutogenException.failure(
        "another autogen is changing schema "
            + working.schema()
            + " and was not done within "
            + Blocker.time(timeout)
            + ": "
            + holder,
        "wait for it to end, then run this again");
  }

  /** It was held, and is no more. */
  static AutogenException lost(Session working, String what) {
    return AutogenException.failure(
        what + working.schema() + " was lost, so that another autogen may have begun",
        "run it again: it goes on where this run stopped");
  }
}
