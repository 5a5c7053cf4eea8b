package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A downgrade that loses rows, or undoes what was never run, is asked about first. */
@OnMySql
class DowngradeIT {

  private static final String CREATE_NOTE =
      "op.createTable(\"note\", t -> { t.column(\"id\", \"int\").notNull(); t.primaryKey(\"id\"); });";

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private void note() {
    cli.migration("aaaa", "", CREATE_NOTE, "op.dropTable(\"note\");");
  }

  @Test
  void aTableWithRowsIsDroppedOnlyWhenToldSo(TestSchema schema) throws SQLException {
    note();
    cli.run("upgrade");
    schema.execute("insert into note values (1), (2)");
    cli.refuses(
        3,
        "nothing was run: it would drop a table with rows: note (2 rows);"
            + " add --allow-data-loss to lose these rows",
        "downgrade",
        "base");
    assertThat(schema.query("select count(*) from note")).isEqualTo("2");
    cli.run("downgrade", "base", "--allow-data-loss").is(0, "", "downgrade aaaa By hand\n");
    assertThat(cli.tables()).isEmpty();
  }

  @Test
  void aPersonIsAsked(TestSchema schema) throws SQLException {
    note();
    cli.run("upgrade");
    schema.execute("insert into note values (1)");
    assertThat(cli.answering(false).run("downgrade", "-1").code()).isEqualTo(3);
    assertThat(cli.asked())
        .containsExactly("It would drop a table with rows: note (1 row). Go on?");
    assertThat(cli.tables()).isEqualTo("note");
    cli.answering(true).run("downgrade", "-1").is(0, "", "downgrade aaaa By hand\n");
    assertThat(cli.tables()).isEmpty();
  }

  @Test
  void noQuestionIsAskedWhereNothingIsLost(TestSchema schema) throws SQLException {
    cli.migration(
        "aaaa",
        "",
        CREATE_NOTE + " op.insertRow(\"note\").value(\"id\", 1);",
        "op.deleteRow(\"note\").value(\"id\", 1); op.dropTable(\"note\");");
    cli.run("upgrade");
    cli.answering(false).run("downgrade", "-1").is(0, "", "downgrade aaaa By hand\n");
    assertThat(cli.asked()).isEmpty();
  }

  @Test
  void whatALaterAutogenNotedIsNamed(TestSchema schema) throws SQLException {
    note();
    cli.run("upgrade");
    schema.execute(
        "update autogen_journal set direction = 'SKIP' where step > 0",
        "insert into autogen_journal (revision, direction, step, steps, state, checksum, started_at,"
            + " account, tool_version) select 'zzzz', 'SKIP', 0, 0, 'DONE', '', now(), '', '9'");
    cli.refuses(
        3,
        "a row of autogen_journal has the direction 'SKIP', which this autogen does not know;"
            + " use the version of autogen that wrote it, or a later one",
        "downgrade",
        "base");
  }

  private static final String CREATE_VISIT =
      "op.execute(\"create table visit (y int) partition by range (y) (partition p1 values less"
          + " than (10), partition p2 values less than (20), partition p3 values less than (30))\");";

  /** What a downgrade loses of four rows, two of them in the first of three partitions. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "op.execute(\"alter table visit drop partition p1, P2\");"
            + "|2 partitions with rows: p1 of visit (2 rows), p2 of visit (1 row)",
        "op.execute(\"alter table visit truncate partition p1\");"
            + "|a partition with rows: p1 of visit (2 rows)",
        "op.execute(\"alter table visit truncate partition all\");"
            + "|a table with rows: visit (4 rows)",
        "op.execute(\"delete quick from visit\");|a table with rows: visit (4 rows)",
        "op.execute(\"delete from visit as v where 1 = 1\");|a table with rows: visit (4 rows)",
        "op.execute(\"delete from visit partition (p1, p3)\");"
            + "|2 partitions with rows: p1 of visit (2 rows), p3 of visit (1 row)",
        "op.execute(\"alter table visit discard partition p1 tablespace\");"
            + "|a partition with rows: p1 of visit (2 rows)",
        "op.execute(\"alter table visit remove partitioning\");"
            + " op.execute(\"alter table visit comment 'x' engine = blackhole\");"
            + "|a table with rows: visit (4 rows)",
        "op.execute(\"alter table visit reorganize partition p1, p2 into (partition p values less"
            + " than (20))\"); op.execute(\"alter table visit drop partition p\");"
            + "|a partition with rows: p of visit (4 rows)",
        "op.execute(\"rename table visit to v\"); op.execute(\"alter table v drop partition p1\");"
            + "|a partition with rows: p1 of visit (2 rows)",
        "op.execute(\"create table old like visit\");"
            + " op.execute(\"alter table old remove partitioning\");"
            + " op.execute(\"alter table visit exchange partition p1 with table old\");"
            + " op.dropTableIfExists(\"old\");|a partition with rows: p1 of visit (2 rows)",
      })
  void rowsThatGoWithoutTheirTableAreAskedAbout(String downgrade, String lost, TestSchema schema)
      throws SQLException {
    cli.migration("aaaa", "", CREATE_VISIT, downgrade);
    cli.run("upgrade");
    schema.execute("insert into visit values (1), (2), (11), (21)");
    cli.refuses(
        3,
        "nothing was run: it would empty " + lost + "; add --allow-data-loss to lose these rows",
        "downgrade",
        "base");
    assertThat(schema.query("select count(*) from visit")).isEqualTo("4");
  }

  @Test
  void aPartitionThatAnUpgradeAddedGoesWithItsRowsOnlyWhenToldSo(TestSchema schema)
      throws SQLException {
    cli.migration("aaaa", "", CREATE_VISIT, "op.execute(\"drop table visit\");");
    cli.migration(
        "bbbb",
        "aaaa",
        "op.alterPartitions(\"visit\", p -> p.add(\"PARTITION p4 VALUES LESS THAN (40)\"));",
        "op.alterPartitions(\"visit\", p -> p.drop(\"p4\"));");
    cli.run("upgrade");
    schema.execute("insert into visit values (1), (35)");
    assertThat(cli.run("downgrade", "-1").err())
        .endsWith(
            "error: nothing was run: it would empty a partition with rows: p4 of visit (1 row);"
                + " add --allow-data-loss to lose these rows\n");
    schema.execute("delete from visit where y = 35");
    assertThat(cli.answering(false).run("downgrade", "-1").code()).isEqualTo(0);
    // The question of the first time is the only one.
    assertThat(cli.asked())
        .containsExactly("It would empty a partition with rows: p4 of visit (1 row). Go on?");
    assertThat(schema.query("select count(*) from visit")).isEqualTo("1");
  }

  @Test
  void aRowThatIsDeletedWithoutForeignKeyChecksCountsOnce(TestSchema schema) throws SQLException {
    cli.migration(
        "aaaa",
        "",
        CREATE_NOTE + " op.insertRow(\"note\").value(\"id\", 1);",
        "op.withoutForeignKeyChecks(unchecked -> {"
            + " unchecked.deleteRow(\"note\").value(\"id\", 1); unchecked.dropTable(\"note\"); });");
    cli.run("upgrade");
    schema.execute("insert into note values (2)");
    cli.refuses(
        3,
        "nothing was run: it would drop a table with rows: note (2 rows);"
            + " add --allow-data-loss to lose these rows",
        "downgrade",
        "base");
  }

  @Test
  void rowsAreSeenBehindRenamesAndSqlOfOnesOwn(TestSchema schema) throws SQLException {
    note();
    cli.migration(
        "bbbb",
        "aaaa",
        "op.renameTable(\"note\", \"memo\");",
        "op.renameTable(\"memo\", \"note\");");
    cli.migration(
        "cccc",
        "bbbb",
        "op.execute(\"create table `a``b` (id int); create table c (id int)\");",
        "op.execute(\"drop /* both */ table if exists `a``b`, c\");");
    cli.run("upgrade");
    schema.execute(
        "insert into memo values (1)",
        "insert into `a``b` values (1), (2)",
        "insert into c values (1)");
    assertThat(cli.run("downgrade", "base").err())
        .isEqualTo(
            "error: nothing was run: it would drop 3 tables with rows: a`b (2 rows), c (1 row),"
                + " memo (1 row); add --allow-data-loss to lose these rows\n");
    Cli.Outcome run = cli.run("downgrade", "base");
    assertThat(cli.asked()).isNotEmpty();
    Cli.Outcome dry = cli.run("downgrade", "base", "--dry-run");
    assertThat(dry.out()).contains("DROP TABLE `note`");
    assertThat(dry.err()).isEqualTo(run.err());
    assertThat(dry.code()).isEqualTo(3);
    cli.run("downgrade", "base", "--dry-run", "--allow-data-loss")
        .is(0, dry.out(), "nothing was run\n");
    assertThat(cli.attended("").run("downgrade", "base", "--dry-run"))
        .isEqualTo(
            new Cli.Outcome(
                0,
                dry.out(),
                "asked first, since it would drop 3 tables with rows: a`b (2 rows), c (1 row),"
                    + " memo (1 row)\nnothing was run\n"));
    assertThat(cli.asked()).isEmpty();
  }

  @Test
  void rowsAreSeenHoweverATableIsNamedInSqlOfOnesOwn(TestSchema schema) throws SQLException {
    schema.execute(
        "drop database if exists autogen_elsewhere",
        "create database autogen_elsewhere",
        "create table autogen_elsewhere.x (id int)",
        "insert into autogen_elsewhere.x values (1)");
    cli.migration(
        "aaaa",
        "",
        "op.execute(\"create table a (id int); create table b (id int); create table `c.d` (id int);"
            + " create table e (id int); create table f (id int)\");",
        "op.execute(\"alter table f add g int, rename as g; rename table e to tmp, g to h;"
            + " truncate table "
            + schema.name()
            + ".a; drop tables if exists `"
            + schema.name()
            + "` . b, "
            + schema.name()
            + ".`c.d` cascade; set session sql_mode = 'ANSI_QUOTES'; drop table \\\"tmp\\\"; /*!80000 drop table h */;"
            + " drop table autogen_elsewhere.x\");");
    cli.run("upgrade");
    schema.execute(
        "insert into a values (1)",
        "insert into b values (1)",
        "insert into `c.d` values (1), (2)",
        "insert into e values (1), (2), (3)",
        "insert into f values (1)");
    try {
      cli.refuses(
          3,
          "nothing was run: it would drop 5 tables with rows: autogen_elsewhere.x (1 row), b (1"
              + " row), c.d (2 rows), e (3 rows), f (1 row), and it would empty a table with"
              + " rows: a (1 row); add --allow-data-loss to lose these rows",
          "downgrade",
          "base");
    } finally {
      schema.execute("drop database autogen_elsewhere");
    }
  }

  @Test
  void aDryRunEndsAsTheRunWould(TestSchema schema) throws SQLException {
    schema.execute("create table note (id int primary key)", "insert into note values (7)");
    cli.run("revision", "--from-database", "-m", "Baseline");
    cli.run("stamp", "head");
    endsTheSame("downgrade", "base");
    endsTheSame("downgrade", "base", "--allow-data-loss");
    schema.execute("alter table note add column stray int");
    endsTheSame("downgrade", "base", "--allow-data-loss", "--allow-stamped");
    cli.migration(
        "bbbb",
        "8c1f00000001",
        "op.alterTable(\"note\", t -> t.addColumn(\"x\", \"int\"));",
        "op.alterTable(\"note\", t -> t.dropColumn(\"x\"));");
    endsTheSame("upgrade");
    schema.execute("alter table note drop column stray");
    cli.run("upgrade");
    cli.migration(
        "bbbb",
        "8c1f00000001",
        "op.alterTable(\"note\", t -> t.addColumn(\"y\", \"int\"));",
        "op.alterTable(\"note\", t -> t.dropColumn(\"y\"));");
    cli.migration("cccc", "bbbb", "op.execute(\"create table c (id int)\");", "");
    endsTheSame("upgrade");
  }

  /** A run that is refused, and what is foreseen of it. */
  private void endsTheSame(String... words) {
    Cli.Outcome run = cli.run(words);
    assertThat(run.code()).isEqualTo(3);
    Cli.Outcome dry =
        cli.run(Stream.concat(Stream.of(words), Stream.of("--dry-run")).toArray(String[]::new));
    assertThat(dry.err()).isEqualTo(run.err());
    assertThat(dry.code()).isEqualTo(3);
  }

  @Test
  void whatWasStampedAndNeverRunIsNamedWhereTablesAreOthers(TestSchema schema) throws SQLException {
    note();
    String add = "op.alterTable(\"note\", t -> t.addColumn(\"%s\", \"int\"));";
    String drop = "op.alterTable(\"note\", t -> t.dropColumn(\"%s\"));";
    cli.migration("bbbb", "aaaa", add.formatted("x"), drop.formatted("x"));
    cli.run("upgrade");
    cli.migration("cccc", "bbbb", add.formatted("y"), drop.formatted("y"));
    cli.run("stamp", "head");
    String drift =
        "nothing was run, since tables are not as the migrations left them: drop column note.y;"
            + " revision cccc was only stamped on this database and never run; say where the"
            + " database is with 'autogen stamp bbbb', or undo that, or write it down with"
            + " 'autogen -m', or run with --allow-drift";
    cli.refuses(3, drift, "downgrade", "-1");
    cli.refuses(3, drift, "downgrade", "base");
    cli.migration("dddd", "cccc", add.formatted("z"), drop.formatted("z"));
    cli.refuses(3, drift, "upgrade");
    cli.run("stamp", "bbbb");
    assertThat(cli.run("upgrade").code()).isZero();
    // What was run is to be put right as ever.
    schema.execute("alter table note drop column z");
    cli.refuses(
        3,
        "nothing was run, since tables are not as the migrations left them: drop column note.z;"
            + " undo that, or write it down with 'autogen -m', or run with --allow-drift",
        "downgrade",
        "-1");
  }

  @Test
  void whatWasOnlyStampedIsNotUndone(TestSchema schema) throws SQLException {
    schema.execute("create table note (id int primary key)", "insert into note values (7)");
    cli.run("revision", "--from-database", "-m", "Baseline");
    cli.run("stamp", "head");
    String stamped =
        "nothing was run: it would undo revision 8c1f00000001, which was only stamped on this"
            + " database and never run";
    String remedy =
        "forget the stamp without running anything with 'autogen stamp base', or add"
            + " --allow-stamped to undo them all the same";
    cli.refuses(
        3,
        stamped
            + ", and it would drop a table with rows: note (1 row); "
            + remedy
            + ", and add --allow-data-loss to lose these rows",
        "downgrade",
        "-1");
    assertThat(cli.run("downgrade", "-1", "--allow-data-loss").err())
        .isEqualTo("error: " + stamped + "; " + remedy + "\n");
    schema.execute("delete from note");
    assertThat(cli.run("downgrade", "-1").code()).isEqualTo(3);
    cli.run("downgrade", "-1", "--allow-stamped").is(0, "", "downgrade 8c1f00000001 Baseline\n");
  }

  @Test
  void whatWasRunAndStampedAgainIsUndoneAsUsual() throws SQLException {
    note();
    cli.run("upgrade");
    cli.run("stamp", "base");
    cli.run("stamp", "head");
    cli.run("downgrade", "-1").is(0, "", "downgrade aaaa By hand\n");
  }

  @Test
  void whatFollowsAStampIsUndoneAsUsual(TestSchema schema) throws SQLException {
    schema.execute("create table note (id int primary key)");
    cli.run("revision", "--from-database", "-m", "Baseline");
    cli.run("stamp", "head");
    cli.migration(
        "bbbb",
        "8c1f00000001",
        "op.alterTable(\"note\", t -> t.addColumn(\"x\", \"int\"));",
        "op.alterTable(\"note\", t -> t.dropColumn(\"x\"));");
    cli.run("upgrade");
    cli.run("downgrade", "-1").is(0, "", "downgrade bbbb By hand\n");
  }

  @Test
  void aDatabaseWhoseTablesAreThereIsToBeStamped(TestSchema schema) throws SQLException {
    note();
    cli.migration(
        "bbbb",
        "aaaa",
        "op.alterTable(\"note\", t -> t.addColumn(\"x\", \"int\"));",
        "op.alterTable(\"note\", t -> t.dropColumn(\"x\"));");
    schema.execute("create table note (id int primary key)", "insert into note values (7)");
    cli.refuses(
        3,
        "nothing was run, since the database already has a table that the migrations would create:"
            + " note; if everything is as revision aaaa leaves it, record that with 'autogen stamp"
            + " aaaa' and let 'autogen check' confirm it",
        "upgrade");
    cli.run("stamp", "aaaa");
    cli.run("upgrade").is(0, "", "upgrade bbbb By hand\n");
    assertThat(schema.query("select concat(id, x is null) from note")).isEqualTo("71");
  }

  @Test
  void aTableOfAnothersInTheWayIsNotToBeDropped(TestSchema schema) throws SQLException {
    note();
    schema.execute("create table note (other int)");
    cli.refuses(
        3,
        "nothing was run, since the database already has a table that the migrations would create:"
            + " note; if they are another's, rename them or name another schema; to take them over,"
            + " see 'autogen revision --from-database'",
        "upgrade");
  }

  @Test
  void betweenBaselineAndStampTheStampIsNamed(TestSchema schema) throws SQLException {
    schema.execute("create table note (id int primary key)");
    cli.entity("@Entity\n@Table(name = \"note\")\nclass Note {\n  @Id int id;\n}\n");
    cli.run("revision", "--from-database", "-m", "Baseline");
    assertThat(cli.run("check").err())
        .isEqualTo(
            "the tables of revision 8c1f00000001 are there, made by something else: record that"
                + " with 'autogen stamp 8c1f00000001', then check again\n");
    cli.run("stamp", "8c1f00000001");
    cli.run("check").is(0, "", "entities, migrations and database agree\n");
  }
}
