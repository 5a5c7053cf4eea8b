package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Session;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a server from one schema to another, back, and there again. */
final class RoundTrip {

  private final MySqlServer server;

  RoundTrip(MySqlServer server) {
    this.server = server;
  }

  /** Whether the server has such a schema at all. */
  boolean isAccepted(Schema schema) throws SQLException {
    try (Session session = LiveSchema.fresh(server, "round_trip_tried")) {
      return create(session, schema);
    }
  }

  /** What goes wrong on the way; empty when the server does not accept one of the two. */
  Optional<AssertionError> failure(Schema start, Schema end) throws SQLException {
    try (Session live = LiveSchema.fresh(server, "round_trip_live");
        Session wanted = LiveSchema.fresh(server, "round_trip_wanted")) {
      if (create(live, start) && create(wanted, end)) {
        run(live, LiveSchema.exact(wanted));
      }
      return Optional.empty();
    } catch (AssertionError | IllegalStateException e) {
      return Optional.of(new AssertionError(e.getMessage(), e));
    }
  }

  private static void run(Session live, Schema after) throws SQLException {
    Schema before = LiveSchema.exact(live);
    Map<String, String> start = LiveSchema.texts(live);
    List<Operation> operations = Planner.plan(before, after);

    LiveSchema.run(live, operations);
    Map<String, String> end = LiveSchema.texts(live);
    LiveSchema.assertSame(LiveSchema.exact(live), after, "after the upgrade: asked for");
    LiveSchema.assertSame(
        LiveSchema.exact(live), Operation.applyAll(operations, before), "promised in memory");

    LiveSchema.run(live, Operation.inverseOf(operations, before));
    assertThat(LiveSchema.texts(live)).as("after the downgrade").isEqualTo(start);

    LiveSchema.run(live, operations);
    assertThat(LiveSchema.texts(live)).as("after the second upgrade").isEqualTo(end);
  }

  /** Creates the tables in any order; false when the server refuses one. */
  private static boolean create(Session session, Schema schema) throws SQLException {
    session.execute("SET foreign_key_checks = 0");
    try {
      for (Table table : schema.tables()) {
        for (String statement : Ddl.statements(new CreateTable(table))) {
          session.execute(statement);
        }
      }
    } catch (SQLException e) {
      return false;
    } finally {
      session.execute("SET foreign_key_checks = 1");
    }
    return true;
  }
}
