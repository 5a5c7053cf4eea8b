package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** What {@code check} finds, in the forms that build servers read. */
@OnMySql
class FindingFormsIT {

  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema);
    cli.entity("@Entity\nclass Note {\n  @Id long id;\n  @Column(length = 40) String title;\n}");
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private void drifted(TestSchema schema) throws SQLException {
    cli.migration(
        "aaaa1111",
        "",
        """
        op.createTable("Note", t -> {
          t.column("id", "bigint").notNull();
          t.primaryKey("id");
        });
        """,
        "op.dropTable(\"Note\");");
    cli.run("upgrade", "-q");
    schema.execute("ALTER TABLE Note ADD by_hand INT");
  }

  @Test
  void aDifferenceStandsAtThePropertyItIsOf(TestSchema schema) throws Exception {
    drifted(schema);
    Cli.Outcome outcome = cli.run("check", "--format", "sarif");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).isEmpty();
    JsonNode results = MAPPER.readTree(outcome.out()).at("/runs/0/results");
    assertThat(results.findValuesAsText("ruleId")).containsExactly("drift", "missing");
    JsonNode place = results.get(1).at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText()).endsWith("shop/Note.java");
    assertThat(place.at("/artifactLocation/uri").asText()).doesNotStartWith("/");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(8);
  }

  @Test
  void gitLabAndGitHubAreGivenTheSame(TestSchema schema) throws Exception {
    drifted(schema);
    Cli.Outcome gitlab = cli.run("check", "--format", "gitlab");
    Cli.Outcome github = cli.run("check", "--format=github");

    assertThat(MAPPER.readTree(gitlab.out()).findValuesAsText("check_name"))
        .containsExactly("autogen/drift", "autogen/missing");
    assertThat(github.code()).isEqualTo(1);
    assertThat(github.out().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("::error "))
        .last()
        .asString()
        .contains("Note.java,line=8,");
  }

  @Test
  void aStepOfAWorkflowIsToldInAnyForm(TestSchema schema) throws Exception {
    drifted(schema);
    Path summary = folder.resolve("summary.md");
    Files.writeString(summary, "before\n");
    cli.variable("GITHUB_ACTIONS", "true")
        .variable("GITHUB_STEP_SUMMARY", summary.toString())
        .variable("GITHUB_WORKSPACE", folder.toString());

    Cli.Outcome outcome = cli.run("check");

    assertThat(outcome.out()).contains("drifted: ").doesNotContain("::error");
    assertThat(outcome.err()).contains("\n::error file=src/main/java/shop/Note.java,line=8,");
    assertThat(Files.readString(summary)).startsWith("before\n### autogen check\n").contains("❌");
    cli.run("downgrade", "base", "--allow-drops", "--allow-drift");
  }

  @Test
  void whatAgreesIsAnEmptyReport() throws Exception {
    cli.run("-m", "Notes");
    cli.run("upgrade", "-q");

    assertThat(MAPPER.readTree(cli.run("check", "--format", "gitlab").out())).isEmpty();
    assertThat(MAPPER.readTree(cli.run("check", "--format", "sarif").out()).at("/runs/0/results"))
        .isEmpty();
    cli.run("check", "--format", "github").is(0, "", "");
  }

  @Test
  void aCommandThatFindsNothingHasNoSuchForm() throws SQLException, IOException {
    cli.refuses(
        2,
        "--format sarif is for findings, and upgrade gives none; use text or json",
        "upgrade",
        "--format",
        "sarif");
    cli.refuses(
        2,
        "--accept and --format sarif do not go together; leave one of them out",
        "check",
        "--accept",
        "--format",
        "sarif");
    cli.refuses(
        2,
        "without the project's code most is not checked, which --format gitlab cannot say; use"
            + " text or json",
        "check",
        "--no-project-code",
        "--format=gitlab");
  }
}
