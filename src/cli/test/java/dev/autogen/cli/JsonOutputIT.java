package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autogen.entity.HibernateVersions;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every command, and every error, gives a program. */
@OnMySql
class JsonOutputIT {

  private static final String NOTE =
      """
      @Entity
      class Note {
        @Id Long id;
        @Column(length = 20) String title;
        @ElementCollection java.util.List<String> tags;
      }
      """;

  @TempDir Path folder;
  private Cli cli;
  private final Set<String> asked = new TreeSet<>();

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema).entity(NOTE);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  /** What a command prints, which is as its schema says. */
  private JsonNode json(int code, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--format", "json"));
    String[] line = all.toArray(String[]::new);
    Cli.Outcome outcome = cli.run(line);
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(code);
    asked.add(words[0]);
    return OutputSchemas.check(code, outcome.out(), line);
  }

  @Test
  void everyCommandAnswersAsItsSchemaSays(TestSchema schema) throws SQLException {
    assertThat(json(0, "init", "--ci", "none").get("written")).hasSize(2);
    JsonNode written = json(0, "revision", "--autogenerate", "-m", "Notes");
    assertThat(written.get("revision").asText()).isEqualTo("8c1f00000001");
    assertThat(written.get("changes").get(0).get("entity").asText()).isEqualTo("shop.Note");
    json(0, "upgrade", "--sql");
    json(0, "ensure-version");
    json(0, "ensure-version", "--sql");
    assertThat(json(0, "upgrade", "--dry-run").get("script").asText()).contains("CREATE TABLE");
    assertThat(json(0, "plan").get("steps").get(0).get("statement").asText()).contains("CREATE");
    JsonNode run = json(0, "upgrade");
    assertThat(run.get("revisions").get(0).get("revision").asText()).isEqualTo("8c1f00000001");
    assertThat(json(0, "upgrade").get("revisions")).isEmpty();
    assertThat(json(0, "-m", "Nothing").get("written")).isEmpty();
    json(0, "history");
    json(0, "history", "--applied");
    json(0, "status");
    json(0, "current");
    json(0, "show");
    assertThat(json(0, "erd").get("svg").asText()).contains("Note");
    assertThat(json(0, "erd", "--from", "database", "--out", "m.svg").get("written")).hasSize(1);
    assertThat(json(0, "review", "head").get("findings").get(0).get("code").asText())
        .isEqualTo("K1");
    assertThat(json(0, "lint", "head").get("migrations").get(0).get("findings")).hasSize(1);
    json(0, "config");
    json(0, "doctor");
    json(0, "check");
    json(0, "stamp", "--sql", "base:head");
    assertThat(json(0, "repair").get("findings")).isEmpty();
    cli.variable("EDITOR", "true");
    assertThat(json(0, "edit").get("edited")).hasSize(1);

    schema.execute("alter table Note add by_hand int");
    JsonNode drift = json(1, "check").get("drift").get(0);
    assertThat(drift.get("name").asText()).isEqualTo("by_hand");
    assertThat(json(0, "check", "--accept").get("accepted")).hasSize(1);
    json(0, "check", "--project-code", "off", "--url", schema.jdbcUrl());
    schema.execute("alter table Note drop column by_hand");

    json(0, "revision", "-m", "Left", "--rev-id", "aaaa");
    json(0, "revision", "-m", "Right", "--rev-id", "bbbb", "--head", "8c1f", "--splice");
    assertThat(json(0, "heads").get("heads")).hasSize(2);
    assertThat(json(0, "branches").get("branches").get(0).get("children")).hasSize(2);
    json(0, "merge", "heads");
    json(0, "upgrade", "heads");
    assertThat(json(0, "downgrade", "-1").get("direction").asText()).isEqualTo("downgrade");
    json(0, "stamp", "base");
    json(0, "dev", "--cache", "./own");
    json(0, "dev", "stop", "--cache", "./own");
    json(0, "dev", "reset", "--cache", "./own");
    String hibernate =
        HibernateVersions.classPath("7.4.1").stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    json(0, "compare", "--classpath", hibernate, "--hibernate", hibernate);
    squashed();
    adopted(schema);
    asked.remove("-m");
    assertThat(asked).isEqualTo(OutputSchemas.commands());
  }

  private void adopted(TestSchema schema) throws SQLException {
    cli.migrations().forEach(file -> assertThat(folder.resolve(file).toFile().delete()).isTrue());
    schema.execute("create table other (id bigint primary key)");
    assertThat(json(0, "adopt", "--yes").get("differences")).isNotEmpty();
    assertThat(json(0, "adopt").get("adopted").asBoolean()).isFalse();
  }

  private void squashed() {
    cli.migrations().forEach(file -> assertThat(folder.resolve(file).toFile().delete()).isTrue());
    cli.migration("cccc", "", "op.dropTableIfExists(\"x\");", "")
        .migration("dddd", "cccc", "op.dropTableIfExists(\"y\");", "");
    JsonNode squashed = json(0, "squash", "cccc:dddd");
    assertThat(squashed.get("replaced").get(0).asText()).isEqualTo("cccc");
  }

  @Test
  void aDifferenceNamesWhatItIsAndWhoseProperty(TestSchema schema) throws SQLException {
    cli.run("-m", "Notes");
    cli.run("upgrade");
    schema.execute(
        "alter table Note modify title varchar(30), add key k (title)",
        "alter table Note_tags add constraint c check (tags <> '')");
    cli.entity(NOTE.replace("String title;", "String title;\n  int stars;"));
    JsonNode check = json(1, "check");
    List<String> differences = new ArrayList<>();
    for (JsonNode each : check.get("differences")) {
      differences.add(
          String.join(
              "|",
              each.get("kind").asText(),
              each.get("element").asText(),
              each.get("table").asText(),
              each.get("name").asText(),
              each.get("before").asText(),
              each.get("after").asText(),
              each.path("entity").asText("-"),
              each.path("property").asText("-")));
    }
    assertThat(differences)
        .containsExactlyInAnyOrder(
            "change|column|Note|title|varchar(30) null|varchar(20) null|shop.Note|title",
            "add|column|Note|stars||int not null|shop.Note|stars",
            "drop|index|Note|k|index (title)||shop.Note|-",
            "drop|check|Note_tags|c|((`tags` <> _utf8mb4''))||shop.Note|-");
    assertThat(check.get("missing").findValuesAsText("name")).containsExactly("stars");
    cli.entity(NOTE.replace("  @Column(length = 20) String title;\n", ""));
    assertThat(json(1, "check").get("missing").get(0).get("property").asText()).isEqualTo("title");
  }

  @Test
  void everyErrorIsAnObjectAndASentence() {
    assertError(2, "there is no command hstory", "hstory");
    assertError(2, "there is no option --dryrun", "upgrade", "--dryrun");
    assertError(2, "missing required option: '--message=TEXT'", "revision");
    assertError(2, "there is no environment test", "config", "--env", "test");
    assertError(2, "there are no migrations, so nowhere is nowhere", "stamp", "nowhere");
    cli.migration("aaaa", "", "op.execute(\"DROP TABLE nowhere\");", "");
    assertError(3, "upgrade of revision aaaa (", "upgrade");
    assertThat(cli.run("upgrade", "--dryrun", "--format=JSON").out()).startsWith("{");
    assertThat(cli.run("upgrade", "--dryrun", "--format=js").out()).isEmpty();
  }

  private void assertError(int code, String message, String... words) {
    JsonNode error = json(code, words).get("error");
    assertThat(error.get("message").asText()).startsWith(message);
    assertThat(error.get("exit").asInt()).isEqualTo(code);
    assertThat(error.has("remedy")).isTrue();
  }
}
