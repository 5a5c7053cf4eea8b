package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories that branch and join, from writing them to running them. */
@OnMySql
class HistoryIT {

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

  /** base, then users and shop beside each other. */
  private void fork() {
    cli.run("revision", "-m", "Base", "--rev-id", "base0");
    cli.run("revision", "-m", "Users", "--rev-id", "users0");
    cli.run(
            "revision",
            "-m",
            "Shop",
            "--rev-id=shop0",
            "--head=base0",
            "--splice",
            "--branch-label=shop")
        .is(0, "generated-migrations/R20261122_091607_Shop.java\n", "");
  }

  @Test
  void aBranchIsBegunListedMergedAndRun() throws SQLException {
    fork();
    cli.run("heads")
        .is(0, "users0 (head) 2026-11-22 Users\nshop0 (head, branch shop) 2026-11-22 Shop\n", "");
    cli.run("branches")
        .is(
            0,
            """
            base0 2026-11-22 Base
              -> users0 (head) 2026-11-22 Users
              -> shop0 (head, branch shop) 2026-11-22 Shop
            """,
            "");
    cli.refuses(
        2,
        "multiple heads are present: users0 (PROJECT/generated-migrations/R20261122_091507_Users.java),"
            + " shop0 (PROJECT/generated-migrations/R20261122_091607_Shop.java); name the one you"
            + " mean, say heads for all of them, or join them with 'autogen merge heads'",
        "revision",
        "-m",
        "More");
    cli.run("upgrade", "shop@head").is(0, "", "upgrade base0 Base\nupgrade shop0 Shop\n");
    cli.run("status")
        .is(
            1,
            """
            database  jdbc:mysql://SERVER/SCHEMA
            at        shop0 (head, branch shop) 2026-11-22 Shop
            applied   2 of 3
            pending   users0 (head) 2026-11-22 Users
            """,
            "");
    cli.run("merge", "-m", "Join", "--rev-id", "join0")
        .is(0, "generated-migrations/R20261122_092207_Join.java\n", "");
    assertThat(cli.files().get("generated-migrations/R20261122_092207_Join.java"))
        .contains("parent = {\"users0\", \"shop0\"}");
    cli.run("upgrade").is(0, "", "upgrade users0 Users\nupgrade join0 Join\n");
    cli.run("current").is(0, "join0 (head, branch shop) 2026-11-22 Join\n", "");
    cli.run("downgrade", "-1").is(0, "", "downgrade join0 Join\n");
    cli.run("current").is(0, "shop0 (branch shop) 2026-11-22 Shop\nusers0 2026-11-22 Users\n", "");
    cli.run("downgrade", "shop@base").is(0, "", "downgrade shop0 Shop\n");
    cli.run("status")
        .is(
            1,
            """
            database  jdbc:mysql://SERVER/SCHEMA
            at        users0 2026-11-22 Users
            applied   2 of 4
            pending   shop0 (branch shop) 2026-11-22 Shop
            pending   join0 (head, branch shop) 2026-11-22 Join
            """,
            "");
  }

  @Test
  void onlyAHeadIsFollowedUnlessSpliced() throws SQLException {
    fork();
    cli.refuses(
        2,
        "revision base0 is not a head: it is followed by users0; name a head, or begin a new branch"
            + " there with --splice",
        "revision",
        "-m",
        "More",
        "--head",
        "base0");
    cli.refuses(
        2,
        "there is a revision or a branch shop already; choose another name",
        "revision",
        "-m",
        "More",
        "--head=users0",
        "--branch-label=shop");
    cli.refuses(
        2,
        "'a-b' can be neither an id nor a label; use 1 to 64 ASCII letters, digits, dots and"
            + " underscores, at least one of them no dot, and none of head, heads, base, current",
        "revision",
        "-m",
        "More",
        "--head=users0",
        "--rev-id=a-b");
    cli.refuses(
        2,
        "there is nothing to join: base0 is one revision, base0; name two revisions or more",
        "merge",
        "base0");
    cli.run("revision", "-m", "On users", "--head", "users0", "--rev-id=more0")
        .is(0, "generated-migrations/R20261122_092107_OnUsers.java\n", "");
    cli.run("revision", "-m", "Another base", "--head", "base", "--depends-on", "moar")
        .is(
            2,
            "",
            "error: can't locate revision identified by 'moar'; see 'autogen history' for those there are\n");
  }

  @Test
  void anotherBaseMayDependOnAnotherBranch() throws SQLException {
    fork();
    cli.run(
            "revision",
            "-m",
            "Audit",
            "--head=base",
            "--depends-on=shop",
            "--rev-id=audit0",
            "--branch-label=audit")
        .is(0, "generated-migrations/R20261122_091707_Audit.java\n", "");
    assertThat(cli.files().get("generated-migrations/R20261122_091707_Audit.java"))
        .contains("dependsOn = \"shop0\"")
        .doesNotContain("parent =");
    cli.run("upgrade", "audit@head")
        .is(0, "", "upgrade base0 Base\nupgrade shop0 Shop\nupgrade audit0 Audit\n");
    cli.run("heads", "--resolve-dependencies")
        .is(
            0,
            "users0 (head) 2026-11-22 Users\naudit0 (head, branch audit) 2026-11-22 Audit\n",
            "");
    cli.run("downgrade", "base0").is(0, "", "downgrade audit0 Audit\ndowngrade shop0 Shop\n");
  }

  @Test
  void historyByRangeAndWithWhereTheDatabaseIs() {
    for (String id : List.of("one0", "two0", "three0", "four0")) {
      cli.run("revision", "-m", id, "--rev-id", id);
    }
    cli.run("upgrade", "two0");
    cli.run("history", "-i")
        .is(
            0,
            """
            four0 (head) 2026-11-22 four0
            three0 2026-11-22 three0
            two0 (current) 2026-11-22 two0
            one0 2026-11-22 one0
            """,
            "");
    String lastTwo = "three0 2026-11-22 three0\ntwo0 2026-11-22 two0\n";
    cli.run("history", "-r", "two0:three0").is(0, lastTwo, "");
    cli.run("history", "-r", "current:+1").is(0, lastTwo, "");
    cli.run("history", "-r", "current:head-1").is(0, lastTwo, "");
    cli.run("history", "-r", ":one0").is(0, "one0 2026-11-22 one0\n", "");
    cli.run("history", "-r", "four0:").is(0, "four0 (head) 2026-11-22 four0\n", "");
    cli.run("history", "-v", "-r", "two0:two0")
        .is(
            0,
            """
            two0
              message       two0
              follows       one0
              followed by   three0
              created       2026-11-22T09:15:07Z
              file          PROJECT/generated-migrations/R20261122_091507_Two0.java
            """,
            "");
    cli.run("current", "--check-heads")
        .is(1, "two0 2026-11-22 two0\n", "the database is not at four0 (head) 2026-11-22 four0\n");
    cli.run("upgrade", "-q");
    cli.run("current", "-c").is(0, "four0 (head) 2026-11-22 four0\n", "");
  }

  @Test
  void showTellsWhatAMigrationRuns() {
    cli.migration("aaaa", "", "op.execute(\"create table a (id int)\");", "op.dropTable(\"a\");");
    cli.run("show", "aaaa")
        .is(
            0,
            """
            aaaa (head)
              message       By hand
              created       2026-11-20T10:00:00Z
              file          PROJECT/generated-migrations/Raaaa.java
              upgrade
                create table a (id int);
              downgrade
                DROP TABLE `a`;
            """,
            "");
    cli.run("upgrade", "-q");
    assertThat(cli.run("show", "current").out()).startsWith("aaaa (head)\n");
  }

  @Test
  void aDryRunPrintsWhatWouldBeRunFromWhereTheDatabaseIs() throws SQLException {
    cli.migration("aaaa", "", "op.execute(\"create table a (id int)\");", "op.dropTable(\"a\");")
        .migration(
            "bbbb", "aaaa", "op.execute(\"create table b (id int)\");", "op.dropTable(\"b\");");
    cli.run("upgrade", "aaaa");
    Cli.Outcome up = cli.run("upgrade", "--dry-run");
    assertThat(up.out())
        .contains("-- upgrade bbbb By hand\ncreate table b (id int);")
        .doesNotContain("create table a");
    assertThat(up.err()).isEqualTo("nothing was run\n");
    assertThat(up.code()).isZero();
    assertThat(cli.run("downgrade", "base", "--dry-run").out())
        .contains("-- downgrade aaaa By hand\nDROP TABLE `a`;");
    assertThat(cli.tables()).isEqualTo("a");
    cli.run("current").is(0, "aaaa 2026-11-20 By hand\n", "");
  }

  @Test
  void aDryRunSaysWhatWouldStopTheRunAndEndsAsItWould(TestSchema schema) throws SQLException {
    schema.execute("create table note (id int primary key, n int)");
    schema.execute("insert into note values (1, null)");
    cli.migration(
        "aaaa",
        "",
        "op.alterTable(\"note\", t -> t.modifyColumn(\"n\", \"int\").notNull());",
        "op.alterTable(\"note\", t -> t.modifyColumn(\"n\", \"int\"));");
    Cli.Outcome dry = cli.run("upgrade", "--dry-run");
    assertThat(dry.out()).contains("ALTER TABLE `note`");
    assertThat(dry.err())
        .isEqualTo(
            """
            error: 1 step would be stopped, so nothing was run:
              aaaa step 1: change column note.n: null -> not null
                1 row of note holds NULL: id 1
                SELECT * FROM `note` WHERE `n` IS NULL
            fix these rows by hand or in an earlier step, or try it all the same with --skip-preflight
            """);
    assertThat(dry.code()).isEqualTo(3);
    assertThat(cli.tables()).isEqualTo("note");
    assertThat(cli.run("upgrade", "--dry-run", "--skip-preflight").code()).isZero();
    assertThat(cli.run("upgrade").err()).isEqualTo(dry.err());

    schema.execute("update note set n = 1");
    assertThat(cli.run("upgrade", "--dry-run").err()).isEqualTo("nothing was run\n");
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(cli.run("downgrade", "base", "--dry-run").code()).isZero();
  }

  @Test
  void aRevisionIsOpenedInTheEditor() {
    cli.migration("aaaa", "", "", "");
    cli.run("edit", "head")
        .is(2, "", "error: no editor is known; name one in the environment variable EDITOR\n");
    cli.variable("EDITOR", "sed -i 's/By hand/By editor/'").run("edit", "head").is(0, "", "");
    cli.run("history").is(0, "aaaa (head) 2026-11-20 By editor\n", "");
    cli.variable("EDITOR", "false")
        .run("edit")
        .is(
            2,
            "",
            "error: 'false' ended with exit code 1; correct the environment variable EDITOR\n");
  }

  @Test
  void theVersionTableIsMadeAndNothingElse() throws SQLException {
    cli.migration("aaaa", "", "op.execute(\"create table a (id int)\");", "");
    cli.run("ensure-version").is(0, "", "");
    cli.run("ensure-version").is(0, "", "");
    assertThat(cli.tables()).isEmpty();
    cli.run("current").is(0, "", "the database is at no revision\n");
  }

  @Test
  void severalFoldersMakeOneHistory() throws IOException {
    Files.createDirectories(folder.resolve("shop"));
    cli.file("autogen.properties", "migrations = generated-migrations:shop:shop/../shop\n")
        .migration("aaaa", "", "", "");
    cli.run("revision", "-m", "First of the shop", "--head=base", "--branch-label=shop")
        .is(
            2,
            "",
            "error: there are several folders of migrations: PROJECT/generated-migrations,"
                + " PROJECT/shop; name the one to write to with --version-path\n");
    cli.run("revision", "-m", "First", "--head=base", "--branch-label=shop", "--version-path=shop")
        .is(0, "shop/R20261122_091507_First.java\n", "");
    cli.run("revision", "-m", "Second", "--head=shop@head")
        .is(0, "shop/R20261122_091607_Second.java\n", "");
    cli.run("revision", "-m", "Third", "--head=aaaa", "--version-path=nowhere")
        .is(
            2,
            "",
            "error: PROJECT/nowhere is in no folder of migrations (PROJECT/generated-migrations,"
                + " PROJECT/shop); name one of these, or add it to the setting migrations\n");
    assertThat(cli.run("history").out()).hasLineCount(3);
  }

  @Test
  void wrongWaysAreNamed() throws SQLException {
    fork();
    cli.run("upgrade", "users0");
    cli.refuses(
        2,
        "the database does not have revision shop0"
            + " (PROJECT/generated-migrations/R20261122_091607_Shop.java); see 'autogen current' for"
            + " where it is",
        "downgrade",
        "shop0");
    cli.run("upgrade", "heads");
    cli.refuses(
        2,
        "there is more than one way down: users0"
            + " (PROJECT/generated-migrations/R20261122_091507_Users.java), shop0"
            + " (PROJECT/generated-migrations/R20261122_091607_Shop.java); name the revision you"
            + " mean, or a branch, like users0@-1",
        "downgrade",
        "-1");
    cli.refuses(
        2,
        "base0 (PROJECT/generated-migrations/R20261122_091407_Base.java) and users0"
            + " (PROJECT/generated-migrations/R20261122_091507_Users.java) are of one line; name"
            + " the later one alone, which says that the database has both",
        "stamp",
        "base0",
        "users0");
    // 129: behind after a merge that was not applied
    cli.run("merge", "-m", "Join", "--rev-id", "join0");
    cli.refuses(
        2,
        "target database is not up to date: it is 1 revision behind (next: join0 Join); run 'autogen upgrade' first",
        "-m",
        "More");
  }

  /** 117, 134: somebody took the primary key away and wrote the revision twice. */
  @Test
  void aDoubledRowOfTheVersionTableIsOne(TestSchema schema) throws SQLException {
    cli.migration("aaaa", "", "", "").migration("bbbb", "aaaa", "", "");
    cli.run("upgrade", "aaaa");
    schema.execute(
        "alter table autogen_version drop primary key",
        "insert into autogen_version values ('aaaa')");
    cli.run("current").is(0, "aaaa 2026-11-20 By hand\n", "");
    cli.run("upgrade").is(0, "", "upgrade bbbb By hand\n");
    assertThat(schema.query("select group_concat(revision) from autogen_version"))
        .isEqualTo("bbbb");
  }

  /** 136: folders below the one of the migrations are read, and may be written to. */
  @Test
  void aFolderBelowIsReadAndWrittenTo() {
    cli.migration("aaaa", "", "", "");
    cli.run("revision", "-m", "Of this year", "--version-path=generated-migrations/2026")
        .is(0, "generated-migrations/2026/R20261122_091407_OfThisYear.java\n", "");
    cli.run("upgrade");
    cli.run("current").is(0, "8c1f00000001 (head) 2026-11-22 Of this year\n", "");
  }

  /** 115: to ask where a database is leaves it as it is. */
  @Test
  void askingMakesNoTable(TestSchema schema) throws SQLException {
    cli.migration("aaaa", "", "", "");
    cli.run("current").is(0, "", "the database is at no revision\n");
    cli.run("status");
    cli.run("history", "-i");
    assertThat(
            schema.query(
                "select count(*) from information_schema.tables where table_schema = database()"))
        .isEqualTo("0");
  }

  /** 139: what editors and systems leave beside the sources. */
  @Test
  void filesThatAreNoSourcesAreNotLoaded() {
    cli.migration("aaaa", "", "", "");
    for (String name :
        List.of(".#Raaaa.java", "#Raaaa.java#", "Raaaa.java~", ".Raaaa.java.swp", "Raaaa.class")) {
      cli.file("generated-migrations/" + name, "not Java");
    }
    cli.run("history").is(0, "aaaa (head) 2026-11-20 By hand\n", "");
  }

  /** In processor time, which other work on the machine does not change. */
  @Test
  void aThousandRevisionsAreNoWork() throws IOException {
    String parent = "";
    long few = 0;
    for (int i = 0; i < 1000; i++) {
      String id = "r%04d".formatted(i);
      cli.migration(id, parent, "", "");
      parent = id;
      if (i == 9) {
        few = processorTimeOfHistory(10);
      }
    }
    long many = processorTimeOfHistory(1000);
    assertThat(many - few).isLessThan(1_000_000_000L);
  }

  /** What the second call takes in this thread, when everything is compiled, in nanoseconds. */
  private long processorTimeOfHistory(int count) {
    assertThat(cli.run("history").out()).hasLineCount(count);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    assertThat(cli.run("history").out()).hasLineCount(count);
    return threads.getCurrentThreadCpuTime() - start;
  }
}
