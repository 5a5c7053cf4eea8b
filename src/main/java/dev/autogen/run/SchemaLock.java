package dev.autogen.run;

import dev.autogen.AutogenException;
import dev.autogen.mysql.Session;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Lets one autogen at a time change a schema, by a named lock of the server. The session that runs
 * the statements holds it: the server carries a statement on to its end when the client has died,
 * and gives the lock back only then, so that the next autogen does not look at the schema before.
 */
public final class SchemaLock implements AutoCloseable {

  private static final int LONGEST_NAME = 64;

  private final Session session;
  private final String name;

  private SchemaLock(Session session, String name) {
    this.session = session;
    this.name = name;
  }

  /**
   * Waits for the lock of the session's schema.
   *
   * @throws AutogenException when another holds it for longer than {@code patience}
   */
  public static SchemaLock take(Session session, Duration patience) throws SQLException {
    String name = nameFor(session.schema());
    List<Map<String, String>> answer =
        session.query(
            "SELECT GET_LOCK(?, ?) AS granted, IS_USED_LOCK(?) AS holder",
            name,
            String.valueOf(patience.toSeconds()),
            name);
    if (!answer.get(0).get("granted").equals("1")) {
      throw AutogenException.failure(
          "another autogen is changing schema "
              + session.schema()
              + " (connection "
              + answer.get(0).get("holder")
              + ") and was not done within "
              + patience.toSeconds()
              + " s",
          "wait for it to end, then run this again");
    }
    return new SchemaLock(session, name);
  }

  private static String nameFor(String schema) {
    String name = "autogen:" + schema;
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    CRC32 hash = new CRC32();
    hash.update(schema.getBytes(StandardCharsets.UTF_8));
    return name.substring(0, LONGEST_NAME - 9) + "_" + Long.toHexString(hash.getValue());
  }

  @Override
  public void close() throws SQLException {
    session.query("SELECT RELEASE_LOCK(?) AS released", name);
  }
}
