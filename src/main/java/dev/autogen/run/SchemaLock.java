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
 * Lets one autogen at a time change a schema, by a named lock of the server that a connection of
 * its own holds: no statement of a migration can release it, and it goes when the program does.
 */
public final class SchemaLock implements AutoCloseable {

  private static final int LONGEST_NAME = 64;

  /** How long one GET_LOCK waits, so that a new holder is seen. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Session working;
  private final NamedLock lock;

  private SchemaLock(Session working, NamedLock lock) {
    this.working = working;
    this.lock = lock;
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
    NamedLock lock = new NamedLock(working.another(), nameFor(working.schema()));
    try {
      if (!lock.take(Duration.ZERO)) {
        await(lock, working.schema(), patience, progress);
      }
      return new SchemaLock(working, lock);
    } catch (SQLException | RuntimeException e) {
      lock.close(working);
      throw e;
    }
  }

  private static void await(
      NamedLock lock, String schema, Duration patience, Consumer<String> progress)
      throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    long told = 0;
    while (true) {
      Optional<NamedLock.Holder> holder = lock.holder();
      if (holder.isPresent() && holder.get().connection() != told) {
        told = holder.get().connection();
        progress.accept("waiting for another autogen on schema " + schema + ": " + named(holder));
      }
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        throw AutogenException.failure(
            "another autogen is changing schema "
                + schema
                + " and was not done within "
                + Blocker.time(patience)
                + ": "
                + named(holder),
            "wait for it to end, then run this again");
      }
      if (lock.take(left.compareTo(LOOK) < 0 ? left : LOOK)) {
        return;
      }
    }
  }

  private static String named(Optional<NamedLock.Holder> holder) {
    return holder.map(NamedLock.Holder::describe).orElse("who holds its lock is not to be seen");
  }

  /**
   * Makes sure that nobody else can have begun.
   *
   * @throws AutogenException when the lock is lost
   */
  void ensureHeld() throws SQLException {
    if (!lock.isHeld(working)) {
      throw AutogenException.failure(
          "the connection that holds the lock on schema "
              + working.schema()
              + " was lost, so that another autogen may have begun",
          "run it again: it goes on where this run stopped");
    }
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
    lock.close(working);
  }
}
