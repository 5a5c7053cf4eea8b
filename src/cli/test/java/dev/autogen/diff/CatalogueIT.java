package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.compare.Comparison;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.mysql.TableTexts;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of the catalogue on a real server: the planned operations run, what they leave is the
 * schema they promised and the one asked for, their inverses restore the text of every table, and
 * they run again. {@code -Dautogen.test.case=WORDS} runs those alone that have them in their name.
 */
@OnMySql
class CatalogueIT {

  private static final boolean RECORDS = Boolean.getBoolean("autogen.test.record");

  /** Of which one case is tried on the oldest server with every change, and all at night. */
  private static final int SHARE = 12;

  /** Each case, and some on both servers at a time, as far as they know what it is about. */
  @TestFactory
  Stream<DynamicTest> cases(TestServers servers) {
    MySqlServer primary = servers.primary();
    MySqlServer legacy = servers.legacy();
    Map<String, Recorded> known =
        RECORDS
            ? Map.of()
            : Recorded.all().stream().collect(Collectors.toMap(Recorded::name, r -> r));
    List<Recorded> made = new ArrayList<>();
    Set<Case> onBoth = onBoth(Case.all());
    Stream<DynamicTest> tests =
        Case.all().stream()
            .filter(c -> c.name().contains(System.getProperty("autogen.test.case", "")))
            .map(
                c ->
                    DynamicTest.dynamicTest(
                        c.name(),
                        () -> {
                          CompletableFuture<Optional<Recorded>> beside =
                              CompletableFuture.supplyAsync(
                                  () -> onBoth.contains(c) ? tried(legacy, c) : Optional.empty());
                          Optional<Recorded> recorded = tried(primary, c);
                          beside.join();
                          recorded.ifPresent(made::add);
                          if (!RECORDS && recorded.isPresent()) {
                            assertThat(recorded.get())
                                .as("record the catalogue anew: -Dautogen.test.record=true")
                                .isEqualTo(known.get(c.name()));
                          }
                        }));
    return RECORDS
        ? Stream.concat(
            tests, Stream.of(DynamicTest.dynamicTest("recording", () -> Recorded.write(made))))
        : tests;
  }

  /** The cases that no change is tried with on the oldest server. */
  @TestFactory
  @Tag("nightly")
  Stream<DynamicTest> restOnTheOldestServer(TestServers servers) {
    MySqlServer legacy = servers.legacy();
    Set<Case> onBoth = onBoth(Case.all());
    return Case.all().stream()
        .filter(c -> !onBoth.contains(c))
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> tried(legacy, c)));
  }

  /** Those that are for old servers alone, and some of each kind. */
  private static Set<Case> onBoth(List<Case> all) {
    return IntStream.range(0, all.size())
        .filter(i -> i % SHARE == 0 || all.get(i).until() != Integer.MAX_VALUE)
        .mapToObj(all::get)
        .collect(Collectors.toSet());
  }

  @Test
  void thereAreAtLeast250Cases() {
    assertThat(Case.all()).hasSizeGreaterThanOrEqualTo(250);
    assertThat(Case.all().stream().map(Case::name)).doesNotHaveDuplicates();
  }

  /** Tries a case; empty where it is not for that server. */
  static Optional<Recorded> tried(MySqlServer server, Case c) {
    int number = number(server.version());
    if (c.since() > number || c.until() <= number) {
      return Optional.empty();
    }
    try {
      return Optional.of(run(server, c));
    } catch (Exception | AssertionError e) {
      throw new AssertionError("on MySQL " + server.version() + ": " + e.getMessage(), e);
    }
  }

  private static int number(String version) {
    String[] parts = version.split("[.-]", -1);
    return Integer.parseInt(parts[0]) * 10000
        + Integer.parseInt(parts[1]) * 100
        + Integer.parseInt(parts[2]);
  }

  private static Recorded run(MySqlServer server, Case c) throws Exception {
    try (Session live = RoundTrip.fresh(server, "catalogue_live");
        Session wanted = RoundTrip.fresh(server, "catalogue_wanted")) {
      executeAll(live, c.before());
      executeAll(wanted, c.after());
      List<String> start = texts(live);
      RoundTrip trip = new RoundTrip(live);
      Schema after = RoundTrip.exact(wanted);
      boolean stated = !c.entities().isEmpty();
      List<Operation> operations =
          stated ? compare(live, c).operations() : Planner.plan(trip.before(), after);
      if (c.expects()) {
        assertThat(Operation.describeAll(operations, trip.before())).isEqualTo(c.expect());
      }
      trip.run(
          operations,
          () ->
              stated ? Change.texts(compare(live, c).changes()) : RoundTrip.remaining(live, after));
      return Recorded.of(c.name(), start, texts(stated ? live : wanted), trip.before(), operations);
    }
  }

  private static Comparison compare(Session live, Case c) throws SQLException {
    Stated stated = Stated.of(c.entities(), "");
    return Comparison.of(
        live, stated.schema(), stated.freeOrder()::contains, table -> true, RenameHints.none());
  }

  /** The server's texts, but our own of a table of which the server's does not show everything. */
  private static List<String> texts(Session session) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (Table table : RoundTrip.exact(session).tables()) {
      String text =
          session.query("SHOW CREATE TABLE " + Sql.name(table.name())).get(0).get("Create Table");
      boolean shows = TableTexts.schema("", List.of(text)).tables().equals(List.of(table));
      texts.add(shows ? text : Ddl.createTable(table));
    }
    return texts;
  }

  private static void executeAll(Session session, List<String> statements) throws SQLException {
    for (String statement : statements) {
      session.execute(statement);
    }
  }
}
