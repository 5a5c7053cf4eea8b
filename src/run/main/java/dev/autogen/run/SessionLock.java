package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.event.LockHolder;
import dev.autogen.event.RunEvent;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.NamedLock;
import dev.autogen.mysql.Session;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Lets one autogen at a time change a schema, by two named locks of the server. One is held by a
 * connection of its own, which no statement of a migration can take it from, and whose loss is
 * seen. The other is held by the session that runs the statements: the server carries a statement
 * on to its end when the client has died, and gives this lock back only then, so that the next
 * autogen does not look at the schema before.
 */
final class SessionLock implements SchemaLock {

  private static final int LONGEST_NAME = 64;

  /** What a server answers that was asked to wait and whose wait was ended. */
  private static final Set<Integer> ENDED = Set.of(1317, 3024, 3058);

  /** Named locks are not to be had here. */
  static final class Unavailable extends Exception {

    private static final long serialVersionUID = 1L;

    private Unavailable(String reason) {
      super(reason);
    }
  }

  /** How long one GET_LOCK waits, so that a new holder is seen. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Session working;
  private final NamedLock turn;
  private final NamedLock statements;
  private final long connection;

  private SessionLock(Session working, Session own) throws SQLException {
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
   * @param timeout how long to wait
   * @param events is told who holds it meanwhile, once for each
   * @throws AutogenException when another holds it for longer than {@code timeout}
   * @throws Unavailable when the server, or what stands before it, has no such locks
   */
  static SessionLock take(Session working, Duration timeout, Consumer<RunEvent> events)
      throws SQLException, Unavailable {
    try {
      SessionLock lock = begin(working);
      try {
        lock.await(timeout, events);
        return lock;
      } catch (SQLException | Unavailable | RuntimeException e) {
        // Both may be held already, and the session lives on.
        lock.close();
        throw e;
      }
    } catch (SQLException e) {
      if (isRefusal(e)) {
        throw new Unavailable(Failures.oneLine(e));
      }
      throw e;
    }
  }

  /** Holds nothing yet. */
  private static SessionLock begin(Session working) throws SQLException {
    Session own = working.another();
    try {
      return new SessionLock(working, own);
    } catch (SQLException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private void await(Duration timeout, Consumer<RunEvent> events) throws SQLException, Unavailable {
    long end = System.nanoTime() + timeout.toNanos();
    await(turn, timeout, end, events);
    await(statements, timeout, end, events);
    if (!turn.isHeldBy(connection, working)) {
      // What stands between shares connections: another may be given the same one.
      throw new Unavailable("the server does not know of the lock it granted");
    }
  }

  private void await(NamedLock lock, Duration timeout, long end, Consumer<RunEvent> events)
      throws SQLException {
    long told = 0;
    Duration look = Duration.ZERO;
    while (!lock.take(look)) {
      Optional<NamedLock.Holder> holder = lock.holder();
      if (holder.isPresent() && holder.get().connection() != told) {
        told = holder.get().connection();
        events.accept(
            new RunEvent.SchemaLockAwaited(
                working.schema(),
                new LockHolder(told, holder.get().account(), holder.get().describe())));
      }
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        throw SchemaLock.notDone(working, timeout, named(holder));
      }
      look = left.compareTo(LOOK) < 0 ? left : LOOK;
    }
  }

  /** Whether the server understood, and will not: Percona XtraDB Cluster, for one. */
  private static boolean isRefusal(SQLException e) {
    return e.getErrorCode() > 0
        && !ENDED.contains(e.getErrorCode())
        && !(e instanceof SQLNonTransientConnectionException);
  }

  private static String named(Optional<NamedLock.Holder> holder) {
    return holder.map(NamedLock.Holder::describe).orElse("the lock holder is not visible");
  }

  @Override
  public void ensureHeld() throws SQLException {
    if (!turn.isHeldBy(connection, working)) {
      throw SchemaLock.lost(working, "the connection that holds the lock on schema ");
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
    } catch (SQLException unreachable) {
      endItsConnection(unreachable);
    }
    try {
      turn.session().close();
    } catch (SQLException gone) {
      // It holds nothing any more.
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
