package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.check.Comparison;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of the catalogue on a real server: the planned operations run, what they leave is the
 * schema they promised and the one asked for, their inverses restore the text of every table, and
 * they run again.
 */
@OnMySql
class CatalogueIT {

  @TestFactory
  Stream<DynamicTest> primary(TestServers servers) {
    return tests(servers.server(TestServer.PRIMARY));
  }

  @TestFactory
  Stream<DynamicTest> legacy(TestServers servers) {
    return tests(servers.server(TestServer.LEGACY));
  }

  @Test
  void thereAreAtLeast250Cases() {
    assertThat(Case.all()).hasSizeGreaterThanOrEqualTo(250);
    assertThat(Case.all().stream().map(Case::name)).doesNotHaveDuplicates();
  }

  private static Stream<DynamicTest> tests(MySqlServer server) {
    return Case.all().stream()
        .filter(c -> c.since() <= number(server.version()))
        .filter(c -> c.until() > number(server.version()))
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> run(server, c)));
  }

  private static int number(String version) {
    String[] parts = version.split("[.-]", -1);
    return Integer.parseInt(parts[0]) * 10000
        + Integer.parseInt(parts[1]) * 100
        + Integer.parseInt(parts[2]);
  }

  private static void run(MySqlServer server, Case c) throws SQLException {
    try (Session live = fresh(server, "catalogue_live");
        Session wanted = fresh(server, "catalogue_wanted")) {
      executeAll(live, c.before());
      executeAll(wanted, c.after());
      Schema before = exact(live);
      Map<String, String> start = texts(live);

      Optional<Comparison> comparison =
          c.entities().isEmpty() ? Optional.empty() : Optional.of(compare(live, c));
      Schema after = comparison.isPresent() ? comparison.get().target() : exact(wanted);
      List<Operation> operations =
          comparison.map(Comparison::operations).orElseGet(() -> Planner.plan(before, after));
      if (c.expects()) {
        assertThat(described(operations, before)).isEqualTo(c.expect());
      }
      upgrade(live, operations);
      assertSame(
          exact(live), Operation.applyAll(operations, before), "after the upgrade: promised");
      if (comparison.isPresent()) {
        assertThat(compare(live, c).describe()).as("after the upgrade: asked for").isEmpty();
      } else {
        assertSame(exact(live), after, "after the upgrade: asked for");
      }

      upgrade(live, Operation.inverseOf(operations, before));
      assertThat(texts(live)).as("after the downgrade").isEqualTo(start);

      upgrade(live, operations);
      assertSame(exact(live), Operation.applyAll(operations, before), "after the second upgrade");
    }
  }

  private static Comparison compare(Session live, Case c) throws SQLException {
    Stated stated = Stated.of(c.entities(), "");
    return Comparison.of(
        live, stated.schema(), stated.freeOrder()::contains, table -> true, RenameHints.none());
  }

  private static Session fresh(MySqlServer server, String schema) throws SQLException {
    try (Session session =
        new Database(server.jdbcUrl("mysql"), server.user(), server.password()).open()) {
      session.execute("DROP DATABASE IF EXISTS " + schema);
      session.execute("CREATE DATABASE " + schema);
    }
    return new Database(server.jdbcUrl(schema), server.user(), server.password()).open();
  }

  private static void executeAll(Session session, List<String> statements) throws SQLException {
    for (String statement : statements) {
      session.execute(statement);
    }
  }

  private static void upgrade(Session session, List<Operation> operations) throws SQLException {
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

  private static Schema exact(Session session) throws SQLException {
    SchemaReader reader = new SchemaReader(session);
    Schema bulk = reader.read(name -> true).schema();
    SchemaReader.Exact exact = reader.exact(bulk.tables().stream().map(Table::name).toList());
    assertThat(exact.unmodelled()).isEmpty();
    return bulk.withTables(List.copyOf(exact.tables().values()));
  }

  /** The text of each table; the order of its keys is no part of what it is. */
  private static Map<String, String> texts(Session session) throws SQLException {
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

  private static List<String> described(List<Operation> operations, Schema before) {
    List<String> lines = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      lines.addAll(operation.describe(schema));
      schema = operation.applyTo(schema);
    }
    return lines;
  }

  private static void assertSame(Schema actual, Schema expected, String when) {
    assertThat(described(Planner.plan(actual, expected), actual)).as(when).isEmpty();
  }
}
