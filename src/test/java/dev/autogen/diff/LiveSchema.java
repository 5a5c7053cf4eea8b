package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the tests on a real server do to a schema and read of it. */
final class LiveSchema {

  private LiveSchema() {}

  static Session fresh(MySqlServer server, String schema) throws SQLException {
    try (Session session =
        new Database(server.jdbcUrl("mysql"), server.user(), server.password()).open()) {
      session.execute("DROP DATABASE IF EXISTS " + schema);
      session.execute("CREATE DATABASE " + schema);
    }
    return new Database(server.jdbcUrl(schema), server.user(), server.password()).open();
  }

  static void executeAll(Session session, List<String> statements) throws SQLException {
    for (String statement : statements) {
      session.execute(statement);
    }
  }

  static void run(Session session, List<Operation> operations) throws SQLException {
    for (Operation operation : operations) {
      for (String statement : Ddl.statements(operation)) {
        try {
          session.execute(statement);
        } catch (SQLException e) {
          throw new AssertionError(e.getMessage() + "\nin: " + statement, e);
        }
      }
    }
  }

  static Schema exact(Session session) throws SQLException {
    return exact(session, "nothing");
  }

  /** The schema as it is, but for what the reader names as unmodelled with {@code known} words. */
  static Schema exact(Session session, String known) throws SQLException {
    SchemaReader reader = new SchemaReader(session);
    Schema bulk = reader.read(name -> true).schema();
    SchemaReader.Exact exact = reader.exact(bulk.tables().stream().map(Table::name).toList());
    assertThat(exact.unmodelled()).allMatch(what -> what.endsWith(known));
    return bulk.withTables(List.copyOf(exact.tables().values()));
  }

  /** The text of each table; the order of its keys is no part of what it is. */
  static Map<String, String> texts(Session session) throws SQLException {
    Map<String, String> texts = new TreeMap<>();
    List<Map<String, String>> tables =
        session.query(
            "SELECT TABLE_NAME AS name FROM information_schema.TABLES"
                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'");
    for (Map<String, String> row : tables) {
      String name = row.get("name");
      String text =
          session
              .query("SHOW CREATE TABLE `" + name.replace("`", "``") + "`")
              .get(0)
              .get("Create Table");
      texts.put(name, withSortedKeys(text.replaceAll(" AUTO_INCREMENT=\\d+", "")));
    }
    return texts;
  }

  private static String withSortedKeys(String text) {
    List<String> columns = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String bare = line.replaceAll(",$", "");
      (bare.matches("  (\\w+ )?(KEY|CONSTRAINT) .*") ? keys : columns).add(bare);
    }
    keys.sort(null);
    columns.addAll(keys);
    return String.join("\n", columns);
  }

  static List<String> described(List<Operation> operations, Schema before) {
    List<String> lines = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      lines.addAll(operation.describe(schema));
      schema = operation.applyTo(schema);
    }
    return lines;
  }

  static void assertSame(Schema actual, Schema expected, String when) {
    assertThat(described(Planner.plan(actual, expected), actual)).as(when).isEmpty();
  }
}
