package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlServer;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Session;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.policy.Acceptance;
import dev.autogen.policy.Accepted;
import dev.autogen.policy.Equivalences;
import dev.autogen.policy.HookPolicy;
import dev.autogen.policy.OnlyInDatabase;
import dev.autogen.policy.Policy;
import dev.autogen.proof.Baseline;
import dev.autogen.proof.Proof;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.testing.EmittedMigration;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
 * One random schema becomes another by the file of a migration, on a real server. A failure names
 * its seed, and {@code -Dautogen.test.seed=N} runs that one alone.
 */
class RandomSchemasIT {

  /** How many pairs have their migrations compiled together. */
  private static final int BATCH = 20;

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
  Arbitrary<List<Long>> seeds() {
    Long only = Long.getLong("autogen.test.seed");
    return only == null
        ? Arbitraries.longs().greaterOrEqual(0).list().ofSize(BATCH)
        : Arbitraries.just(List.of(only));
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void primary(@ForAll("seeds") List<Long> seeds) throws Exception {
    tryPairs(TestServer.PRIMARY, seeds);
  }

  @Tag("nightly")
  @Property(tries = 125, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void many(@ForAll("seeds") List<Long> seeds) throws Exception {
    tryPairs(TestServer.PRIMARY, seeds);
  }

  @Tag("nightly")
  @Property(tries = 30, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void manyOnLegacy(@ForAll("seeds") List<Long> seeds) throws Exception {
    tryPairs(TestServer.LEGACY, seeds);
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void partlyAccepted(@ForAll("seeds") List<Long> seeds) throws Exception {
    tryPairs(TestServer.PRIMARY, seeds, RandomSchemasIT::partlyAccepted);
  }

  @Tag("nightly")
  @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void manyPartlyAccepted(@ForAll("seeds") List<Long> seeds) throws Exception {
    tryPairs(TestServer.PRIMARY, seeds, RandomSchemasIT::partlyAccepted);
  }

  /** The pair whose schema is to change only in what is not accepted, which is about a half. */
  private static Optional<Pair> partlyAccepted(Pair pair) {
    Schema before = pair.trip().before();
    Random random = new Random(pair.seed());
    List<String> half =
        accepting(before, pair.target(), List.of()).acceptable().stream()
            .filter(line -> random.nextBoolean())
            .map(Acceptance::line)
            .toList();
    try {
      Schema rest = accepting(before, pair.target(), half).target();
      return Optional.of(new Pair(pair.seed(), pair.live(), pair.trip(), rest));
    } catch (AutogenException e) {
      // What is left cannot be without what is accepted, and the message says so.
      return Optional.empty();
    }
  }

  private static Policy.Applied accepting(Schema before, Schema target, List<String> lines) {
    return new Policy(
            Equivalences.NONE, OnlyInDatabase.DROP_ALL, new Accepted(lines), HookPolicy.NOTHING)
        .over(before, new Renames.Found(List.of(), before), target);
  }

  /** One schema that is there, and what it is to become. */
  private record Pair(long seed, Session live, RoundTrip trip, Schema target) {

    EmittedMigration.Plan plan() {
      List<Operation> operations = Planner.plan(trip.before(), target);
      if (System.getProperty("autogen.test.seed") != null) {
        trip.before().tables().stream().map(Ddl::createTable).forEach(System.out::println);
        print(operations);
        print(Operation.inverseOf(operations, trip.before()));
      }
      return new EmittedMigration.Plan(trip.before(), operations);
    }

    private static void print(List<Operation> operations) {
      operations.stream().flatMap(o -> Ddl.statements(o).stream()).forEach(System.out::println);
    }

    void run(EmittedMigration migration) throws Exception {
      trip.run(migration, () -> RoundTrip.remaining(live, target));
    }
  }

  private static void tryPairs(TestServer on, List<Long> seeds) throws Exception {
    tryPairs(on, seeds, Optional::of);
  }

  private static void tryPairs(
      TestServer on, List<Long> seeds, Function<Pair, Optional<Pair>> narrowed) throws Exception {
    List<Pair> pairs = new ArrayList<>();
    try {
      for (long seed : seeds) {
        Optional<Pair> pair = pair(on, seed, "random_live_" + pairs.size()).flatMap(narrowed);
        Statistics.label("pairs the server takes").collect(pair.isPresent());
        pair.ifPresent(pairs::add);
      }
      List<EmittedMigration.Plan> plans = new ArrayList<>();
      for (Pair pair : pairs) {
        named(pair.seed(), () -> plans.add(pair.plan()));
      }
      List<EmittedMigration> migrations = emitted(plans, pairs);
      for (int i = 0; i < pairs.size(); i++) {
        Pair pair = pairs.get(i);
        EmittedMigration migration = migrations.get(i);
        named(
            pair.seed(),
            () -> {
              takeOver(on, pair);
              pair.run(migration);
              return null;
            });
      }
    } finally {
      for (Pair pair : pairs) {
        pair.live().close();
      }
    }
  }

  /** A baseline makes the same tables elsewhere, to the letter. */
  private static void takeOver(TestServer on, Pair pair) throws SQLException {
    Baseline baseline = Baseline.of(pair.live(), table -> true, List.of());
    try (Session elsewhere = RoundTrip.fresh(servers.server(on), "random_wanted")) {
      assertThat(
              baseline.proof(
                  pair.live(),
                  elsewhere,
                  baseline.operations(),
                  Operation.inverseOf(baseline.operations(), baseline.nothing())))
          .isEqualTo(new Proof.Proven());
    }
  }

  private static List<EmittedMigration> emitted(
      List<EmittedMigration.Plan> plans, List<Pair> pairs) {
    return named(
        "one of " + pairs.stream().map(Pair::seed).toList(), () -> EmittedMigration.of(plans));
  }

  /** Has what goes wrong tell which pair it was. */
  private static <T> T named(Object seed, Callable<T> action) {
    try {
      return action.call();
    } catch (Exception | AssertionError e) {
      throw new AssertionError("-Dautogen.test.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  /** The pair of that seed; empty where the server refuses one of the two schemas. */
  private static Optional<Pair> pair(TestServer on, long seed, String name) throws SQLException {
    MySqlServer server = servers.server(on);
    RandomSchemas random = new RandomSchemas(seed, on == TestServer.PRIMARY);
    Schema before = random.schema();
    Schema after = random.changed(before);
    Session live = RoundTrip.fresh(server, name);
    try (Session wanted = RoundTrip.fresh(server, "random_wanted")) {
      if (create(live, before) && create(wanted, after)) {
        return Optional.of(new Pair(seed, live, new RoundTrip(live), RoundTrip.exact(wanted)));
      }
    }
    live.close();
    return Optional.empty();
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
