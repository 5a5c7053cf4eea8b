package dev.autogen.diff;

import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Session;
import dev.autogen.operation.CreateTable;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.sql.SQLException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/**
 * One random schema becomes another, on a real server. A failure names its seed, and {@code
 * -Dautogen.test.seed=N} runs that one alone.
 */
class RandomSchemasIT {

  private static TestServers servers;

  @BeforeContainer
  static void start() {
    servers = new TestServers();
  }

  @AfterContainer
  static void stop() {
    servers.close();
  }

  @Provide
  Arbitrary<Long> seeds() {
    Long only = Long.getLong("autogen.test.seed");
    return only == null ? Arbitraries.longs().greaterOrEqual(0) : Arbitraries.just(only);
  }

  @Property(tries = 80, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void primary(@ForAll("seeds") long seed) throws Exception {
    tryPair(TestServer.PRIMARY, seed);
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void legacy(@ForAll("seeds") long seed) throws Exception {
    tryPair(TestServer.LEGACY, seed);
  }

  @Tag("nightly")
  @Property(tries = 2300, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void many(@ForAll("seeds") long seed) throws Exception {
    tryPair(TestServer.PRIMARY, seed);
  }

  @Tag("nightly")
  @Property(tries = 600, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void manyOnLegacy(@ForAll("seeds") long seed) throws Exception {
    tryPair(TestServer.LEGACY, seed);
  }

  private static void tryPair(TestServer on, long seed) throws Exception {
    MySqlServer server = servers.server(on);
    RandomSchemas random = new RandomSchemas(seed, on == TestServer.PRIMARY);
    Schema before = random.schema();
    Schema after = random.changed(before);
    try (Session live = RoundTrip.fresh(server, "random_live");
        Session wanted = RoundTrip.fresh(server, "random_wanted")) {
      boolean isValid = create(live, before) && create(wanted, after);
      Statistics.label("pairs the server takes").collect(isValid);
      if (isValid) {
        RoundTrip trip = new RoundTrip(live);
        Schema target = RoundTrip.exact(wanted);
        trip.run(Planner.plan(trip.before(), target), () -> RoundTrip.remaining(live, target));
      }
    }
  }

  /** Creates the tables whatever their order; false where the server refuses one. */
  private static boolean create(Session session, Schema schema) throws SQLException {
    session.execute("SET SESSION foreign_key_checks = 0");
    try {
      for (Table table : schema.tables()) {
        for (String statement : Ddl.statements(new CreateTable(table))) {
          session.execute(statement);
        }
      }
    } catch (SQLException e) {
      if (System.getProperty("autogen.test.seed") != null) {
        System.out.println(e.getMessage());
      }
      return false;
    }
    session.execute("SET SESSION foreign_key_checks = 1");
    return true;
  }
}
