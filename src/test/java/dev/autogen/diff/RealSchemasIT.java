package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Databases not made by autogen: the server's own, and well-known samples. Read, planned from
 * nothing and created in another schema, their tables have the same text; the way back leaves
 * nothing.
 */
@OnMySql
class RealSchemasIT {

  @TestFactory
  Stream<DynamicTest> samples(TestServers servers) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/schemas"))) {
      List<Path> samples = files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
      for (TestServer server : TestServer.values()) {
        for (Path sample : samples) {
          tests.add(
              DynamicTest.dynamicTest(
                  sample.getFileName() + " on " + server,
                  () -> sample(servers.server(server), sample)));
        }
      }
    }
    return tests.stream();
  }

  /**
   * The performance schema of 8.0.15 is left out: its defaults of {@code '0000-00-00 00:00:00'} are
   * refused under the SQL mode that autogen pins (NO_ZERO_DATE).
   */
  @TestFactory
  Stream<DynamicTest> serversOwn(TestServers servers) {
    return Stream.of(
        own(servers, TestServer.PRIMARY, "mysql"),
        own(servers, TestServer.PRIMARY, "sys"),
        own(servers, TestServer.PRIMARY, "performance_schema"),
        own(servers, TestServer.LEGACY, "mysql"),
        own(servers, TestServer.LEGACY, "sys"));
  }

  private static DynamicTest own(TestServers servers, TestServer server, String schema) {
    return DynamicTest.dynamicTest(
        schema + " on " + server, () -> own(servers.server(server), schema));
  }

  private static void sample(MySqlServer server, Path file) throws SQLException, IOException {
    try (Session original = LiveSchema.fresh(server, "real_original")) {
      original.execute("SET foreign_key_checks = 0");
      for (String statement : Files.readString(file).split(";\n", -1)) {
        if (!statement.isBlank()) {
          original.execute(statement);
        }
      }
      original.execute("SET foreign_key_checks = 1");
      copied(server, LiveSchema.exact(original), LiveSchema.texts(original));
    }
  }

  /** A schema of the server itself, its tables with the engine that any schema may use. */
  private static void own(MySqlServer server, String name) throws SQLException {
    try (Session original =
        new Database(server.jdbcUrl(name), server.user(), server.password()).open()) {
      Schema schema =
          LiveSchema.exact(original, "TABLESPACE=`mysql`")
              .map(
                  table ->
                      table.options().engine().equals("PERFORMANCE_SCHEMA")
                          ? table.withOptions(table.options().withEngine("InnoDB"))
                          : table);
      Map<String, String> texts = new TreeMap<>();
      LiveSchema.texts(original)
          .forEach(
              (table, text) ->
                  texts.put(
                      table,
                      text.replace("ENGINE=PERFORMANCE_SCHEMA", "ENGINE=InnoDB")
                          .replace("/*!50100 TABLESPACE `mysql` */ ", "")));
      copied(server, schema, texts);
    }
  }

  private static void copied(MySqlServer server, Schema original, Map<String, String> texts)
      throws SQLException {
    assertThat(original.tables()).isNotEmpty();
    List<Operation> operations = Planner.plan(Schema.empty(), original);
    try (Session copy = LiveSchema.fresh(server, "real_copy")) {
      LiveSchema.run(copy, operations);
      Map<String, String> copied = LiveSchema.texts(copy);
      assertThat(copied.keySet()).isEqualTo(texts.keySet());
      texts.forEach(
          (table, text) ->
              assertThat(withoutWidths(copied.get(table))).isEqualTo(withoutWidths(text)));
      LiveSchema.assertSame(LiveSchema.exact(copy), original, "read back");
      LiveSchema.run(copy, Operation.inverseOf(operations, Schema.empty()));
      assertThat(LiveSchema.texts(copy)).isEmpty();
    }
  }

  /** The text without the display width of integers, which 8.0.15 shows and autogen leaves out. */
  private static String withoutWidths(String text) {
    return text.replaceAll("\\b((small|medium|big)?int)\\(\\d+\\)", "$1");
  }
}
