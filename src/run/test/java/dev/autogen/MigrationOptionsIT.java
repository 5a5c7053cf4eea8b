package dev.autogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.autogen.embedding.R1CreateNote;
import dev.autogen.event.RunEvent;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.RefusalException;
import dev.autogen.finding.Severity;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an application says that migrations are to be run. */
@OnMySql
class MigrationOptionsIT {

  private static final Duration SHORT = Duration.ofSeconds(1);

  private final List<String> said = new ArrayList<>();

  private Autogen autogen(TestSchema schema) {
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(schema.jdbcUrl());
    source.setUser(schema.user());
    source.setPassword(schema.password());
    return Autogen.configure().dataSource(source).progress(said::add);
  }

  private Autogen noting(TestSchema schema) {
    return autogen(schema).packages(R1CreateNote.class.getPackageName());
  }

  /** A migration in a file, with another body of its upgrade. */
  private Autogen written(TestSchema schema, Path folder, String upgrade) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(
        sources.resolve("R1.java"),
        """
        import dev.autogen.migration.Migration;
        import dev.autogen.migration.Operations;
        import dev.autogen.migration.Revision;

        @Revision(id = "a1", created = "2026-11-20T10:00:00Z")
        public final class R1 implements Migration {
          @Override
          public void upgrade(Operations op) {
            %s
          }

          @Override
          public void downgrade(Operations op) {}
        }
        """
            .formatted(upgrade));
    return autogen(schema).folder(sources, folder.resolve("cache"));
  }

  @Test
  void aStatementWaitsForALockAsLongAndAsOftenAsIsSaid(TestSchema schema) throws SQLException {
    noting(schema).upgrade("1");
    List<RunEvent> events = new ArrayList<>();
    Autogen impatient = noting(schema).options(o -> o.withLockTimeout(SHORT).withLockRetries(1));
    try (Connection other = schema.connection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeQuery("select * from note").close();
      assertThatThrownBy(() -> impatient.listener(events::add).upgrade())
          .hasMessageContaining("no lock on table note within 1 s: held by connection ");
      other.rollback();
    }
    assertThat(events.stream().filter(RunEvent.StepRetried.class::isInstance)).hasSize(1);
    assertThat(events)
        .anySatisfy(
            event ->
                assertThat(event)
                    .isInstanceOfSatisfying(
                        RunEvent.LockAwaited.class,
                        waits -> {
                          assertThat(waits.lock()).isEqualTo("table note");
                          assertThat(waits.holders().get(0).account()).startsWith(schema.user());
                        }));
  }

  @Test
  void anotherIsKeptOff(TestSchema schema) throws SQLException {
    List<RunEvent> events = new ArrayList<>();
    Autogen impatient =
        noting(schema).listener(events::add).options(o -> o.withSchemaLockTimeout(SHORT));
    try (Connection other = schema.connection();
        Statement statement = other.createStatement()) {
      statement.executeQuery("select get_lock('autogen:" + schema.name() + "', 0)").close();
      assertThatThrownBy(impatient::upgrade)
          .hasMessageContaining("was not done within 1 s: connection ");
      assertThat(events)
          .singleElement()
          .isInstanceOfSatisfying(
              RunEvent.SchemaLockAwaited.class,
              waits -> assertThat(waits.schema()).isEqualTo(schema.name()));
      // A row is another lock, which nobody holds.
      assertThat(impatient.options(MigrationOptions::withRowLock).upgrade().ids())
          .containsExactly("1", "2");
    }
    assertThat(schema.query("select count(*) from autogen_lock")).isEqualTo("1");
  }

  @Test
  void rowsAreTestedFirstUnlessThatIsSwitchedOff(TestSchema schema, @TempDir Path folder)
      throws Exception {
    schema.execute(
        "create table note (id int primary key, x int)", "insert into note values (1, null)");
    Autogen autogen =
        written(
            schema,
            folder,
            "op.alterTable(\"note\", t -> t.modifyColumn(\"x\", \"int\").notNull());");
    assertThatThrownBy(autogen::upgrade)
        .hasMessageStartingWith("1 step would be stopped, so nothing was run:")
        .isInstanceOfSatisfying(
            RefusalException.class,
            refusal ->
                assertThat(refusal.findings())
                    .containsExactly(
                        new Finding(
                            "rows-in-the-way",
                            Severity.ERROR,
                            Element.step("a1", 1),
                            "change column note.x: null -> not null: 1 row of note holds NULL: id 1",
                            refusal.remedy(),
                            "SELECT * FROM `note` WHERE `x` IS NULL")));
    assertThatThrownBy(() -> autogen.options(MigrationOptions::withoutPreflight).upgrade())
        .hasMessageContaining("failed at step 1 of 1: ");
  }

  @Test
  void detailsAreToldWhereTheyAreAskedFor(TestSchema schema, @TempDir Path folder)
      throws Exception {
    schema.execute(
        "create table note (id int primary key, x int)", "insert into note values (1, null)");
    String upgrade =
        "op.execute(\"update note set x = 0\");"
            + " op.alterTable(\"note\", t -> t.modifyColumn(\"x\", \"int\").notNull());";
    written(schema, folder, upgrade).options(MigrationOptions::withVerboseProgress).upgrade();
    assertThat(said)
        .containsExactly(
            "step 2 of a1 (change column note.x: null -> not null) is not tested for rows with"
                + " NULL, since an earlier step may fix them",
            "upgrade a1");
  }

  @Test
  void aMigrationThatWasChangedStopsARunUnlessThatIsAllowed(TestSchema schema, @TempDir Path folder)
      throws Exception {
    written(schema, folder, "op.execute(\"create table a (id int)\");").upgrade();
    Autogen changed = written(schema, folder, "op.execute(\"create table b (id int)\");");
    assertThatThrownBy(changed::upgrade)
        .hasMessageContaining("revision a1")
        .hasMessageContaining("was changed after it was run");
    assertThat(changed.options(MigrationOptions::withChangedMigrationsAllowed).upgrade().ids())
        .isEmpty();
    assertThat(said).last().asString().startsWith("warning: revision a1 (");
    assertThat(changed.check().findings())
        .extracting(f -> f.code())
        .containsExactly("changed-migration");
  }

  @Test
  void tablesThatAreOtherThanTheyWereLeftStopARunUnlessThatIsAllowed(TestSchema schema)
      throws SQLException {
    noting(schema).upgrade("1");
    schema.execute("alter table note add fax int invisible");
    assertThatThrownBy(() -> noting(schema).upgrade())
        .hasMessageContaining("tables are not as the migrations left them: add column note.fax");
    noting(schema).options(MigrationOptions::withDriftAllowed).upgrade("2");
    assertThat(said)
        .contains("warning: not as the migrations left it: add column note.fax int null invisible");
  }

  @Test
  void aNewerDatabaseIsLeftAsItIsUnlessThatIsRefused(TestSchema schema, @TempDir Path folder)
      throws Exception {
    Autogen older = written(schema, folder, "");
    older.upgrade();
    schema.execute(
        "update autogen_version set revision = 'b2'",
        "insert into autogen_journal (revision, direction, step, steps, state, started_at,"
            + " finished_at, checksum, operations, account, os_user, host, tool_version, statement,"
            + " tables_before, position, error) select 'b2', direction, step, steps, state,"
            + " started_at, finished_at, checksum, operations, account, os_user, host,"
            + " tool_version, statement, tables_before, position, error from autogen_journal where"
            + " step = 0");
    assertThat(older.upgrade().ids()).isEmpty();
    assertThat(older.check().agrees()).isTrue();
    assertThat(older.info().newer()).isTrue();
    assertThat(older.info().pending()).isEmpty();
    Autogen strict = older.options(MigrationOptions::withNewerRefused);
    assertThatThrownBy(strict::upgrade).hasMessageStartingWith("the database is newer");
    assertThat(strict.check().agrees()).isFalse();
  }

  @Test
  void aDowngradeLosesRowsOnlyWhereThatIsAllowed(TestSchema schema) {
    noting(schema).upgrade();
    assertThatThrownBy(() -> noting(schema).downgrade("base"))
        .hasMessage("nothing was run: it would drop a table with rows: note (3 rows)");
    assertThat(noting(schema).options(MigrationOptions::withLossesAllowed).downgrade("base").ids())
        .containsExactly("2", "1");
  }
}
