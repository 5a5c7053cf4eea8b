package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations are looked at by the command, and by those that write, check and foresee them. */
@OnMySql
class LintIT {

  private static final String NOTE =
      """
      @Entity
      class Note {
        @Id long id;
        @Column(length = 36) String code;
        %s
      }
      """;

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) throws SQLException {
    cli = new Cli(folder).on(schema).entity(NOTE.formatted(""));
    schema.execute(
        "create table Note (id bigint not null primary key, code varchar(36), title varchar(20))");
  }

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void whatIsWrittenIsToldToThoseWhoWantToKnowMore() {
    assertThat(cli.run("-m", "Drop titles", "-v").err())
        .contains("warning C3 generated-migrations/R")
        .contains(".java:")
        .contains("name column Note.title in their statements")
        .doesNotContain(".java:0");
  }

  @Test
  void whatIsWrittenIsKeptFromThoseWhoDoNot() {
    assertThat(cli.run("-m", "Drop titles").err()).isEmpty();
  }

  @Test
  void whatIsPendingIsToldByCheckAndBeforeARun() {
    assertThat(cli.run("-m", "Drop titles").code()).isZero();
    assertThat(cli.run("check", "-v").err()).contains("warning C3 generated-migrations/R");
    assertThat(cli.run("check").err()).doesNotContain("C3");
    assertThat(cli.run("upgrade", "--dry-run", "-v").err()).contains("warning C3");
    assertThat(cli.run("check", "--format", "json").out()).contains("\"code\" : \"C3\"");
  }

  @Test
  void whatWillBeTrueOnAnotherDayStandsInTheFileBesideTheChange() throws Exception {
    String file = cli.run("-m", "Drop titles").out().strip();
    assertThat(Files.readString(folder.resolve(file)))
        .contains(
            """
            // C3: a column or table that running code may use is dropped.
            """);
    assertThat(cli.run("lint").out()).contains("warning C3 " + file + ":");
  }

  @Test
  void ofAMigrationThatIsMissingItIsSaidWhatItWouldDo() {
    Cli.Outcome outcome = cli.run("check", "-v");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("warning C3", "the migration that is missing: instances that still run");
    assertThat(cli.run("check").err()).doesNotContain("C3");
    assertThat(cli.run("check", "--format", "sarif").out()).contains("\"C3\"");
  }

  @Test
  void theMappingFilesTellWhatTheVersionBeforeReadsIntoAPrimitive() {
    cli.entity(NOTE.formatted("@Column(length = 20) String title; int rank;"));
    assertThat(cli.run("-m", "Rank notes").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    cli.entity(NOTE.formatted("@Column(length = 20) String title; Integer rank;"));
    assertThat(cli.run("-m", "Notes without rank", "-v").err())
        .contains("warning J4", "the version before reads it into a primitive");
  }

  @Test
  void theTablesOfTheDatabaseCountAndHowFarTheyHaveCome(TestSchema schema) throws SQLException {
    schema.execute(
        "create table item (id int not null auto_increment primary key, at datetime)",
        "insert into item values (2000000000, null)",
        "create table thing (id bigint not null primary key)",
        "insert into thing values (512)",
        "set sql_mode = ''",
        "insert into item values (2000000001, '0000-00-00')");
    cli.migration(
        "aaaa",
        "",
        """
        op.alterTable("item", t -> t.addColumn("x", "int"));
        op.createTable("thing_seq", t -> t.column("next_val", "bigint"));
        op.insertRow("thing_seq").value("next_val", 1);
        op.dropTableIfExists("nothing");
        """,
        "");
    Cli.Outcome outcome = cli.run("lint");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("warning D9", "have come to 2000000002, 93 % of what int holds")
        .contains("error D10", "gives 1 next, while thing has ids up to 512")
        .contains("warning D8", "table item has zero dates");
    assertThat(cli.run("lint", "--no-database").err())
        .contains("there is no database to ask, so sizes of tables");
  }

  @Test
  void aViewThatUsesWhatGoesIsFoundWithTheLineThatTakesItAway(TestSchema schema)
      throws SQLException {
    schema.execute("create view titles as select title from Note");
    cli.migration("aaaa", "", "op.alterTable(\"Note\", t -> t.dropColumn(\"title\"));", "");
    assertThat(cli.run("lint").out())
        .contains("warning M1 generated-migrations/Raaaa.java:7: view titles");
  }

  @Test
  void whatIsAcceptedInTheFileOfAcceptedDifferencesStaysThereWhenTheseAreWritten(TestSchema schema)
      throws Exception {
    cli.migration("aaaa", "", "op.alterTable(\"Note\", t -> t.dropColumn(\"title\"));", "");
    String line = "lint C3 aaaa Note.title: nobody reads it";
    cli.file("autogen.accepted", line + "\nlint L2 bbbb: gone\nlint L2 aaaa Note.title: copied\n");
    assertThat(cli.run("lint").out())
        .doesNotContain("C3", "warning L2")
        .contains("unused-acceptance autogen.accepted: finding L2 is accepted, and is not there");
    schema.execute("alter table Note drop column title");
    assertThat(cli.run("stamp", "head").code()).isZero();
    assertThat(cli.run("check", "--accept").code()).isZero();
    assertThat(Files.readString(folder.resolve("autogen.accepted"))).contains(line);
  }

  @Test
  void whatCannotBeLookedAtIsSaidToBeSo() {
    cli.migration("aaaa", "", "op.alterTable(\"Nowhere\", t -> t.dropColumn(\"x\"));", "");
    assertThat(cli.run("lint").out())
        .contains(
            "warning not-analysed generated-migrations/Raaaa.java: revision aaaa cannot be"
                + " looked at: there is no table Nowhere here");
  }
}
