package dev.autogen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.Change;
import dev.autogen.diff.RenameHints;
import dev.autogen.entity.EntityModel;
import dev.autogen.entity.EntityReader;
import dev.autogen.entity.EntitySettings;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.testing.EmittedMigration;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Changes made by hand behind autogen's back, one for each attribute a table has: none is reported
 * before it is made, each is found and named, and the migration that autogen writes puts it right.
 * In the file of drifts each is a statement, and the lines behind it are what is said of it.
 */
@OnMySql
class DriftIT {

  private static final Path DRIFTS = Path.of("src/cli/test/resources/drift/kitchen.drifts");

  private record Drift(String sql, List<String> lines) {}

  private static List<Drift> drifts() throws IOException {
    List<Drift> drifts = new ArrayList<>();
    for (String block : Files.readString(DRIFTS).strip().split("\n\n", -1)) {
      List<String> lines = block.lines().toList();
      drifts.add(new Drift(lines.get(0), lines.subList(1, lines.size())));
    }
    return drifts;
  }

  @Test
  void eachIsFoundNamedAndPutRight(TestSchema schema) throws Exception {
    EntityModel model =
        new EntityReader()
            .read(
                EntitySettings.of(
                        Path.of("target", "entity-cache"), Path.of("src/cli/test/models/kitchen"))
                    .withServerVersion(schema.server().version().replaceAll("-.*", "")));
    List<Drift> drifts = drifts();
    assertThat(drifts).hasSizeGreaterThanOrEqualTo(60);
    try (Session session =
        new Database(schema.jdbcUrl(), schema.user(), schema.password()).open()) {
      execute(session, compare(session, model).operations());
      List<EmittedMigration.Plan> plans = new ArrayList<>();
      for (Drift drift : drifts) {
        assertThat(compare(session, model).changes()).as("before " + drift.sql()).isEmpty();
        make(drift, session);
        Comparison found = compare(session, model);
        assertThat(Change.texts(found.changes())).as(drift.sql()).isEqualTo(drift.lines());
        plans.add(new EmittedMigration.Plan(found.live(), found.operations()));
        execute(session, found.operations());
      }
      List<EmittedMigration> migrations = EmittedMigration.of(plans);
      for (int i = 0; i < drifts.size(); i++) {
        Drift drift = drifts.get(i);
        make(drift, session);
        execute(session, migrations.get(i).upgrade());
        assertThat(compare(session, model).changes()).as("after " + drift.sql()).isEmpty();
      }
    }
  }

  private static void make(Drift drift, Session session) throws SQLException {
    session.execute("SET SESSION foreign_key_checks = 0");
    session.execute(drift.sql());
    session.execute("SET SESSION foreign_key_checks = 1");
  }

  private static Comparison compare(Session session, EntityModel model) throws SQLException {
    return Comparison.of(
        session,
        model.schema(),
        column ->
            model.freeOrderEnums().stream()
                .anyMatch(ref -> column.equals(ref.table() + "." + ref.column())),
        table -> true,
        RenameHints.none());
  }

  private static void execute(Session session, List<Operation> operations) throws SQLException {
    for (Operation operation : operations) {
      for (String statement : Ddl.statements(operation)) {
        session.execute(statement);
      }
    }
  }
}
