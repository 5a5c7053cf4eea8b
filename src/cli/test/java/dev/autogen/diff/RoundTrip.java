package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.GeneratedKeys;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.TableText;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.testing.EmittedMigration;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * What every plan must stand on a real server: its operations run, what they leave is the schema
 * they promised and the one asked for, their inverses restore the text of every table, and they run
 * again.
 */
final class RoundTrip {

  private final Session live;
  private final Schema before;
  private final Map<String, String> start;

  /** Starts from what is in the schema of {@code live} now. */
  RoundTrip(Session live) throws SQLException {
    this.live = live;
    this.before = exact(live);
    this.start = TableText.all(live);
  }

  Schema before() {
    return before;
  }

  /**
   * Goes up, down and up; the first time each statement must be as cheap as it is said to be.
   *
   * @param remaining what is still to be done, in lines, when asked
   */
  void run(List<Operation> operations, Callable<List<String>> remaining) throws Exception {
    run(
        new EmittedMigration(operations, Operation.inverseOf(operations, before)),
        remaining,
        this::executeAsClaimed);
  }

  /**
   * Goes up, down and up.
   *
   * @param remaining what is still to be done, in lines, when asked
   */
  void run(EmittedMigration migration, Callable<List<String>> remaining) throws Exception {
    run(migration, remaining, this::execute);
  }

  private void run(EmittedMigration migration, Callable<List<String>> remaining, Execution first)
      throws Exception {
    Schema promised = Operation.applyAll(migration.upgrade(), before);
    first.of(migration.upgrade());
    assertSame(exact(live), promised, "after the upgrade: promised");
    assertThat(remaining.call()).as("after the upgrade: asked for").isEmpty();

    execute(migration.downgrade());
    assertThat(TableText.all(live)).as("after the downgrade").isEqualTo(start);

    execute(migration.upgrade());
    assertSame(exact(live), promised, "after the second upgrade");
  }

  /** What turns the schema of {@code live} into {@code wanted}, in lines. */
  static List<String> remaining(Session live, Schema wanted) throws SQLException {
    Schema now = exact(live);
    return Operation.describeAll(Planner.plan(now, wanted), now);
  }

  private void execute(List<Operation> operations) throws SQLException {
    for (Operation operation : operations) {
      for (String statement : Ddl.statements(operation)) {
        try {
          GeneratedKeys.execute(live, operation, statement);
        } catch (SQLException e) {
          throw new AssertionError(e.getMessage() + "\nin: " + statement, e);
        }
      }
    }
  }

  @FunctionalInterface
  private interface Execution {
    void of(List<Operation> operations) throws SQLException;
  }

  /** Runs operations, each as cheaply as it is said to be. */
  private void executeAsClaimed(List<Operation> operations) throws SQLException {
    Schema schema = before;
    for (Operation operation : operations) {
      if (operation instanceof AlterTable alter) {
        String statement = Ddl.statements(alter).get(0);
        try {
          new ClaimedCost(live, alter, schema.existing(alter.table())).execute(statement);
        } catch (SQLException e) {
          throw new AssertionError(e.getMessage() + "\nin: " + statement, e);
        }
      } else {
        execute(List.of(operation));
      }
      schema = operation.applyTo(schema);
    }
  }

  static Session fresh(MySqlServer server, String schema) throws SQLException {
    try (Session session =
        new Database(server.jdbcUrl("mysql"), server.user(), server.password()).open()) {
      session.execute("DROP DATABASE IF EXISTS " + schema);
      session.execute("CREATE DATABASE " + schema + " COLLATE utf8mb4_0900_ai_ci");
    }
    return new Database(server.jdbcUrl(schema), server.user(), server.password()).open();
  }

  static Schema exact(Session session) throws SQLException {
    SchemaReader reader = new SchemaReader(session);
    Schema bulk = reader.read(name -> true).schema();
    SchemaReader.Exact exact = reader.exact(bulk.tables().stream().map(Table::name).toList());
    assertThat(exact.unmodelled()).isEmpty();
    return bulk.withTables(List.copyOf(exact.tables().values()));
  }

  private static void assertSame(Schema actual, Schema expected, String when) {
    assertThat(Operation.describeAll(Planner.plan(actual, expected), actual)).as(when).isEmpty();
    assertThat(keys(actual)).as(when + ", the order of keys").isEqualTo(keys(expected));
  }

  /**
   * The names of each table's indexes, in their order, without those of foreign keys: where one
   * comes back the server moves its index, if it made it, which shows nowhere.
   */
  private static Map<String, List<String>> keys(Schema schema) {
    return schema.tables().stream()
        .collect(
            Collectors.toMap(
                Table::name,
                table ->
                    table.indexes().stream()
                        .map(Index::name)
                        .filter(name -> table.foreignKey(name).isEmpty())
                        .toList()));
  }
}
