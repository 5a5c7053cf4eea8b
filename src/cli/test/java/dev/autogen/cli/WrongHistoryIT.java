package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of names, templates, ranges and files that make no history. */
@OnMySql
class WrongHistoryIT {

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

  /** 137: what has a meaning of its own on the command line is no name. */
  @Test
  void whatCannotBeAnIdOrALabelIsRefused() throws SQLException {
    cli.migration("aaaa", "", "", "");
    for (String name : List.of("a@b", "a-b", "a+1", "a:b", "heads", "", "é", "a".repeat(65))) {
      for (String option : List.of("--rev-id=", "--branch-label=")) {
        if (!(name.isEmpty() && option.equals("--rev-id="))) {
          cli.refuses(
              2,
              "'"
                  + name
                  + "' can be neither an id nor a label; use 1 to 64 ASCII letters, digits, dots and"
                  + " underscores, at least one of them no dot, and none of head, heads, base, current",
              "revision",
              "-m",
              "More",
              option + name);
        }
      }
    }
  }

  /** 137, 138: a template that cannot be read, asks for the unknown, or leaves the id out. */
  @Test
  void aTemplateThatCannotBeUsedIsNamed() throws SQLException {
    String file = "templates/Migration.java.mustache";
    for (String template :
        List.of("{{#imports}}", "{{annotation}} {{author}}", "class {{className}} {}")) {
      cli.file(file, template);
      Cli.Outcome outcome = cli.run("revision", "-m", "Template", "--branch-label=shop");
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err())
          .startsWith("error: ")
          .hasLineCount(1)
          .contains("template")
          .endsWith("; correct the template or the message\n");
    }
    assertThat(cli.migrations()).isEmpty();
  }

  /** 113: a script goes from somewhere to somewhere, and a database is somewhere already. */
  @Test
  void aRangeIsForAScriptAndADowngradeAsAScriptNeedsOne() throws SQLException {
    cli.migration("aaaa", "", "", "").migration("bbbb", "aaaa", "", "");
    cli.run("upgrade");
    for (String command : List.of("upgrade", "downgrade")) {
      for (String more : List.of("-q", "--dry-run")) {
        cli.refuses(
            2,
            "aaaa:bbbb is a range, which a script has and a database does not need; name its end"
                + " alone, or say --sql",
            command,
            "aaaa:bbbb",
            more);
      }
    }
    cli.refuses(
        2,
        "a script does not know where the database is; write the target as FROM:TARGET",
        "downgrade",
        "base",
        "--sql");
  }

  /** 127, 128, and what Alembic says of faults in files: one line with the files and the remedy. */
  @Test
  void faultsOfTheFilesAreOneLineForEveryCommand() throws SQLException {
    String files = "PROJECT/generated-migrations/";
    cli.migration("aaaa", "", "", "").migration("bbbb", "zzzz", "", "");
    everyCommandSays(
        "revision bbbb ("
            + files
            + "Rbbbb.java) follows zzzz, which is not there; restore"
            + " the file of revision zzzz, or correct the parent");
    cli.migration("aaaa", "bbbb", "", "").migration("bbbb", "aaaa", "", "");
    everyCommandSays(
        "revisions follow each other in a circle: aaaa ("
            + files
            + "Raaaa.java) follows bbbb ("
            + files
            + "Rbbbb.java) follows aaaa; correct the parent of one of them");
    cli.migration("aaaa", "", "", "").migration("bbbb", "aaaa", "", "");
    String copy = cli.files().get("generated-migrations/Rbbbb.java");
    cli.file("generated-migrations/Copy.java", copy.replace("class Rbbbb", "class Copy"));
    everyCommandSays(
        "revision bbbb appears twice: "
            + files
            + "Copy.java, "
            + files
            + "Rbbbb.java; give one of them another id");
    cli.file(
        "generated-migrations/Copy.java",
        copy.replace("class Rbbbb", "class Copy")
            .replace("id = \"bbbb\"", "id = \"cccc\", dependsOn = \"yyyy\""));
    everyCommandSays(
        "revision cccc ("
            + files
            + "Copy.java) depends on yyyy, which is not there;"
            + " restore the file of revision yyyy, or correct the dependency");
    cli.file(
            "generated-migrations/Copy.java",
            copy.replace("class Rbbbb", "class Copy")
                .replace("id = \"bbbb\"", "id = \"cccc\", labels = \"shop\""))
        .file(
            "generated-migrations/Rbbbb.java",
            copy.replace("id = \"bbbb\"", "id = \"bbbb\", labels = \"shop\""));
    everyCommandSays(
        "branch label shop is at two revisions: bbbb ("
            + files
            + "Rbbbb.java), cccc ("
            + files
            + "Copy.java); take it away from one of them");
  }

  private void everyCommandSays(String sentence) throws SQLException {
    cli.refuses(2, sentence, "history");
    cli.refuses(2, sentence, "upgrade");
    cli.refuses(2, sentence, "revision", "-m", "More");
  }
}
