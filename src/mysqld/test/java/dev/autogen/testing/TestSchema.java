package dev.autogen.testing;

import dev.autogen.embedded.MySqlServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.zip.CRC32;

/** An empty schema for one test, dropped after it. */
public final class TestSchema implements AutoCloseable {

  private final MySqlServer server;
  private final String name;

  private TestSchema(MySqlServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** A schema on a server that a test has asked for; the caller closes it. */
  public static TestSchema create(MySqlServer server, String name) {
    TestSchema schema = new TestSchema(server, name);
    schema.onServer("create schema `" + name + "`");
    return schema;
  }

  /** The same for the same test in every run, and at most 64 characters as MySQL wants it. */
  static String nameFor(String label, String uniqueId) {
    CRC32 hash = new CRC32();
    hash.update(uniqueId.getBytes(StandardCharsets.UTF_8));
    String readable = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return "%.55s_%08x".formatted(readable, hash.getValue());
  }

  public String name() {
    return name;
  }

  public MySqlServer server() {
    return server;
  }

  public String jdbcUrl() {
    return server.jdbcUrl(name);
  }

  public String user() {
    return server.user();
  }

  public String password() {
    return server.password();
  }

  /** A new connection; the caller closes it. */
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user(), password());
  }

  /** Runs statements in their order on one connection. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of the first row as text. */
  public String query(String sql) throws SQLException {
    return column(sql, 1);
  }

  /** What the server says a table is. */
  public String showCreateTable(String table) throws SQLException {
    return column("show create table `" + table.replace("`", "``") + "`", 2);
  }

  private String column(String sql, int column) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new SQLException("no row: " + sql);
      }
      return rows.getString(column);
    }
  }

  @Override
  public void close() {
    onServer("drop schema if exists `" + name + "`");
  }

  private void onServer(String sql) {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(""), user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
