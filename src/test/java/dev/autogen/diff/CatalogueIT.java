package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.check.Comparison;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    try (Session live = LiveSchema.fresh(server, "catalogue_live");
        Session wanted = LiveSchema.fresh(server, "catalogue_wanted")) {
      LiveSchema.executeAll(live, c.before());
      LiveSchema.executeAll(wanted, c.after());
      Schema before = LiveSchema.exact(live);
      Map<String, String> start = LiveSchema.texts(live);

      Optional<Comparison> comparison =
          c.entities().isEmpty() ? Optional.empty() : Optional.of(compare(live, c));
      Schema after = comparison.isPresent() ? comparison.get().target() : LiveSchema.exact(wanted);
      List<Operation> operations =
          comparison.map(Comparison::operations).orElseGet(() -> Planner.plan(before, after));
      if (c.expects()) {
        assertThat(LiveSchema.described(operations, before)).isEqualTo(c.expect());
      }
      LiveSchema.run(live, operations);
      LiveSchema.assertSame(
          LiveSchema.exact(live),
          Operation.applyAll(operations, before),
          "after the upgrade: promised");
      if (comparison.isPresent()) {
        assertThat(compare(live, c).describe()).as("after the upgrade: asked for").isEmpty();
      } else {
        LiveSchema.assertSame(LiveSchema.exact(live), after, "after the upgrade: asked for");
      }

      LiveSchema.run(live, Operation.inverseOf(operations, before));
      assertThat(LiveSchema.texts(live)).as("after the downgrade").isEqualTo(start);

      LiveSchema.run(live, operations);
      LiveSchema.assertSame(
          LiveSchema.exact(live),
          Operation.applyAll(operations, before),
          "after the second upgrade");
    }
  }

  private static Comparison compare(Session live, Case c) throws SQLException {
    Stated stated = Stated.of(c.entities(), "");
    return Comparison.of(
        live, stated.schema(), stated.freeOrder()::contains, table -> true, RenameHints.none());
  }
}
