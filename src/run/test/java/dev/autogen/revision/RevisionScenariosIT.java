package dev.autogen.revision;

import static dev.autogen.revision.RevisionScenarios.words;
import static dev.autogen.revision.Revisions.ids;

import dev.autogen.migration.Migration;
import dev.autogen.migration.MigrationException;
import dev.autogen.migration.Operations;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.run.Consent;
import dev.autogen.run.Operator;
import dev.autogen.run.RunOptions;
import dev.autogen.run.Runner;
import dev.autogen.run.VersionTable;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The histories of {@link RevisionScenarios} on MySQL, one after the other in one schema: each is
 * brought to where it begins, then run. Every revision keeps a row while it is applied, so that
 * what was really run can be read.
 */
@OnMySql
class RevisionScenariosIT {

  private static Migration body(String id) {
    return new Migration() {
      @Override
      public void upgrade(Operations op) {
        op.insertRow("applied").value("revision", id);
      }

      @Override
      public void downgrade(Operations op) {
        op.deleteRow("applied").value("revision", id);
      }
    };
  }

  /** What a database does with the target. */
  private interface Run {
    List<String> with(Runner runner, String target) throws SQLException;
  }

  @Tag("nightly")
  @Test
  void upgrades(TestSchema schema) throws SQLException {
    all(schema, RevisionScenarios.UPGRADES, (runner, target) -> ids(runner.upgrade(target)));
  }

  @Tag("nightly")
  @Test
  void downgrades(TestSchema schema) throws SQLException {
    all(schema, RevisionScenarios.DOWNGRADES, (runner, target) -> ids(runner.downgrade(target)));
  }

  @Tag("nightly")
  @Test
  void stamps(TestSchema schema) throws SQLException {
    all(schema, RevisionScenarios.STAMPS, (runner, targets) -> runner.stamp(words(targets), false));
  }

  private static void all(TestSchema schema, String scenarios, Run run) throws SQLException {
    SoftAssertions all = new SoftAssertions();
    schema.execute("create table applied (revision varchar(64) primary key)");
    Database database = new Database(schema.jdbcUrl(), schema.user(), schema.password());
    try (Session session = database.open()) {
      VersionTable versions = new VersionTable(session);
      for (String line : scenarios.lines().filter(text -> !text.startsWith("#")).toList()) {
        List<String> cells =
            Arrays.stream((line + " ").split("[|]", -1)).map(String::strip).toList();
        RevisionGraph graph = RevisionScenarios.graph(cells.get(0), RevisionScenariosIT::body);
        Runner runner =
            new Runner(
                session,
                graph,
                Clock.systemUTC(),
                new Operator("ada", "analytical", "1.2.3"),
                RunOptions.usual().withConsent(Consent.given()),
                progress -> {});
        if (versions.heads().isEmpty()) {
          runner.ensureTables();
        }
        schema.execute("delete from autogen_version", "delete from applied");
        for (String head : words(cells.get(1))) {
          runner.upgrade(head);
        }
        List<String> before = applied(schema);
        List<String> heads = versions.heads();
        String expected = cells.get(3);
        try {
          List<String> done = run.with(runner, cells.get(2));
          all.assertThat(done).as(line).isEqualTo(words(expected));
        } catch (MigrationException e) {
          all.assertThat(e.getMessage()).as(line).isEqualTo(expected);
          all.assertThat(versions.heads()).as(line).isEqualTo(heads);
          all.assertThat(applied(schema)).as(line).isEqualTo(before);
        }
        if (!scenarios.equals(RevisionScenarios.STAMPS)) {
          all.assertThat(applied(schema))
              .as("what is applied, by the version table: " + line)
              .isEqualTo(ids(graph.ancestors(versions.heads())).stream().sorted().toList());
        } else {
          all.assertThat(applied(schema)).as(line).isEqualTo(before);
        }
      }
    }
    all.assertAll();
  }

  private static List<String> applied(TestSchema schema) throws SQLException {
    return words(
        schema.query(
            "select coalesce(group_concat(revision order by revision separator ' '), '')"
                + " from applied"));
  }
}
