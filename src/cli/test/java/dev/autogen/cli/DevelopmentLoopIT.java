package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.InMemory;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One writes a migration, looks at it, changes or deletes it, on the project's private server. */
@OnMySql
class DevelopmentLoopIT {

  private static final String ADD_NOTES = "abc000000001";
  private static final String AGREE = "entities, migrations and database agree\n";

  @TempDir(factory = InMemory.class)
  Path folder;

  private CommandLineRun.In shell;
  private OwnServer server;

  @BeforeEach
  void project(TestServers servers) throws IOException {
    shell = new CommandLineRun.In(folder, Map.of());
    Files.createDirectories(folder.resolve("src/main/java/shop"));
    entity(20);
    servers.copy(TestServer.PRIMARY, folder.resolve(".autogen/mysql"));
    server = OwnServer.in(folder.resolve(".autogen"), servers.binary(TestServer.PRIMARY));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void entity(int length) throws IOException {
    Files.writeString(
        folder.resolve("src/main/java/shop/Note.java"),
        """
        package shop;
        import jakarta.persistence.*;
        @Entity
        class Note {
          @Id long id;
          @Column(length = %d) String title;
        }
        """
            .formatted(length));
  }

  private Path migration() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("generated-migrations"))) {
      return files.filter(file -> file.toString().endsWith(".java")).findFirst().orElseThrow();
    }
  }

  private void delete() throws IOException {
    Path java = migration();
    Files.delete(java);
    Files.delete(java.resolveSibling(java.getFileName().toString().replace(".java", ".mapping")));
  }

  private void edit(String from, String to) throws IOException {
    String text = Files.readString(migration());
    assertThat(text).contains(from);
    Files.writeString(migration(), text.replace(from, to));
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                server.server().server().jdbcUrl("app"),
                server.server().server().user(),
                server.server().server().password());
        Statement statement = connection.createStatement()) {
      boolean isQuery = statement.execute(sql);
      if (!isQuery) {
        return "";
      }
      ResultSet rows = statement.getResultSet();
      rows.next();
      return rows.getString(1);
    }
  }

  private void written() {
    assertThat(shell.run("-m", "Add notes").code()).isZero();
    assertThat(shell.run("check").err()).endsWith("upgrade abc000000001 Add notes\n" + AGREE);
  }

  @Test
  void aFileThatIsEditedAfterItWasTriedIsTriedAgain() throws Exception {
    written();
    edit("varchar(20)", "varchar(30)");
    entity(30);
    CommandLineRun check = shell.run("check");
    assertThat(check.err())
        .endsWith("downgrade abc000000001 Add notes\nupgrade abc000000001 Add notes\n" + AGREE);
    assertThat(check.code()).isZero();
    assertThat(
            ask("select column_type from information_schema.columns where column_name = 'title'"))
        .isEqualTo("varchar(30)");
    edit("varchar(30)", "varchar(40)");
    assertThat(shell.run("upgrade").err())
        .endsWith("downgrade abc000000001 Add notes\nupgrade abc000000001 Add notes\n");
  }

  @Test
  void aFileThatIsDeletedIsWrittenAnew() throws Exception {
    written();
    delete();
    CommandLineRun check = shell.run("check");
    assertThat(check.err()).contains("downgrade abc000000001 Add notes\n");
    assertThat(check.out()).isEqualTo("create table Note (2 columns)\n");
    writtenAgain();
  }

  private void writtenAgain() {
    CommandLineRun again = shell.run("-m", "Add notes again");
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("AddNotesAgain.java");
    assertThat(shell.run("check").code()).isZero();
  }

  @Tag("nightly")
  @Test
  void itDoesNotStartAnewWhereATableOfSomebodysHasRows() throws Exception {
    written();
    ask("create table autogen_notes (id int)");
    ask("insert into autogen_notes values (1)");
    withoutCopies();
    assertThat(shell.run("check").err()).contains("it holds rows in autogen_notes");
    assertThat(ask("select id from autogen_notes")).isEqualTo("1");
  }

  @Tag("nightly")
  @Test
  void withoutTheCopiesOfWhatWasRunItStartsAnew() throws Exception {
    written();
    withoutCopies();
    CommandLineRun check = shell.run("check");
    assertThat(check.err())
        .contains("the private server starts anew, since its migrations were changed or deleted");
    assertThat(check.out()).isEqualTo("create table Note (2 columns)\n");
  }

  /** Neither the migration nor what was kept of it is there any more. */
  private void withoutCopies() throws Exception {
    delete();
    try (Stream<Path> kept = Files.walk(folder.resolve(".autogen/mysql/migrations"))) {
      for (Path file : kept.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void rowsThatSomebodyPutThereAreNotLost() throws Exception {
    written();
    ask("insert into Note values (1, 'mine')");
    edit("varchar(20)", "varchar(30)");
    CommandLineRun check = shell.run("check");
    assertThat(check.code()).isEqualTo(2);
    assertThat(check.err())
        .endsWith(
            "error: migrations that were run on the private server have been changed or deleted"
                + " since, and it cannot go back to what they are now: it would drop a table with"
                + " rows: Note (1 row); restore the files, or give up what is on that server with"
                + " 'autogen dev reset'\n");
    assertThat(ask("select title from Note")).isEqualTo("mine");
    server.close();
    assertThat(shell.run("dev", "reset").err())
        .endsWith(
            "deleted the private server with all that was in it; the next command that needs one"
                + " makes a new one\n");
    assertThat(folder.resolve(".autogen/mysql/data")).doesNotExist();
  }

  @Tag("nightly")
  @Test
  void aMigrationThatFailedHalfWayIsCorrectedAndRunAgain() throws Exception {
    assertThat(shell.run("-m", "Add notes").code()).isZero();
    edit(
        "t.primaryKey(\"id\");\n    });",
        "t.primaryKey(\"id\");\n    });\n    op.execute(\"no sql\");");
    assertThat(shell.run("upgrade").code()).isEqualTo(3);
    edit("\n    op.execute(\"no sql\");", "");
    edit("varchar(20)", "varchar(30)");
    entity(30);
    CommandLineRun check = shell.run("check");
    assertThat(check.err()).endsWith("upgrade abc000000001 Add notes\n" + AGREE);
  }

  @Tag("nightly")
  @Test
  void aDowngradeGoesBackByWhatWasRun() throws Exception {
    written();
    edit("varchar(20)", "varchar(30)");
    assertThat(shell.run("downgrade", "-1").err()).endsWith("downgrade abc000000001 Add notes\n");
    assertThat(shell.run("upgrade").err()).endsWith("upgrade " + ADD_NOTES + " Add notes\n");
  }

  @Tag("nightly")
  @Test
  void devSaysWhereItIsAndOpensAClient() throws Exception {
    written();
    assertThat(shell.run("dev").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("folder    .autogen/mysql"),
            line ->
                assertThat(line)
                    .matches("server    MySQL [\\d.]+, running on 127\\.0\\.0\\.1:\\d+"),
            line -> assertThat(line).isEqualTo("schema    app"),
            line -> assertThat(line).matches("size      \\d+ MB"),
            line -> assertThat(line).isEqualTo("client    autogen dev client"));
    assertThat(shell.run("dev", "status", "--format", "json").out()).contains("\"running\" : true");
    assertThat(shell.run("dev", "client", "-e", "insert into Note values (5, 'by client')").code())
        .isZero();
    assertThat(ask("select title from Note where id = 5")).isEqualTo("by client");
    assertThat(shell.run("dev", "stop").err())
        .contains("another autogen uses the private server in")
        .endsWith("wait for it or end it, then run the command again\n");
    server.close();
    assertThat(shell.run("dev").out()).contains(", not running: it runs while a command uses it");
    assertThat(shell.run("dev", "stop").err())
        .isEqualTo("nothing to do: the private server is not running\n");
  }
}
