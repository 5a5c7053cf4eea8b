package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Ddl;
import dev.autogen.operation.CreateTable;
import dev.autogen.schema.Schema;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServers;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * From any schema to any other: the planned operations run, leave what was asked for and what they
 * promised, their inverses restore the text of every table, and they run again.
 *
 * <p>Pair after pair comes from its own seed, {@code autogen.test.seed} the first ({@code random}
 * for one by the clock), {@code autogen.test.pairs} of them. A failure names its seed and shows the
 * pair made as small as it goes. Our own generator rather than jqwik: its releases that are still
 * cared for need JUnit Platform 1, and come with a clause on who may use them.
 */
@OnMySql
class RandomSchemasIT {

  /** How often a refused schema is drawn anew. */
  private static final int DRAWS = 50;

  @TestFactory
  Stream<DynamicTest> pairs(TestServers servers) {
    String first = System.getProperty("autogen.test.seed", "1");
    long seed = first.equals("random") ? System.currentTimeMillis() : Long.parseLong(first);
    int count = Integer.getInteger("autogen.test.pairs", 100);
    return LongStream.range(seed, seed + count).mapToObj(s -> pair(servers, s));
  }

  private static DynamicTest pair(TestServers servers, long seed) {
    boolean legacy = seed % 5 == 0;
    MySqlServer server = legacy ? servers.legacy() : servers.primary();
    return DynamicTest.dynamicTest(
        "seed " + seed + " on " + server.version(),
        () -> check(new RoundTrip(server), seed, legacy));
  }

  private static void check(RoundTrip trip, long seed, boolean legacy) throws SQLException {
    RandomSchemas random = new RandomSchemas(seed, legacy);
    Schema start = accepted(trip, random, Optional.empty());
    Schema end = accepted(trip, random, Optional.of(start));
    Optional<AssertionError> failure = trip.failure(start, end);
    if (failure.isPresent()) {
      Shrinking.Pair small =
          Shrinking.shrink(
              new Shrinking.Pair(start, end),
              pair -> trip.failure(pair.start(), pair.end()).isPresent());
      String reason =
          trip.failure(small.start(), small.end()).map(Throwable::getMessage).orElse("");
      throw new AssertionError(
          "seed "
              + seed
              + "\n"
              + text(small.start())
              + "\n---- to\n"
              + text(small.end())
              + "\n----\n"
              + reason,
          failure.get());
    }
  }

  private static Schema accepted(RoundTrip trip, RandomSchemas random, Optional<Schema> start)
      throws SQLException {
    for (int i = 0; i < DRAWS; i++) {
      Schema schema = start.map(random::changed).orElseGet(random::schema);
      if (trip.isAccepted(schema)) {
        return schema;
      }
    }
    return assertThat((Schema) null).as("a schema the server accepts").isNotNull().actual();
  }

  private static String text(Schema schema) {
    return schema.tables().stream()
        .flatMap(t -> Ddl.statements(new CreateTable(t)).stream())
        .collect(Collectors.joining(";\n"));
  }
}
