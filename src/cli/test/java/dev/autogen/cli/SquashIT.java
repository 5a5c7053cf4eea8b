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

/** Several revisions become one, which does what they do. */
@OnMySql
class SquashIT {

  private static final String CREATE =
      "op.createTable(\"note\", t -> { t.column(\"id\", \"bigint\").notNull();"
          + " t.primaryKey(\"id\"); });";

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema);
    cli.migration("aaaa1111", "", CREATE, "op.dropTable(\"note\");")
        .migration("bbbb2222", "aaaa1111", add("title"), drop("title"))
        .migration("cccc3333", "bbbb2222", add("author"), drop("author"))
        .migration("dddd4444", "cccc3333", add("year"), drop("year"));
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private static String add(String column) {
    return "op.alterTable(\"note\", t -> t.addColumn(\"" + column + "\", \"varchar(20)\"));";
  }

  private static String drop(String column) {
    return "op.alterTable(\"note\", t -> t.dropColumn(\"" + column + "\"));";
  }

  @Test
  void fromTheBaseWhatTheyLeadToIsPlannedAnew(TestSchema schema) throws SQLException {
    cli.run("upgrade", "-q");
    String before = schema.showCreateTable("note");
    cli.run("squash", "base:cccc3333", "-m", "Notes")
        .is(
            0,
            "generated-migrations/R20261120_100000_Notes.java\n",
            """
            a database at cccc3333 needs nothing; one at aaaa1111 or bbbb2222 cannot go on
            the old files are in .autogen/squashed/cccc3333
            """);
    assertThat(cli.files().get("generated-migrations/R20261120_100000_Notes.java"))
        .contains(
            "id = \"cccc3333\"",
            "replaces = {\"aaaa1111\", \"bbbb2222\"}",
            "op.createTable(",
            "t.column(\"author\", \"varchar(20)\")")
        .doesNotContain("addColumn");
    assertThat(folder.resolve(".autogen/squashed/cccc3333/Raaaa1111.java")).exists();
    cli.run("history")
        .is(
            0,
            """
            dddd4444 (head) 2026-11-20 By hand
            cccc3333 2026-11-20 Notes
            """,
            "");
    cli.run("upgrade").is(0, "", "nothing to do: the database is at head already\n");
    assertThat(cli.run("downgrade", "base").code()).isZero();
    assertThat(cli.tables()).isEmpty();
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(schema.showCreateTable("note")).isEqualTo(before);
  }

  @Test
  void onWhatWasThereBeforeTheOperationsAreKeptInTheirOrder() {
    cli.migration("cccc3333", "bbbb2222", "op.execute(\"update note set title = 'x'\");", "");
    assertThat(cli.run("squash", "bbbb2222:head").code()).isZero();
    assertThat(cli.files().get("generated-migrations/R20261120_100000_ByHand.java"))
        .contains("id = \"dddd4444\"", "parent = \"aaaa1111\"")
        .containsSubsequence("addColumn(\"title\"", "update note set title", "addColumn(\"year\"")
        .containsSubsequence("dropColumn(\"year\")", "dropColumn(\"title\")");
    assertThat(cli.run("upgrade").code()).isZero();
  }

  @Test
  void aDatabaseInTheMiddleIsToldByName(TestSchema schema) throws SQLException {
    cli.run("upgrade", "bbbb2222", "-q");
    cli.refuses(
        2,
        "the database is at revision bbbb2222, in the middle of the range; run 'autogen upgrade"
            + " cccc3333' first, here and on every other database",
        "squash",
        "aaaa1111:cccc3333");
    cli.run("stamp", "base", "-q");
    assertThat(cli.run("squash", "aaaa1111:cccc3333", "-m", "Notes").code()).isZero();
    schema.execute("insert into autogen_version values ('bbbb2222')");
    cli.refuses(
        2,
        "the database is at revision bbbb2222, which was squashed into cccc3333"
            + " (PROJECT/generated-migrations/R20261120_100000_Notes.java); bring it to cccc3333"
            + " with the migrations of before, or make a new database",
        "upgrade");
  }

  @Test
  void whatCannotBeSquashedIsLeftAsItIs() throws SQLException {
    cli.refuses(
        2,
        "revision aaaa1111 does not follow dddd4444; name the older one first",
        "squash",
        "dddd4444:aaaa1111");
    cli.refuses(
        2,
        "there is one revision in the range, bbbb2222; name two or more, as in FROM:TO",
        "squash",
        "bbbb2222:bbbb2222");
    cli.refuses(
        2,
        "a range has two ends, as in FROM:TO; there is one in 'bbbb2222'; see 'autogen squash"
            + " --help'",
        "squash",
        "bbbb2222");
    cli.migration("eeee5555", "bbbb2222", "", "");
    cli.refuses(
        2,
        "revision bbbb2222 (PROJECT/generated-migrations/Rbbbb2222.java) cannot be squashed: it is"
            + " followed by eeee5555 too; squash what comes before it, and what follows it",
        "squash",
        "aaaa1111:cccc3333");
    cli.migration("ffff6666", "dddd4444", "op.transaction(\"count\", c -> {});", "");
    cli.refuses(
        2,
        "revision ffff6666 (PROJECT/generated-migrations/Rffff6666.java) cannot be squashed: it"
            + " runs code (transaction: count), which cannot be written a second time; squash what"
            + " comes before it, and what follows it",
        "squash",
        "cccc3333:ffff6666");
  }

  @Test
  void whatCannotGoUpDownAndUpAgainIsNotSquashed() {
    cli.migration("cccc3333", "bbbb2222", add("author"), "");
    Cli.Outcome outcome = cli.run("squash", "bbbb2222:cccc3333");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .startsWith(
            "error: the revisions to cccc3333 cannot be run up, down and up again: upgrade of"
                + " revision cccc3333")
        .endsWith("; correct them first\n");
    assertThat(cli.migrations()).hasSize(4);
  }

  @Test
  void theMappingFilesBecomeOne() throws Exception {
    cli.file("generated-migrations/Raaaa1111.mapping", "Note#id\tnote\tid\n")
        .file("generated-migrations/Rbbbb2222.mapping", "Note#title\tnote\ttitle\n");
    cli.run("squash", "base:bbbb2222", "-m", "Notes");
    assertThat(
            Files.readString(folder.resolve("generated-migrations/R20261120_100000_Notes.mapping")))
        .contains("Note#id\tnote\tid", "Note#title\tnote\ttitle");
  }
}
