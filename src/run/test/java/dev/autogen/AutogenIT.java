package dev.autogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.autogen.embedding.R1CreateNote;
import dev.autogen.embedding.R2FillNote;
import dev.autogen.error.AutogenException;
import dev.autogen.event.Direction;
import dev.autogen.event.RunEvent;
import dev.autogen.event.RunEventText;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.split.R1First;
import dev.autogen.split.next.R2Second;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Migrations run from within an application. */
@OnMySql
class AutogenIT {

  private static final String PACKAGE = R1CreateNote.class.getPackageName();

  private static MysqlDataSource source(TestSchema schema) {
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(schema.jdbcUrl());
    source.setUser(schema.user());
    source.setPassword(schema.password());
    return source;
  }

  @Test
  void anApplicationUpgradesWithItsDataSource(TestSchema schema) throws SQLException {
    List<String> said = new ArrayList<>();
    Autogen autogen =
        Autogen.configure().dataSource(source(schema)).packages(PACKAGE).progress(said::add);
    assertThat(autogen.pending()).containsExactly("1", "2");
    assertThat(autogen.upgrade().ids()).containsExactly("1", "2");
    assertThat(autogen.upgrade().isEmpty()).isTrue();
    assertThat(autogen.pending()).isEmpty();
    assertThat(said).containsExactly("upgrade 1 Create note", "upgrade 2 Fill note");
    assertThat(schema.query("select count(*) from note")).isEqualTo("3");
    assertThatThrownBy(() -> autogen.downgrade("base"))
        .hasMessage("nothing was run: it would drop a table with rows: note (3 rows)");
    Autogen consenting = autogen.options(MigrationOptions::withLossesAllowed);
    assertThat(consenting.downgrade("base").ids()).containsExactly("2", "1");
  }

  @Test
  void anApplicationIsToldWhatHappensAndWhatWasRunInWhatTime(TestSchema schema) {
    List<RunEvent> events = new ArrayList<>();
    Autogen autogen =
        Autogen.configure().dataSource(source(schema)).packages(PACKAGE).listener(events::add);
    RunResult result = autogen.upgrade();

    assertThat(result.direction()).isEqualTo(Direction.UPGRADE);
    assertThat(result.duration()).isPositive();
    assertThat(result.revisions())
        .extracting(RunResult.RevisionDone::message)
        .containsExactly("Create note", "Fill note");
    assertThat(result.revisions().get(1).steps())
        .extracting(RunResult.StepDone::number, RunResult.StepDone::statement)
        .containsExactly(
            tuple(1, "ALTER TABLE `note` ADD COLUMN `text` varchar(20) NULL"),
            tuple(2, "insert into note values (…)"));
    assertThat(result.revisions().get(1).steps())
        .allSatisfy(step -> assertThat(step.duration()).isPositive());

    assertThat(events)
        .extracting(RunEventText::of)
        .extracting(text -> text.replaceAll("[\\d,]+ ms$", "N ms"))
        .containsExactly(
            "upgrade of schema " + schema.name() + ": 1, 2",
            "upgrade 1 Create note",
            "step 1 of 1: CREATE TABLE `note` ( `id` int NOT NULL, PRIMARY KEY (`id`) )",
            "step 1 of 1 done in N ms",
            "upgrade 1 Create note done in N ms",
            "upgrade 2 Fill note",
            "step 1 of 2: ALTER TABLE `note` ADD COLUMN `text` varchar(20) NULL",
            "step 1 of 2 done in N ms",
            "step 2 of 2: insert into note values (…)",
            "step 2 of 2 done in N ms",
            "upgrade 2 Fill note done in N ms",
            "upgrade of schema " + schema.name() + " done in N ms");
    events.clear();
    assertThat(autogen.upgrade().revisions()).isEmpty();
    assertThat(events).isEmpty();
  }

  private static final class Nameless implements Migration {
    @Override
    public void upgrade(Operations op) {}

    @Override
    public void downgrade(Operations op) {}
  }

  @Test
  void migrationsMayBeGivenByClassOrMadeByAContainer(TestSchema schema) {
    Autogen plain = Autogen.configure().dataSource(source(schema));
    assertThat(plain.migrations(R1CreateNote.class, R2FillNote.class).pending())
        .containsExactly("1", "2");
    // As a container makes them: of a class below the one that was written.
    List<Migration> beans = List.of(new R1First() {}, new R2Second() {});
    assertThat(plain.packages("dev.autogen.split").migrations(beans).upgrade().ids())
        .containsExactly("s1", "s2");
    assertThatThrownBy(() -> plain.migrations(List.of(new Nameless())))
        .hasMessageMatching("the migration .* has no @Revision");
  }

  @Test
  void aHistoryOfWhichAPartIsInAnotherPackageIsRefused(TestSchema schema) {
    Autogen plain = Autogen.configure().dataSource(source(schema));
    assertThatThrownBy(() -> plain.packages("dev.autogen.split.next").pending())
        .hasMessage(
            "revision s1 (class dev.autogen.split.R1First) is followed by one of those in"
                + " dev.autogen.split.next and is in none of these packages");
  }

  @Test
  void itIsToldWhereASchemaIs(TestSchema schema) throws SQLException {
    Instant time = Instant.parse("2026-11-22T09:14:07.123456Z");
    Autogen autogen =
        Autogen.configure()
            .dataSource(source(schema))
            .packages(PACKAGE)
            .clock(Clock.fixed(time, ZoneOffset.UTC));
    SchemaInfo before = autogen.info();
    assertThat(before.schema()).isEqualTo(schema.name());
    assertThat(before.current()).isEmpty();
    assertThat(before.pending()).extracting(RevisionInfo::id).containsExactly("1", "2");

    autogen.upgrade("1");
    RevisionInfo first = autogen.info().revisions().get(0);
    assertThat(first.state()).isEqualTo(RevisionInfo.State.APPLIED);
    assertThat(first.applied()).contains(time);
    assertThat(first.duration()).contains(Duration.ZERO);
    assertThat(first.appliedBy()).startsWith(schema.user() + "@");
    assertThat(first.message()).isEqualTo("Create note");
    assertThat(autogen.info().pending()).extracting(RevisionInfo::id).containsExactly("2");

    schema.execute("insert into note values (1)");
    List<RunEvent> events = new ArrayList<>();
    assertThatThrownBy(() -> autogen.listener(events::add).upgrade())
        .hasMessageContaining("failed at step 2 of 2");
    assertThat(events)
        .last()
        .isInstanceOfSatisfying(
            RunEvent.RevisionFailed.class,
            failed -> assertThat(failed.error()).contains("failed at step 2 of 2: Duplicate"));
    assertThat(autogen.info().halfDone()).map(RevisionInfo::id).contains("2");
    assertThat(autogen.info().revisions().get(1).applied()).isEmpty();

    schema.execute("delete from note");
    assertThat(autogen.upgrade().revisions().get(0).steps())
        .extracting(RunResult.StepDone::number)
        .containsExactly(2);
    autogen.options(MigrationOptions::withLossesAllowed).downgrade("base");
    assertThat(autogen.info().pending()).hasSize(2);

    schema.execute("insert into autogen_version values ('2')");
    assertThat(autogen.info().revisions())
        .extracting(RevisionInfo::state)
        .containsOnly(RevisionInfo.State.STAMPED);
    schema.execute("insert into autogen_version values ('x9')");
    assertThat(autogen.info().unknown()).containsExactly("x9");
  }

  @Test
  void anotherSchemaOfTheServerMayBeNamed(TestSchema schema) throws Exception {
    String other = schema.name() + "_b";
    schema.execute("create database " + other);
    try {
      Autogen autogen =
          Autogen.configure().dataSource(source(schema)).packages(PACKAGE).schema(other);
      assertThat(autogen.upgrade().ids()).isNotEmpty();
      assertThat(autogen.info().schema()).isEqualTo(other);
      assertThat(schema.query("select count(*) from " + other + ".note")).isNotEmpty();
      assertThat(
              schema.query(
                  "select count(*) from information_schema.tables where table_schema = database()"))
          .isEqualTo("0");
      assertThat(
              Autogen.configure()
                  .url(schema.jdbcUrl(), schema.user(), schema.password())
                  .schema(other)
                  .packages(PACKAGE)
                  .pending())
          .isEmpty();
    } finally {
      schema.execute("drop database " + other);
    }
  }

  @Test
  void theClassPathIsSearchedOnce(TestSchema schema) throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (URLClassLoader classes =
        new URLClassLoader(new URL[0], AutogenIT.class.getClassLoader()) {
          @Override
          public URL[] getURLs() {
            asked.add("searched");
            return super.getURLs();
          }
        }) {
      Autogen autogen =
          Autogen.configure().dataSource(source(schema)).packages(PACKAGE).classLoader(classes);
      assertThat(autogen.pending())
          .isEqualTo(autogen.info().pending().stream().map(RevisionInfo::id).toList());
      int searches = asked.size();
      assertThat(searches).isPositive();
      autogen.info();
      autogen.check();
      assertThat(asked).hasSize(searches);
    }
  }

  @Test
  void itChecksThatASchemaIsWhatItsMigrationsMakeOfIt(TestSchema schema) throws SQLException {
    Autogen autogen = Autogen.configure().dataSource(source(schema)).packages(PACKAGE);
    assertThat(autogen.check().agrees()).isFalse();
    assertThat(autogen.check().findings())
        .containsExactly(
            Finding.error(
                    "pending", Element.revision("1"), "revision 1 (Create note) has not been run")
                .withRemedy("upgrade the schema"),
            Finding.error(
                    "pending", Element.revision("2"), "revision 2 (Fill note) has not been run")
                .withRemedy("upgrade the schema"));
    assertThat(
            schema.query(
                "select count(*) from information_schema.tables where table_schema ="
                    + " database()"))
        .isEqualTo("0");

    autogen.upgrade();
    assertThat(autogen.check()).isEqualTo(new CheckResult(schema.name(), List.of()));

    schema.execute("alter table note add fax int, modify text varchar(30)");
    assertThat(autogen.check().findings())
        .extracting(Finding::code, Finding::severity, Finding::element, Finding::text)
        .containsExactly(
            tuple(
                "drift",
                Severity.ERROR,
                Element.column("note", "text"),
                "not as the migrations left it: change column note.text: varchar(20) ->"
                    + " varchar(30)"),
            tuple(
                "drift",
                Severity.ERROR,
                Element.column("note", "fax"),
                "not as the migrations left it: add column note.fax int null"));
    assertThat(autogen.options(MigrationOptions::withDriftAllowed).check().findings())
        .extracting(Finding::severity)
        .containsOnly(Severity.WARNING);
  }

  @Test
  void aConnectionGoesBackAsItCame(TestSchema schema) throws SQLException {
    try (Connection only = schema.connection();
        Statement statement = only.createStatement()) {
      statement.execute(
          "set sql_mode = 'ANSI_QUOTES', time_zone = '+03:00', unique_checks = 0,"
              + " sql_select_limit = 2, wait_timeout = 1234, net_write_timeout = 77,"
              + " information_schema_stats_expiry = 4321, default_storage_engine = MyISAM,"
              + " transaction_isolation = 'SERIALIZABLE', lock_wait_timeout = 99,"
              + " sql_notes = 0, character_set_connection = latin1, completion_type = 1,"
              + " restrict_fk_on_non_standard_key = 1, sql_safe_updates = 1");
      only.setAutoCommit(false);
      Map<String, String> before = variables(only);
      Connection kept = Unclosed.of(only);
      MysqlDataSource others = source(schema);
      List<Connection> first = new ArrayList<>(List.of(kept));
      Autogen.configure()
          .dataSource(
              new MysqlDataSource() {
                private static final long serialVersionUID = 1L;

                @Override
                public Connection getConnection() throws SQLException {
                  return first.isEmpty() ? others.getConnection() : first.remove(0);
                }
              })
          .packages(PACKAGE)
          .upgrade();
      assertThat(only.getAutoCommit()).isFalse();
      assertThat(only.getCatalog()).isEqualTo(schema.name());
      assertThat(variables(only)).isEqualTo(before);
    }
  }

  @Test
  void aConnectionThatIsRefusedGoesBackAsItCame(TestSchema schema) throws SQLException {
    MysqlDataSource source = source(schema);
    source.setUrl(schema.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/$1"));
    try (Connection only = source.getConnection();
        Statement statement = only.createStatement()) {
      statement.execute("set sql_mode = 'ANSI_QUOTES', time_zone = '+03:00', sql_select_limit = 2");
      only.setAutoCommit(false);
      Map<String, String> before = variables(only);
      Connection kept = Unclosed.of(only);
      Autogen autogen =
          Autogen.configure()
              .dataSource(
                  new MysqlDataSource() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Connection getConnection() {
                      return kept;
                    }
                  })
              .packages(PACKAGE);
      assertThatThrownBy(autogen::upgrade).hasMessage("the URL names no schema");
      assertThat(only.getAutoCommit()).isFalse();
      assertThat(variables(only)).isEqualTo(before);
    }
  }

  /** All that a session has, but for what each statement changes. */
  private static Map<String, String> variables(Connection connection) throws SQLException {
    Map<String, String> variables = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select @@sql_select_limit limit 1")) {
      row.next();
      variables.put("sql_select_limit", row.getString(1));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("set sql_select_limit = 100000");
      try (ResultSet rows = statement.executeQuery("show session variables")) {
        while (rows.next()) {
          variables.putIfAbsent(rows.getString(1), rows.getString(2));
        }
      }
      statement.execute("set sql_select_limit = " + variables.get("sql_select_limit"));
    }
    List.of("timestamp", "statement_id", "rand_seed1", "rand_seed2", "last_insert_id", "identity")
        .forEach(variables::remove);
    return variables;
  }

  @Test
  void tenInstancesMayStartAtOnce(TestSchema schema) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(10);
    try {
      List<Callable<List<String>>> starts = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        starts.add(
            () -> Autogen.configure().dataSource(source(schema)).packages(PACKAGE).upgrade().ids());
      }
      List<String> ran = new ArrayList<>();
      for (Future<List<String>> instance : pool.invokeAll(starts)) {
        ran.addAll(instance.get());
      }
      assertThat(ran).containsExactly("1", "2");
    } finally {
      pool.shutdownNow();
    }
    assertThat(schema.query("select count(*) from note")).isEqualTo("3");
  }

  @Test
  void whatIsMissingIsNamed(TestSchema schema) {
    assertThatThrownBy(() -> Autogen.configure().dataSource(source(schema)).upgrade())
        .isInstanceOf(AutogenException.class)
        .hasMessage("no migrations are configured");
    assertThatThrownBy(() -> Autogen.configure().packages(PACKAGE).upgrade())
        .hasMessage("no database is configured");
    assertThatThrownBy(
            () -> Autogen.configure().dataSource(source(schema)).packages("no.such").upgrade())
        .hasMessage("there are no migrations in no.such");
  }
}
