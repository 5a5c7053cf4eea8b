package dev.autogen.project;

import dev.autogen.embedded.DevelopmentServer;
import dev.autogen.embedded.MySqlSearch;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Answers;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.run.Version;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An open session and, where the project keeps its own, the server behind it.
 *
 * @param development whether the database is one to develop on, which autogen may bring to head
 * @param folder where a server of the project's own keeps its data; empty for any other
 * @param name how to call the database in a message
 */
public record Connection(
    Session session,
    Database database,
    boolean development,
    Optional<Path> folder,
    String name,
    AutoCloseable server)
    implements AutoCloseable {

  /** Where no setting names a schema. */
  static final String DEFAULT_SCHEMA = "app";

  /** Opens {@code database}. */
  static Connection to(Database database) {
    return new Connection(
        database.open(),
        database,
        database.isContainer(),
        Optional.empty(),
        database.shownUrl(),
        () -> {});
  }

  /** The same, where what the server says of definitions is kept. */
  Connection withAnswers(Answers kept) {
    return new Connection(session.withAnswers(kept), database, development, folder, name, server);
  }

  /** Opens the project's own development server, which is started, and fetched, when needed. */
  static Connection toDevelopmentServer(Path folder, Supplier<MySqlSearch> search, String schema) {
    Version.require(DevelopmentServer.class);
    DevelopmentServer development = DevelopmentServer.open(folder, () -> search.get().find());
    try {
      MySqlServer server = development.server();
      String name = schema.isEmpty() ? DEFAULT_SCHEMA : schema;
      try (Session session =
          new Database(server.jdbcUrl("mysql"), server.user(), server.password()).open()) {
        session.execute("CREATE DATABASE IF NOT EXISTS " + Sql.name(name));
      } catch (SQLException e) {
        throw dev.autogen.mysql.Failures.of("creating schema " + name, e);
      }
      Database database = new Database(server.jdbcUrl(name), server.user(), server.password());
      return new Connection(
          database.open(),
          database,
          true,
          Optional.of(folder),
          "the development server",
          development);
    } catch (RuntimeException e) {
      development.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (AutoCloseable stopping = server) {
      session.close();
    } catch (Exception e) {
      // Nothing is lost by a connection that does not close in order.
      throw new IllegalStateException(e);
    }
  }
}
