package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.event.Direction;
import dev.autogen.event.RunEvent;
import dev.autogen.migration.Operations;
import dev.autogen.mysql.Session;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps that were begun and never reported back. */
@OnMySql
class CrashRecoveryIT {

  private Runs runs;

  @BeforeEach
  void tables(TestSchema schema) throws SQLException {
    runs = new Runs(schema);
    schema.execute(
        "create table author (id int primary key, name varchar(20))",
        "create table book (id int primary key, author int, key by_author (author))",
        "insert into author values (1, 'Ada')");
  }

  private static Arguments step(String name, Consumer<Operations> step) {
    return Arguments.of(name, step);
  }

  static Stream<Arguments> steps() {
    return Stream.of(
        step("add", op -> op.alterTable("author", t -> t.addColumn("born", "date"))),
        step(
            "odd spelling",
            op ->
                op.alterTable(
                    "author",
                    t -> {
                      t.addColumn("n", "INTEGER").defaultValue("7");
                      t.modifyColumn("name", "VARCHAR(40)").notNull();
                      t.addIndex("by_name", "name");
                    })),
        step("drop column", op -> op.alterTable("author", t -> t.dropColumn("name"))),
        step(
            "foreign key",
            op ->
                op.alterTable(
                    "book", t -> t.addForeignKey("fk", "author").references("author", "id"))),
        step(
            "create",
            op ->
                op.createTable(
                    "shelf",
                    t -> {
                      t.column("id", "int").notNull();
                      t.column("at", "datetime(6)").defaultExpression("now(6)");
                      t.primaryKey("id");
                    })),
        step("drop", op -> op.dropTable("book")),
        step("rename", op -> op.renameTable("book", "volume")),
        step("free", op -> op.execute("alter table author add unique (name)")),
        step("view", op -> op.execute("create view names as select name from author")),
        step(
            "trigger",
            op ->
                op.execute(
                    "create trigger t before insert on author for each row set new.name = 'x'")),
        step("free index", op -> op.execute("create index i on book (author, id)")));
  }

  /** As a client that was killed after the server had carried the last step out. */
  private static void forgetTheEnd(TestSchema schema) throws SQLException {
    schema.execute(
        "delete from autogen_version",
        "update autogen_journal set state = 'STARTED', finished_at = null");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("steps")
  void whatHasLandedIsNotRunAgain(String name, Consumer<Operations> step, TestSchema schema)
      throws SQLException {
    runs.revision("a1", step, op -> {});
    runs.upgrade("head");
    forgetTheEnd(schema);
    List<RunEvent> events = new ArrayList<>();
    runs.told(events::add);
    assertThat(runs.upgrade("head")).containsExactly("a1");
    assertThat(runs.said()).contains("upgrade a1 (all of its steps are done)");
    assertThat(events).contains(new RunEvent.StepRecovered(Direction.UPGRADE, "a1", 1, true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("steps")
  void aStepThatTheServerNeverGotIsRun(String name, Consumer<Operations> step, TestSchema schema)
      throws SQLException {
    runs.revision(
        "a1",
        op -> {
          op.execute("select 1");
          step.accept(op);
          op.execute("select 2");
        },
        op -> {});
    try (Session session = runs.open()) {
      Step.DdlStatement ddl =
          (Step.DdlStatement)
              RevisionSteps.of(runs.graph().revision("a1").get(), Direction.UPGRADE).all().get(1);
      runs.runner(session).ensureTables();
      String before = CrashRecovery.before(session, ddl).text();
      assertThat(new CrashRecovery(session).settle(ddl, before).verdict())
          .isEqualTo(CrashRecovery.Verdict.NOT_LANDED);
    }
    runs.upgrade("head");
    assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("1");
  }

  @Test
  void aTableThatIsNeitherAsBeforeNorAsAfterIsLeftToAPerson(TestSchema schema) throws SQLException {
    runs.revision("a1", op -> op.alterTable("author", t -> t.addColumn("born", "date")), op -> {});
    runs.upgrade("head");
    forgetTheEnd(schema);
    schema.execute("alter table author add fax int");
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessage(
            "step 1 of the upgrade of revision a1 was interrupted, and the table is neither as it"
                + " was before nor as it should be after it: drop column author.fax");
    try (Session session = runs.open()) {
      runs.runner(session)
          .repair(
              (findings, repair) -> {
                assertThat(findings).hasSize(1);
                repair.decide((Repair.UndecidedStep) findings.get(0), true);
              });
    }
    assertThat(runs.upgrade("head")).containsExactly("a1");
  }

  @Test
  void whatTheSchemaDoesNotShowIsLeftToAPerson(TestSchema schema) throws SQLException {
    runs.revision("a1", op -> op.execute("truncate author"), op -> {});
    runs.upgrade("head");
    forgetTheEnd(schema);
    schema.execute("insert into author values (2, 'Grace')");
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessage(
            "step 1 of the upgrade of revision a1 was interrupted, and nothing in the schema shows"
                + " whether it was carried out");
  }

  @Test
  void aSecondExchangeWouldUndoTheFirstSoItIsLeftToAPerson(TestSchema schema) throws SQLException {
    schema.execute(
        "create table o (year int) partition by range (year) (partition p values less than (2025))",
        "create table archive (year int)",
        "insert into archive values (2024)");
    runs.revision("a1", op -> op.alterPartitions("o", p -> p.exchange("p", "archive")), op -> {});
    runs.upgrade("head");
    forgetTheEnd(schema);
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessage(
            "step 1 of the upgrade of revision a1 was interrupted, and nothing in the schema shows"
                + " whether it was carried out");
    assertThat(schema.query("select count(*) from o")).isEqualTo("1");
  }

  @Test
  void anEditOfWhatWasRunIsShown(TestSchema schema) throws SQLException {
    Consumer<Operations> second = op -> op.execute("insert into author values (1, 'twice')");
    runs.revision(
        "a1",
        op -> {
          op.alterTable("author", t -> t.addColumn("born", "date"));
          second.accept(op);
        },
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head")).hasMessageContaining("failed at step 2 of 2");
    runs.revision("a1", op -> op.alterTable("author", t -> t.addColumn("born", "int")), op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessage(
            "step 1 of revision a1 was carried out already and has been edited since: it was"
                + " ALTER TABLE `author` ADD COLUMN `born` date NULL and is ALTER TABLE `author` ADD"
                + " COLUMN `born` int NULL");
    assertThatThrownBy(() -> runs.downgrade("base"))
        .hasMessageStartingWith(
            "the upgrade of revision a1 (a1.java) is half done: 1 of 2 steps, then Column count");
  }

  @Test
  void anotherSpellingOfTheSameOperationsIsNoChange(TestSchema schema) throws SQLException {
    runs.revision("a1", op -> op.alterTable("author", t -> t.addColumn("born", "date")), op -> {});
    runs.upgrade("head");
    schema.execute("update autogen_journal set checksum = 'of an autogen that quoted otherwise'");
    try (Session session = runs.open()) {
      assertThat(new AppliedMigrations(session, runs.graph()).changed()).isEmpty();
    }
  }

  @Test
  void aMigrationThatWasChangedAfterItWasRunIsFound(TestSchema schema) throws SQLException {
    runs.revision("a1", op -> op.execute("alter table author  add born date"), op -> {});
    runs.upgrade("head");
    runs.revision("a1", op -> op.execute("alter table author\n add born date -- when"), op -> {});
    try (Session session = runs.open()) {
      assertThat(new AppliedMigrations(session, runs.graph()).changed()).isEmpty();
      runs.revision("a1", op -> op.execute("alter table author add born int"), op -> {});
      assertThat(new AppliedMigrations(session, runs.graph()).changed())
          .extracting(Repair.Question::sentence)
          .containsExactly(
              "revision a1 (a1.java) was changed after it was run on this database: step 1: it was"
                  + " alter table author add born date and is alter table author add born int");
    }
    runs.downgrade("base");
    try (Session session = runs.open()) {
      assertThat(new AppliedMigrations(session, runs.graph()).changed()).isEmpty();
    }
  }
}
