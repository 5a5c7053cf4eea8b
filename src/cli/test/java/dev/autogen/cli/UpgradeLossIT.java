package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An upgrade in which somebody wrote a statement that loses rows is asked about first. */
@OnMySql
class UpgradeLossIT {

  @TempDir Path folder;
  private Cli cli;
  private TestSchema schema;

  @BeforeEach
  void project(TestSchema here) throws SQLException {
    schema = here;
    cli = new Cli(folder).on(here);
    cli.migration(
        "aaaa",
        "",
        "op.execute(\"create table visit (y int primary key) partition by range (y)"
            + " (partition p1 values less than (10), partition p2 values less than (20))\");"
            + " op.execute(\"create table a (id int primary key)\");"
            + " op.execute(\"create table b (a_id int, foreign key (a_id) references a (id)"
            + " on delete cascade)\");",
        "op.execute(\"drop table b\"); op.execute(\"drop table a, visit\");");
    assertThat(cli.run("upgrade").code()).isZero();
    schema.execute(
        "insert into visit values (1), (2), (11)",
        "insert into a values (1)",
        "insert into b values (1), (1)");
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @Test
  void itIsRunOnlyWhenToldSo() throws SQLException {
    upgrade("op.alterPartitions(\"visit\", p -> p.drop(\"p1\"));");
    assertThat(cli.run("upgrade", "--dry-run").err())
        .endsWith(refusal("it would empty a partition with rows: p1 of visit (2 rows)") + "\n");
    assertThat(cli.answering(false).run("upgrade").code()).isEqualTo(3);
    assertThat(cli.asked())
        .containsExactly("It would empty a partition with rows: p1 of visit (2 rows). Go on?");
    assertThat(schema.query("select count(*) from visit")).isEqualTo("3");
    assertThat(cli.run("upgrade", "--allow-data-loss").err()).endsWith("upgrade bbbb By hand\n");
    assertThat(schema.query("select count(*) from visit")).isEqualTo("1");
  }

  @Test
  void whatAPreparedStatementRunsIsSeenOrNamed() {
    upgrade(
        "op.execute(\"PREPARE s FROM 'delete from b'\"); op.execute(\"EXECUTE s\");"
            + " op.execute(\"prepare s from @unknown\"); op.execute(\"execute s\");"
            + " op.execute(\"CALL clean('x')\");");
    assertThat(cli.run("upgrade").err())
        .isEqualTo(
            """
            step 4 of bbbb (execute s) runs what only the server knows, which is not looked into for rows it takes
            step 5 of bbbb (CALL clean('…')) runs what only the server knows, which is not looked into for rows it takes
            error: %s
            """
                .formatted(refusal("it would empty a table with rows: b (2 rows)")));
    upgrade("op.execute(\"PREPARE s FROM 'drop database shop'\");");
    assertThat(cli.run("upgrade").err())
        .contains("a migration leaves the server and its schemas standing");
  }

  @Test
  void rowsThatGoWithThoseTheyReferToAreNamed() throws SQLException {
    upgrade("op.execute(\"delete from a\");");
    cli.refuses(
        3,
        refusal(
            "it would empty a table with rows: a (1 row), and it may delete rows of b (2 rows)"),
        "upgrade");
  }

  @Test
  void anOperationIsAskedAboutAsItsSqlIs() throws Exception {
    upgrade("op.withoutForeignKeyChecks(x -> x.dropTable(\"a\")); op.dropTableIfExists(\"b\");");
    assertThat(cli.run("upgrade").err())
        .contains(refusal("it would drop 2 tables with rows: a (1 row), b (2 rows)"));
    upgrade("op.renameTable(\"b\", \"c\"); op.dropTable(\"c\");");
    String lost = refusal("it would drop a table with rows: b (2 rows)");
    assertThat(cli.run("upgrade").err()).contains(lost);
    losing("x", "visit");
    assertThat(cli.run("upgrade").err()).contains(lost);
    losing("c");
    assertThat(cli.run("upgrade").err()).endsWith("upgrade bbbb By hand\n");
  }

  @Test
  void whatTheMigrationSaysItLosesIsNotAskedAbout() throws Exception {
    upgrade(
        "op.execute(\"delete from a\"); op.execute(\"alter table visit drop partition p1\");"
            + " op.execute(\"drop table b\");");
    losing("visit", "b");
    cli.refuses(3, refusal("it would empty a table with rows: a (1 row)"), "upgrade");
    losing("visit", "b", "a");
    assertThat(cli.run("upgrade").err()).endsWith("upgrade bbbb By hand\n");
    assertThat(cli.asked()).hasSize(1);
    assertThat(schema.query("select count(*) from visit")).isEqualTo("1");
  }

  /** Writes into the migration what it loses. */
  private void losing(String... tables) throws IOException {
    Path file = folder.resolve("generated-migrations/Rbbbb.java");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst(
                "(loses = .*?)?created",
                "loses = {\"" + String.join("\", \"", tables) + "\"}, created"));
  }

  @Tag("nightly")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "truncate visit|it would empty a table with rows: visit (3 rows)",
        "/*!50000 truncate visit */|it would empty a table with rows: visit (3 rows)",
        "alter table visit truncate partition p2"
            + "|it would empty a partition with rows: p2 of visit (1 row)",
        "drop table b|it would drop a table with rows: b (2 rows)",
        "replace into a select y from visit|it may delete rows of a (1 row), b (2 rows)",
        "replace into a values (7)|it may delete rows of b (2 rows)",
      })
  void everyStatementThatLosesRowsIsAskedAbout(String sql, String lost) throws SQLException {
    upgrade("op.execute(\"" + sql + "\");");
    cli.refuses(3, refusal(lost), "upgrade");
  }

  @Tag("nightly")
  @Test
  void rowsThatWereSwappedGoWithTheTableTheyAreIn() throws SQLException {
    upgrade(
        "op.execute(\"create table old (y int primary key)\");"
            + " op.execute(\"alter table visit exchange partition p1 with table old\");"
            + " op.dropTable(\"old\");");
    cli.refuses(
        3, refusal("it would empty a partition with rows: p1 of visit (2 rows)"), "upgrade");
  }

  @Test
  void whatLosesNothingIsNotAskedAbout() {
    upgrade(
        "op.execute(\"create table c (id int)\"); op.execute(\"insert into c values (1)\");"
            + " op.execute(\"delete from c\"); op.execute(\"drop table c\");"
            + " op.execute(\"delete from visit where y = 1\");"
            + " op.execute(\"replace into visit values (2)\");"
            + " op.execute(\"alter table visit reorganize partition p1, p2 into"
            + " (partition p values less than (30))\");");
    assertThat(cli.run("upgrade").err()).endsWith("upgrade bbbb By hand\n");
    assertThat(cli.asked()).isEmpty();
  }

  private void upgrade(String code) {
    cli.migration("bbbb", "aaaa", code, "");
  }

  private static String refusal(String lost) {
    return "nothing was run: "
        + lost
        + "; say 'autogen upgrade --allow-data-loss' to lose these rows, or let the @Revision of"
        + " the migration say of which tables it loses them";
  }
}
