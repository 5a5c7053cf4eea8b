package dev.autogen.mysql;

import java.sql.SQLException;

/** A schema for a moment, to try things in; dropped when closed. */
public final class ScratchSchema implements AutoCloseable {

  /** How the names of all of them begin. */
  public static final String PREFIX = "autogen_scratch_";

  private final Session session;

  private ScratchSchema(Session session) {
    this.session = session;
  }

  /**
   * Creates one on the server of {@code database}.
   *
   * @param id makes its name differ from every other's
   * @param collation its default collation; empty for the server's
   * @throws SQLException when the account may not create a schema, or the server is not there
   */
  public static ScratchSchema create(Database database, String id, String collation)
      throws SQLException {
    String name = PREFIX + id;
    try (Session session = database.open()) {
      session.execute(
          "CREATE DATABASE "
              + Sql.name(name)
              + (collation.isEmpty() ? "" : " COLLATE " + Sql.name(collation)));
    }
    return new ScratchSchema(database.withSchema(name).open());
  }

  public Session session() {
    return session;
  }

  @Override
  public void close() throws SQLException {
    try (session) {
      session.execute("DROP DATABASE IF EXISTS " + Sql.name(session.schema()));
    }
  }
}
