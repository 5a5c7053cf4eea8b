package dev.autogen.run;

import dev.autogen.AutogenException;
import dev.autogen.mysql.Blocker;
import dev.autogen.mysql.NamedLock;
import dev.autogen.mysql.Session;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Lets one autogen at a time change a schema, by two named locks of the server. One is held by a
 * connection of its own, which no statement of a migration can take it from, and whose loss is
 * seen. The other is held by the session that runs the statements: the server carries a statement
 * on to its end when the client has died, and gives this lock back only then, so that the next
 * autogen does not look at the schema before.
 */
public final class SchemaLock implements AutoCloseable {

  private static final int LONGEST_NAME = 64;

  /** How long one GET_LOCK waits, so that a new holder is seen. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Session working;
  private final NamedLock turn;
  private final NamedLock statements;
  private final long connection;

  private SchemaLock(Session working, Session own) throws SQLException {
    this.working = working;
    this.turn = new NamedLock(own, nameFor(working.schema()));
    this.statements = new NamedLock(working, nameFor(working.schema() + " statements"));
    this.connection = own.connectionId();
    // It is idle for as long as the run lasts.
    own.execute("SET SESSION wait_timeout = 2147483");
  }

  /**
   * Waits for the lock of the session's schema.
   *
   * @param patience how long to wait
   * @param progress is told who holds it meanwhile, once for each
   * @throws AutogenException when another holds it for longer than {@code patience}
   */
  public static SchemaLock take(Session working, Duration patience, Consumer<String> progress)
      throws SQLException {
    Session own = working.another();
    try {
      SchemaLock lock = new SchemaLock(working, own);
      long end = System.nanoTime() + patience.toNanos();
      lock.await(lock.turn, patience, end, progress);
      lock.await(lock.statements, patience, end, progress);
      return lock;
    } catch (SQLException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private void await(NamedLock lock, Duration patience, long end, Consumer<String> progress)
      throws SQLException {
    long told = 0;
    Duration look = Duration.ZERO;
    while (!lock.take(look)) {
      Optional<NamedLock.Holder> holder = lock.holder();
      if (holder.isPresent() && holder.get().connection() != told) {
        told = holder.get().connection();
        progress.accept(
            "waiting for another autogen on schema " + working.schema() + ": " + named(holder));
      }
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        throw AutogenException.failure(
            "another autogen is changing schema "
                + working.schema()
                + " and was not done within "
                + Blocker.time(patience)
                + ": "
                + named(holder),
            "wait for it to end, then run this again");
      }
      look = left.compareTo(LOOK) < 0 ? left : LOOK;
    }
  }

  private static String named(Optional<NamedLock.Holder> holder) {
    return holder.map(NamedLock.Holder::describe).orElse("who has its lock is not to be seen");
  }

  /**
   * Makes sure that nobody else can have begun.
   *
   * @throws AutogenException when the lock is lost
   */
  void ensureHeld() throws SQLException {
    if (!turn.isHeldBy(connection, working)) {
      throw AutogenException.failure(
          "the connection that holds the lock on schema "
              + working.schema()
              + " was lost, so that another autogen may have begun",
          "run it again: it goes on where this run stopped");
    }
  }

  /** Whether somebody holds the lock of the session's schema. */
  static boolean isTaken(Session session) throws SQLException {
    return new NamedLock(session, nameFor(session.schema())).isHeld();
  }

  /** The name of the lock for a schema, within what the server takes. */
  static String nameFor(String schema) {
    String name = "autogen:" + schema;
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    CRC32 hash = new CRC32();
    hash.update(schema.getBytes(StandardCharsets.UTF_8));
    return name.substring(0, LONGEST_NAME - 9) + "_" + Long.toHexString(hash.getValue());
  }

  @Override
  public void close() {
    try {
      statements.release();
    } catch (SQLException gone) {
      // Then the server has given it back, or does when the statement has ended.
    }
    try {
      turn.release();
      turn.session().close();
    } catch (SQLException unreachable) {
      endItsConnection(unreachable);
    }
  }

  /** A connection that is lost to us may be alive to the server, and so keep the lock. */
  private void endItsConnection(SQLException unreachable) {
    try {
      if (turn.isHeldBy(connection, working)) {
        working.execute("KILL CONNECTION " + connection);
      }
    } catch (SQLException gone) {
      // Then the server gives it back when it finds the connection dead.
      unreachable.addSuppressed(gone);
    }
  }
}
