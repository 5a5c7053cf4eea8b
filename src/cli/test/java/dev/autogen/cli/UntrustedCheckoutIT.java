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

/** {@code --no-project-code}: nothing of a checkout is compiled or run. */
@OnMySql
class UntrustedCheckoutIT {

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema);
    String trap =
        "static { trap(); } static void trap() { try { new java.io.File(\"%s\").createNewFile(); }"
            + " catch (java.io.IOException e) { throw new IllegalStateException(e); } }";
    String sprung = trap.formatted(folder.resolve("sprung"));
    for (String[] revision : new String[][] {{"aaaa", ""}, {"bbbb", "aaaa"}}) {
      cli.file(
          "generated-migrations/R" + revision[0] + ".java",
          """
          import dev.autogen.migration.*;
          @Revision(id = "%s", parent = {%s}, created = "2026-11-20T10:00:00Z", message = "By " + "hand")
          public final class R%s implements Migration {
            %s
            public void upgrade(Operations op) { trap(); }
            public void downgrade(Operations op) {}
          }
          """
              .formatted(
                  revision[0],
                  revision[1].isEmpty() ? "" : "\"" + revision[1] + "\"",
                  revision[0],
                  sprung));
    }
    cli.entity("@Entity\nclass Note { @Id long id; " + sprung + " }\n");
    cli.file("src/main/java/shop/Trap.java", "package shop; class Trap { " + sprung + " }");
    cli.file(
        "autogen.properties", "hooks = shop.Trap\npost-write = touch sprung\nmysqld = ./evil\n");
  }

  @AfterEach
  void nothingWasRun() {
    assertThat(folder.resolve("sprung")).doesNotExist();
    cli.close();
  }

  @Test
  void whatRevisionsThereAreIsToldAndTheRestNamedAsNotChecked(TestSchema schema)
      throws SQLException {
    String rest =
        "not checked without the project's code: what the entities say; what the migrations do, and"
            + " whether they compile; whether the database is as they left it; whether one was"
            + " changed after it was run; migrations that are compiled classes; hooks\n";
    cli.run("check", "--no-project-code")
        .is(
            1,
            """
            not yet run: aaaa 2026-11-20 By hand
            not yet run: bbbb (head) 2026-11-20 By hand
            """,
            rest);
    schema.execute(
        "create table autogen_version (revision varchar(64) not null primary key)",
        "insert into autogen_version values ('bbbb')");
    cli.run("check", "--no-project-code").is(0, "", rest);
    cli.run("check", "--project-code=off", "--format=json");
    assertThat(cli.run("status", "--no-project-code").out()).contains("applied   2 of 2");
    assertThat(cli.run("history", "--no-project-code").out()).contains("bbbb (head)");
  }

  @Test
  void whatNeedsItsCodeIsRefused() throws SQLException {
    String remedy = "; leave out --no-project-code where the code is trusted";
    cli.refuses(
        2,
        "what revision aaaa does is not known without running its code" + remedy,
        "upgrade",
        "--no-project-code");
    assertThat(cli.run("-m", "One", "--no-project-code").code()).isEqualTo(2);
    assertThat(cli.run("doctor", "--no-project-code").code()).isNotEqualTo(0);
  }

  @Test
  void theServerIsOneTheProjectDoesNotName(TestSchema schema) throws SQLException {
    String sentence =
        "without the project's code only a server is asked that the project does not name itself;"
            + " name it with --url or AUTOGEN_URL, as jdbc:mysql://host:3306/schema";
    cli.without("AUTOGEN_URL");
    cli.refuses(2, sentence, "check", "--no-project-code");
    cli.file("autogen.properties", "url = " + schema.jdbcUrl() + "\nproject-code = off\n");
    cli.refuses(2, sentence, "check");
    cli.refuses(2, sentence, "check", "--url=jdbc:tc:mysql:8.4:///x");
  }
}
