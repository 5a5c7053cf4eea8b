package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code adopt}: a database that something else has made is taken over by one command. */
@OnMySql
class AdoptCommandIT {

  private static final String NOTE =
      """
      @Entity
      class Note {
        @Id Long id;
        @Column(length = 50) String title;
      }
      """;
  private static final String TABLE =
      "create table Note (id bigint primary key, title varchar(50))";
  private static final String FLYWAY =
      """
      create table flyway_schema_history (
        installed_rank int not null primary key, version varchar(50), description varchar(200),
        type varchar(20), script varchar(1000), checksum int, installed_by varchar(100),
        installed_on timestamp default current_timestamp, execution_time int, success bool)""";
  private static final String LIQUIBASE =
      """
      create table DATABASECHANGELOG (
        ID varchar(255), AUTHOR varchar(255), FILENAME varchar(255), DATEEXECUTED datetime,
        ORDEREXECUTED int, EXECTYPE varchar(10), MD5SUM varchar(35))""";
  private static final String LOCK =
      """
      create table DATABASECHANGELOGLOCK (
        ID int primary key, LOCKED bit(1), LOCKGRANTED datetime, LOCKEDBY varchar(255))""";
  private static final String FILE = "generated-migrations/R20261122_091407_Baseline.java";

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema).entity(NOTE);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @Test
  void itSaysWhatItWillDoAsksAndDoesIt(TestSchema schema) throws SQLException {
    schema.execute(
        TABLE,
        FLYWAY,
        "insert into flyway_schema_history values"
            + " (1, '1', 'init', 'SQL', 'V1__init.sql', 1, 'me', now(), 1, true)");
    String before = schema.showCreateTable("flyway_schema_history");
    cli.answering(true)
        .run("adopt")
        .is(
            0,
            FILE + "\n",
            """
            jdbc:mysql://SERVER/SCHEMA has 1 table
            Flyway notes V1__init.sql as its last in flyway_schema_history
            what will be done:
            - write these tables as a first migration, tried on an empty schema
            - note in autogen_version that the database has had it; no table changes
            - compare the entities with the tables, and say what differs
            noted in autogen_version: the database has had it
            entities, migrations and database agree
            turn Flyway off, since two cannot own one schema; flyway_schema_history stays for as long as you want
            """);
    assertThat(cli.asked()).containsExactly("take it over?");
    assertThat(schema.query("select revision from autogen_version")).isEqualTo("8c1f00000001");
    assertThat(schema.showCreateTable("flyway_schema_history")).isEqualTo(before);
    assertThat(schema.query("select count(*) from flyway_schema_history")).isEqualTo("1");
    cli.run("check").is(0, "", "entities, migrations and database agree\n");

    cli.run("adopt")
        .is(0, "", "nothing to do: the database is under autogen already, at 8c1f00000001\n");
  }

  @Test
  void whoSaysNoOrCannotBeAskedChangesNothing(TestSchema schema) throws SQLException {
    schema.execute(TABLE);
    assertThat(cli.run("adopt").err())
        .endsWith("error: nobody can be asked whether to take the database over; say --yes\n");
    assertThat(cli.answering(false).run("adopt").err()).endsWith("\nnothing was done\n");
    assertThat(cli.tables()).isEqualTo("Note");
    assertThat(cli.files()).doesNotContainKey(FILE);
  }

  @Test
  void whatDiffersIsSaidAndTheCommandThatWritesIt(TestSchema schema) throws SQLException {
    schema.execute(TABLE, "alter table Note modify title char(50)");
    Cli.Outcome adopted = cli.run("adopt", "--yes", "-m", "As it was");
    assertThat(adopted.code()).isZero();
    assertThat(adopted.out())
        .isEqualTo(
            """
            generated-migrations/R20261122_091407_AsItWas.java
            change column Note.title: char(50) -> varchar(50)
            """);
    assertThat(adopted.err())
        .contains(
            "no history of Flyway, Liquibase or Alembic is there\n",
            "1 difference: write a migration with 'autogen -m MESSAGE'",
            "where Hibernate changes the schema by itself");
    assertThat(cli.run("-m", "Title").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    cli.run("check").is(0, "", "entities, migrations and database agree\n");
  }

  @Test
  void entitiesThatCannotBeReadAreNoReasonAgainst(TestSchema schema) throws SQLException {
    schema.execute(TABLE);
    cli.entity("@Entity\nclass Broken {\n  String noId;\n}\n");
    Cli.Outcome adopted = cli.run("adopt", "-y");
    assertThat(adopted.code()).as(adopted.err()).isZero();
    assertThat(adopted.err()).contains("the entities are not compared: ");
    assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("1");
  }

  @Test
  void aMigrationOfFlywaysThatFailedIsBroughtToItsEndFirst(TestSchema schema) throws SQLException {
    schema.execute(
        TABLE,
        FLYWAY,
        "insert into flyway_schema_history values"
            + " (1, '1', 'init', 'SQL', 'V1__init.sql', 1, 'me', now(), 1, true),"
            + " (2, '2', 'more', 'SQL', 'V2__more.sql', 1, 'me', now(), 1, false)");
    cli.refuses(
        3,
        "Flyway notes in flyway_schema_history that V2__more.sql failed, so the tables may be half"
            + " of what it makes; bring it to its end or take it back, run 'flyway repair', and"
            + " then adopt the database",
        "adopt",
        "-y");
  }

  @Test
  void aLockOfLiquibasesIsWaitedFor(TestSchema schema) throws SQLException {
    schema.execute(
        TABLE,
        LIQUIBASE,
        LOCK,
        "insert into DATABASECHANGELOG values ('1', 'me', 'db/a.yaml', now(), 1, 'EXECUTED', '9:a')",
        "insert into DATABASECHANGELOGLOCK values (1, 1, '2026-11-22 09:00:00', 'ci (10.0.0.7)')");
    cli.refuses(
        3,
        "Liquibase holds its lock on the schema: DATABASECHANGELOGLOCK says ci (10.0.0.7) since"
            + " 2026-11-22 09:00:00; wait until it has come to its end, or run 'liquibase"
            + " release-locks' if it was killed",
        "adopt",
        "-y");
    schema.execute("update DATABASECHANGELOGLOCK set LOCKED = 0, LOCKEDBY = null");
    assertThat(cli.run("adopt", "-y").err())
        .contains(
            "Liquibase notes db/a.yaml::1::me as its last in DATABASECHANGELOG\n",
            "DATABASECHANGELOG and DATABASECHANGELOGLOCK stay for as long as you want");
  }

  @Test
  void alembicsTableIsKnownUnderAnyName(TestSchema schema) throws SQLException {
    schema.execute(
        TABLE,
        "create table shop_versions (version_num varchar(32) not null primary key)",
        "insert into shop_versions values ('ae1027a6acf')");
    cli.file("autogen.properties", "naming = jpa");
    Cli.Outcome adopted = cli.run("adopt", "-y");
    assertThat(adopted.code()).as(adopted.err()).isZero();
    assertThat(adopted.err())
        .contains(
            " has 1 table\nAlembic notes ae1027a6acf as its last in shop_versions\n",
            "- exclude shop_versions in autogen.properties",
            "wrote exclude into autogen.properties\n",
            "entities, migrations and database agree\n");
    assertThat(cli.files().get("autogen.properties"))
        .isEqualTo(
            "naming = jpa\n# What another tool keeps for itself.\nexclude = shop_versions\n");
    assertThat(cli.files().get(FILE)).doesNotContain("shop_versions");
  }

  @Test
  void whatCannotBeTakenOverIsSaidByName(TestSchema schema) throws SQLException {
    schema.execute(FLYWAY);
    Cli.Outcome empty = cli.run("adopt", "-y");
    assertThat(empty.code()).isEqualTo(2);
    assertThat(empty.err())
        .startsWith("error: there is no table to take over in ")
        .endsWith("or write the entities' own tables with 'autogen -m'\n");
    schema.execute(TABLE);
    cli.run("revision", "--from-database", "-m", "Baseline");
    Cli.Outcome written = cli.run("adopt", "-y");
    assertThat(written.code()).isEqualTo(2);
    assertThat(written.err()).contains("already, and none is noted in ", "say 'autogen stamp ");
    cli.without("AUTOGEN_URL")
        .refuses(
            2,
            "no database is named, so there is nothing to take over; name it with --url or in"
                + " autogen.properties",
            "adopt",
            "-y");
  }
}
