package dev.autogen.project;

import dev.autogen.mysql.Database;
import dev.autogen.mysql.NamedLock;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A schema for a moment, to try things in; dropped when closed. Whoever makes one holds two named
 * locks for as long as it is there, by a connection each, so that the next can tell one that is
 * used from one whose owner was killed, and drops the latter.
 */
public final class ScratchSchema implements AutoCloseable {

  /** How the names of all of them begin. */
  public static final String PREFIX = "autogen_scratch_";

  /** The lock that the session which works in it holds, besides the one of the schema's name. */
  private static final String USED = " in use";

  private final Session owner;
  private final Session session;
  private final Thread hook = new Thread(this::drop, "autogen: leave the scratch schema");

  private ScratchSchema(Session owner, Session session) {
    this.owner = owner;
    this.session = session;
  }

  /**
   * Creates one on the server of {@code database}, and drops those that nobody owns any more.
   *
   * @param id makes its name differ from every other's
   * @param collation its default collation; empty for the server's
   * @throws SQLException when the account may not create a schema, or the server is not there
   */
  public static ScratchSchema create(Database database, String id, String collation)
      throws SQLException {
    Session owner = database.open();
    try {
      String owned = prefix(owner) + id;
      boolean locks = dropAbandoned(owner) && take(owner, owned);
      String name = locks ? owned : PREFIX + id;
      owner.execute(
          "CREATE DATABASE "
              + Sql.name(name)
              + (collation.isEmpty() ? "" : " COLLATE " + Sql.name(collation)));
      Session session = database.withSchema(name).open();
      if (locks) {
        new NamedLock(session, name + USED).take(Duration.ZERO);
      }
      ScratchSchema scratch = new ScratchSchema(owner, session);
      Runtime.getRuntime().addShutdownHook(scratch.hook);
      return scratch;
    } catch (SQLException | RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  public Session session() {
    return session;
  }

  private static boolean take(Session owner, String name) {
    try {
      // It is idle for as long as the schema is there.
      owner.execute("SET SESSION wait_timeout = 2147483");
      return new NamedLock(owner, name).take(Duration.ZERO);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Named locks are of one server, so the name of a schema says of which. */
  private static String prefix(Session session) throws SQLException {
    CRC32 hash = new CRC32();
    hash.update(
        session
            .query("SELECT @@server_uuid AS id")
            .get(0)
            .get("id")
            .getBytes(StandardCharsets.UTF_8));
    return PREFIX + String.format(Locale.ROOT, "%08x_", hash.getValue());
  }

  /**
   * Drops the schemas of this server that were left behind: those whose locks nobody holds.
   *
   * @return whether the server has named locks for this account
   */
  public static boolean dropAbandoned(Session session) throws SQLException {
    String prefix = prefix(session);
    List<Map<String, String>> schemas =
        session.query(
            "SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA"
                + " WHERE LEFT(SCHEMA_NAME, CHAR_LENGTH(?)) = ? ORDER BY SCHEMA_NAME",
            prefix,
            prefix);
    try {
      new NamedLock(session, prefix).isHeld();
      for (Map<String, String> schema : schemas) {
        dropIfAbandoned(session, schema.get("name"));
      }
      return true;
    } catch (SQLException e) {
      // There are servers and proxies that refuse these functions.
      return false;
    }
  }

  private static void dropIfAbandoned(Session session, String name) throws SQLException {
    NamedLock lock = new NamedLock(session, name);
    if (lock.isHeld() || !lock.take(Duration.ZERO)) {
      return;
    }
    try {
      if (!new NamedLock(session, name + USED).isHeld()) {
        session.execute("DROP DATABASE IF EXISTS " + Sql.name(name));
      }
    } finally {
      lock.release();
    }
  }

  /** Where Java ends in the midst: by a connection beside those that are at work. */
  private void drop() {
    try (Session other = owner.another()) {
      other.execute("SET SESSION lock_wait_timeout = 2");
      other.execute("DROP DATABASE IF EXISTS " + Sql.name(session.schema()));
    } catch (SQLException | RuntimeException e) {
      // The next one that is made drops it.
    }
  }

  @Override
  public void close() throws SQLException {
    try (owner;
        session) {
      session.execute("DROP DATABASE IF EXISTS " + Sql.name(session.schema()));
    } finally {
      forgetHook();
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Java is ending, and its hooks have been called.
    }
  }
}
