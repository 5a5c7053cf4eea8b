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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command says the same of a database on which later migrations were run than there are, and
 * none of them says to note another revision on it, at which the later ones would be run again.
 */
@OnMySql
class NewerDatabaseIT {

  private static final String NEWER =
      "the database is newer than these migrations: it has had them all, and is at revision ";
  private static final String GET = "; get the later migrations that belong to it";
  private static final String STAMP =
      "the database is at revision bbbb, which is not among the migrations; get the migrations that"
          + " belong to this database, or say where it is with 'autogen stamp --purge REVISION'";

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema);
    cli.entity("@Entity\n@Table(name = \"a\")\nclass A {\n  @Id int id;\n}\n");
    table("aaaa", "", "a");
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private void table(String id, String parent, String name) {
    cli.migration(
        id,
        parent,
        "op.createTable(\"%s\", t -> { t.column(\"id\", \"int\").notNull(); t.primaryKey(\"id\"); });"
            .formatted(name),
        "op.dropTable(\"%s\");".formatted(name));
  }

  private void lose(String id) throws IOException {
    Files.delete(folder.resolve("generated-migrations/R" + id + ".java"));
  }

  @Test
  void everyCommandAgreesWithUpgrade() throws Exception {
    table("bbbb", "aaaa", "b");
    cli.run("upgrade");
    lose("bbbb");
    isNewerAt("bbbb");
    Cli.Outcome status = cli.run("status");
    assertThat(status.out())
        .endsWith("at        bbbb (newer than these migrations)\napplied   1 of 1\n");
    assertThat(cli.run("status", "--format=json").out())
        .contains("\"newer\" : true", "\"aaaa\"", "\"pending\" : [ ]");
    cli.run("current", "--check-heads").is(0, "bbbb (newer than these migrations)\n", "");
    assertThat(cli.run("current", "--format=json").out()).contains("\"newer\" : true");
    String nothingRun = "warning: " + NEWER + "bbbb, so nothing is run\nnothing was run\n";
    cli.run("upgrade", "--dry-run").is(0, "", nothingRun);
    assertThat(cli.run("doctor").out()).contains(NEWER + "bbbb").doesNotContain("stamp");
    cli.refuses(2, NEWER + "bbbb" + GET, "-m", "More");
    cli.refuses(2, NEWER + "bbbb" + GET, "show", "current");
    cli.refuses(2, NEWER + "bbbb" + GET, "history", "-r", "base:current");
    cli.refuses(2, NEWER + "bbbb" + GET, "stamp", "aaaa");
    assertThat(cli.run("history", "-i").code()).isZero();
    cli.variable("AUTOGEN_NEWER_DATABASE", "fail");
    assertThat(cli.run("upgrade").code()).isEqualTo(2);
    assertThat(cli.run("upgrade", "--dry-run").code()).isEqualTo(2);
    assertThat(cli.run("status").code()).isEqualTo(1);
    assertThat(cli.run("doctor").code()).isEqualTo(1);
  }

  @Test
  void newerByTwoAndOnABranch() throws Exception {
    table("bbbb", "aaaa", "b");
    table("cccc", "bbbb", "c");
    cli.run("upgrade");
    lose("cccc");
    lose("bbbb");
    isNewerAt("cccc");
  }

  @Test
  void newerOnABranch() throws Exception {
    table("bbbb", "aaaa", "b");
    table("cccc", "aaaa", "c");
    cli.run("upgrade", "heads");
    lose("cccc");
    isNewerAt("cccc");
    assertThat(cli.run("status").out())
        .contains("at        bbbb (head) 2026-11-20 By hand\nat        cccc (newer")
        .endsWith("applied   2 of 2\n");
  }

  @Test
  void newerBehindAStampOfSeveral() throws Exception {
    table("bbbb", "aaaa", "b");
    table("cccc", "aaaa", "c");
    cli.run("stamp", "heads");
    table("dddd", "cccc", "d");
    cli.run("upgrade", "heads");
    lose("dddd");
    isNewerAt("dddd");
  }

  private void isNewerAt(String id) throws SQLException {
    assertThat(cli.run("upgrade", "heads").err())
        .startsWith("warning: " + NEWER + id + ", so nothing is run\n");
    assertThat(cli.run("status").code()).isZero();
    cli.refuses(2, NEWER + id + GET, "check");
    cli.refuses(2, NEWER + id + GET, "downgrade", "base");
    cli.refuses(2, NEWER + id + GET, "downgrade", "base", "--dry-run");
  }

  @Test
  void ofAnotherHistoryIsSaidWhereItMayBe() throws Exception {
    table("bbbb", "aaaa", "b");
    cli.run("stamp", "bbbb");
    lose("bbbb");
    cli.refuses(2, STAMP, "upgrade");
    cli.refuses(2, STAMP, "check");
    cli.refuses(2, STAMP, "downgrade", "base");
    assertThat(cli.run("status").code()).isEqualTo(1);
    assertThat(cli.run("status").out())
        .endsWith(
            "(not among the migrations)\napplied   0 of 1\npending   aaaa (head) 2026-11-20 By hand\n");
    assertThat(cli.run("current", "--check-heads").code()).isEqualTo(1);
  }

  @Test
  void whatHasNotHadAllIsNotNewer() throws Exception {
    table("bbbb", "aaaa", "b");
    cli.run("upgrade");
    lose("bbbb");
    table("cccc", "aaaa", "c");
    cli.refuses(2, STAMP, "upgrade");
    cli.refuses(2, STAMP, "check");
    assertThat(cli.run("status").code()).isEqualTo(1);
  }
}
