package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.autogen.project.SettingKey;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command as it is used: standard output is the result, the rest is said to the person. */
@OnMySql
class CommandsIT {

  private static final String NOTE =
      """
      @Entity
      class Note {
        @Id long id;
        @Column(length = 20) String title;
      }
      """;

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

  @Test
  void theMainJobFromEntityToDatabaseAndBack(TestSchema schema) throws SQLException {
    cli.entity(NOTE);
    cli.run("check")
        .is(
            1,
            "create table Note (2 columns)\n",
            "1 difference: write a migration with 'autogen -m MESSAGE', or correct the entities\n");
    cli.run("-m", "Add notes").is(0, "generated-migrations/R20261122_091507_AddNotes.java\n", "");
    assertThat(cli.files().get("generated-migrations/R20261122_091507_AddNotes.java"))
        .contains(
            "@Revision(", "id = \"8c1f00000001\"", "op.createTable(", "op.dropTable(\"Note\")");
    cli.run("check")
        .is(
            1,
            "not yet run: 8c1f00000001 (head) 2026-11-22 Add notes\n",
            "the database is behind: run 'autogen upgrade', then check again\n");
    cli.run("upgrade").is(0, "", "upgrade 8c1f00000001 Add notes\n");
    cli.run("check").is(0, "", "entities, migrations and database agree\n");
    cli.run("-m", "Add notes").is(0, "", "nothing to do: entities and database agree\n");
    cli.run("revision", "--autogenerate", "-m", "Add notes", "--quiet").is(0, "", "");
    assertThat(cli.migrations()).hasSize(1);
    assertThat(cli.tables()).isEqualTo("Note");
    cli.run("downgrade", "base").is(0, "", "downgrade 8c1f00000001 Add notes\n");
    assertThat(cli.tables()).isEmpty();
    cli.run("upgrade", "--quiet").is(0, "", "");
    assertThat(schema.showCreateTable("Note")).contains("`title` varchar(20)");
  }

  @Test
  void aChangeFollowsTheOneBefore() {
    cli.run("revision", "-m", "One");
    cli.run("revision", "-m", "Two");
    assertThat(cli.files().get("generated-migrations/R20261122_091507_Two.java"))
        .contains("parent = \"8c1f00000001\"");
    cli.run("history")
        .is(
            0,
            """
            8c1f00000002 (head) 2026-11-22 Two
            8c1f00000001 2026-11-22 One
            """,
            "");
    cli.run("heads").is(0, "8c1f00000002 (head) 2026-11-22 Two\n", "");
  }

  @Test
  void anEmptyProjectHasNoHistory() {
    cli.run("history").is(0, "", "there are no migrations in PROJECT/generated-migrations\n");
    cli.run("heads").is(0, "", "");
    cli.run("current").is(0, "", "the database is at no revision\n");
    cli.run("upgrade")
        .is(0, "", "warning: there are no migrations in PROJECT/generated-migrations\n");
  }

  @Test
  void upAndDownBySteps() {
    for (String message : List.of("One", "Two", "Three", "Four")) {
      cli.run("revision", "-m", message);
    }
    cli.run("upgrade", "+1").is(0, "", "upgrade 8c1f00000001 One\n");
    cli.run("current").is(0, "8c1f00000001 2026-11-22 One\n", "");
    cli.run("upgrade", "8c1f00000003")
        .is(0, "", "upgrade 8c1f00000002 Two\nupgrade 8c1f00000003 Three\n");
    cli.run("upgrade", "8c1f00000002")
        .is(0, "", "nothing to do: the database is at 8c1f00000002 already\n");
    cli.run("upgrade", "heads").is(0, "", "upgrade 8c1f00000004 Four\n");
    cli.run("upgrade").is(0, "", "nothing to do: the database is at head already\n");
    cli.run("downgrade", "-2")
        .is(0, "", "downgrade 8c1f00000004 Four\ndowngrade 8c1f00000003 Three\n");
    cli.run("downgrade", "8c1f00000001").is(0, "", "downgrade 8c1f00000002 Two\n");
    cli.run("downgrade", "-0").is(0, "", "nothing to do\n");
    cli.run("downgrade", "base").is(0, "", "downgrade 8c1f00000001 One\n");
    cli.run("current").is(0, "", "the database is at no revision\n");
  }

  @Test
  void aRevisionIsNamedByItsFirstCharacters() {
    cli.migration("aaaa1111", "", "", "").migration("bbbb2222", "aaaa1111", "", "");
    cli.run("upgrade", "aaaa").is(0, "", "upgrade aaaa1111 By hand\n");
    cli.run("upgrade", "bbbb2").is(0, "", "upgrade bbbb2222 By hand\n");
    cli.run("downgrade", "aaaa1").is(0, "", "downgrade bbbb2222 By hand\n");
    cli.run("stamp", "bbbb").is(0, "", "stamped bbbb\n");
    cli.run("current").is(0, "bbbb2222 (head) 2026-11-20 By hand\n", "");
  }

  @Test
  void stampNotesWithoutRunning() throws SQLException {
    cli.migration("aaaa", "", "op.dropTable(\"nowhere\");", "");
    cli.run("stamp", "head").is(0, "", "stamped head\n");
    cli.run("current").is(0, "aaaa (head) 2026-11-20 By hand\n", "");
    cli.run("stamp", "base", "-q").is(0, "", "");
    cli.run("current", "-q").is(0, "", "");
  }

  @Test
  void severalHeadsAreListedAndMustBeNamed() throws SQLException {
    cli.migration("base0", "", "", "")
        .migration("left0", "base0", "", "")
        .migration("right0", "base0", "", "");
    cli.run("heads")
        .is(0, "left0 (head) 2026-11-20 By hand\nright0 (head) 2026-11-20 By hand\n", "");
    cli.refuses(
        2,
        "multiple heads are present: left0 (PROJECT/generated-migrations/Rleft0.java), right0"
            + " (PROJECT/generated-migrations/Rright0.java); name the one you mean, say heads"
            + " for all of them, or join them with 'autogen merge heads'",
        "upgrade");
    assertThat(cli.run("upgrade", "heads").code()).isZero();
    cli.run("current")
        .is(0, "left0 (head) 2026-11-20 By hand\nright0 (head) 2026-11-20 By hand\n", "");
  }

  @Test
  void factsAsJson(TestSchema schema) throws IOException, SQLException {
    cli.entity(NOTE).migration("aaaa", "", "", "");
    Map<String, Object> revision =
        Map.of(
            "revision",
            "aaaa",
            "parents",
            List.of(),
            "labels",
            List.of(),
            "dependsOn",
            List.of(),
            "created",
            "2026-11-20T10:00:00Z",
            "message",
            "By hand",
            "source",
            "PROJECT/generated-migrations/Raaaa.java",
            "head",
            true);
    assertThat(json(0, "history")).isEqualTo(Map.of("history", List.of(revision)));
    assertThat(json(0, "heads")).isEqualTo(Map.of("heads", List.of(revision)));
    assertThat(json(0, "current")).isEqualTo(Map.of("current", List.of(), "newer", false));
    Map<String, Object> difference =
        Map.of(
            "kind",
            "add",
            "element",
            "table",
            "table",
            "Note",
            "name",
            "",
            "before",
            "",
            "after",
            "id bigint not null, title varchar(20) null, primary key (id)",
            "text",
            "create table Note (2 columns)",
            "entity",
            "shop.Note");
    Map<String, Object> check = new LinkedHashMap<>(json(1, "check"));
    assertThat((List<?>) check.remove("findings"))
        .extracting(finding -> ((Map<?, ?>) finding).get("text"))
        .isEqualTo(
            List.of(
                "revision aaaa By hand has not been run",
                "a migration is missing: create table Note (2 columns)"));
    assertThat(check)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("agree", false),
                Map.entry("database", "jdbc:mysql://SERVER/SCHEMA"),
                Map.entry("differences", List.of(difference)),
                Map.entry("missing", List.of(difference)),
                Map.entry("drift", List.of()),
                Map.entry("pending", List.of(revision)),
                Map.entry("changed", List.of()),
                Map.entry("notCompared", List.of()),
                Map.entry("setAside", List.of()),
                Map.entry("staleAccepted", List.of()),
                Map.entry("warnings", List.of())));
    cli.run("upgrade");
    schema.execute("insert into autogen_version values ('beef')");
    Map<String, Object> known = new LinkedHashMap<>(revision);
    known.put("known", true);
    assertThat(json(0, "current"))
        .isEqualTo(
            Map.of(
                "current",
                List.of(known, Map.of("revision", "beef", "known", false)),
                "newer",
                false));
  }

  @Test
  void tablesOfOthersAreLeftAlone(TestSchema schema) throws SQLException {
    cli.entity(NOTE);
    schema.execute(
        "create table Note (id bigint not null primary key, title varchar(20))",
        "create table alembic_version (version_num varchar(32) primary key)",
        "create table flyway_schema_history (id int primary key)",
        "create table DATABASECHANGELOG (id int primary key)",
        "create table tmp_1 (id int primary key)");
    assertThat(cli.run("check").out()).isEqualTo("drop table tmp_1\n");
    assertThat(cli.run("check", "--exclude", "tmp_?").code()).isZero();
    assertThat(cli.run("check", "--exclude", "tmp*, other").code()).isZero();
    assertThat(cli.run("check", "--include", "note").code()).isZero();
    assertThat(cli.run("check", "--include", "Note,alembic_version").out())
        .isEqualTo("drop table alembic_version\n");
  }

  @Test
  void aReferenceToATableThatDoesNotCountNeedsItThere(TestSchema schema) throws SQLException {
    cli.entity("@Entity\n@Table(name = \"legacyB\")\nclass LegacyB {\n  @Id long id;\n}\n")
        .entity("@Entity\nclass C {\n  @Id long id;\n  @ManyToOne LegacyB b;\n}\n");
    String lacking = " refers to legacyB, which does not count (%s) and which the database lacks";
    String remedy = "; create it first, or let it count, so that the migration creates it";
    cli.refuses(
        2,
        "table C" + lacking.formatted("exclude has legacy*") + remedy,
        "-m",
        "First",
        "--exclude",
        "legacy*");
    cli.refuses(
        2,
        "table C" + lacking.formatted("include has nothing like it") + remedy,
        "-m",
        "First",
        "--include",
        "C,D");
    schema.execute("create table C (id bigint not null primary key, b_id bigint)");
    cli.refuses(
        2,
        "table C" + lacking.formatted("exclude has legacy*") + remedy,
        "-m",
        "First",
        "--exclude",
        "legacy*");
    schema.execute("create table legacyB (id bigint not null primary key)");
    assertThat(cli.run("-m", "First", "--exclude", "legacy*").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(cli.run("check", "--exclude", "legacy*").code()).isZero();
  }

  @Test
  void theCommandLineIsStrongerThanTheEnvironmentAndThatThanTheFile(TestSchema other)
      throws SQLException {
    cli.file("autogen.properties", "migrations = in-file\n");
    cli.run("revision", "-m", "One").is(0, "in-file/R20261122_091407_One.java\n", "");
    cli.variable("AUTOGEN_MIGRATIONS", "in-environment");
    cli.run("revision", "-m", "Two").is(0, "in-environment/R20261122_091507_Two.java\n", "");
    cli.run("revision", "-m", "Three", "--migrations", "in-line")
        .is(0, "in-line/R20261122_091607_Three.java\n", "");
    cli.run("upgrade", "--schema", other.name());
    assertThat(other.query("select revision from autogen_version")).isEqualTo("8c1f00000002");
    cli.run("current").is(0, "", "the database is at no revision\n");
  }

  @Test
  void aFileIsLookedForUpwardsAndItsPathsStartWithIt() {
    cli.file("autogen.properties", "migrations = db/migrations\n").file("src/deep/empty", "");
    cli.from("src/deep");
    cli.run("revision", "-m", "One").is(0, "PROJECT/db/migrations/R20261122_091407_One.java\n", "");
    cli.run("revision", "-m", "Two", "--migrations", "here")
        .is(0, "here/R20261122_091507_Two.java\n", "");
    assertThat(folder.resolve("src/deep/here")).isDirectory();
    cli.file("other.properties", "migrations = elsewhere\n");
    cli.run("revision", "-m", "Three", "--config", "../../other.properties")
        .is(0, "PROJECT/elsewhere/R20261122_091607_Three.java\n", "");
  }

  @Test
  void aFolderMayBeALink() throws IOException {
    Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("generated-migrations"), folder.resolve("real"));
    cli.run("revision", "-m", "One").is(0, "generated-migrations/R20261122_091407_One.java\n", "");
    assertThat(folder.resolve("real/R20261122_091407_One.java")).exists();
    assertThat(cli.run("upgrade").code()).isZero();
  }

  @Test
  void namesThatNeedQuotingGoUpAndDown(TestSchema schema) throws SQLException {
    cli.entity(
        """
        @Entity
        @Table(name = "`order`", indexes = @Index(name = "`by größe`", columnList = "`größe`"))
        class Odd {
          @Id @Column(name = "`select`") long id;
          @Column(name = "`größe`") int size;
          @Column(name = "`two words`") String words;
          @Column(name = "`it's`") String quote;
          @Column(name = "`say \\"hi\\"`") String quotes;
          @Column(name = "`a\\\\b`") String backslash;
          @Column(name = "\\"a`b\\"") String backquote;
          @ElementCollection @CollectionTable(name = "`order tag`") java.util.Set<String> tags;
        }
        """);
    assertThat(cli.run("-m", "Odd names").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(cli.tables()).isEqualTo("order,order tag");
    assertThat(schema.showCreateTable("order"))
        .contains(
            "`größe`", "`two words`", "`it's`", "`say \"hi\"`", "`a\\b`", "`a``b`", "`by größe`");
    cli.run("check").is(0, "", "entities, migrations and database agree\n");
    assertThat(cli.run("downgrade", "base").code()).isZero();
    assertThat(cli.tables()).isEmpty();
  }

  @Test
  void helpShowsAnExampleAndVersionIsOneLine() {
    for (String command :
        List.of(
            "revision",
            "check",
            "compare",
            "upgrade",
            "downgrade",
            "status",
            "current",
            "history",
            "heads",
            "branches",
            "show",
            "merge",
            "stamp",
            "edit",
            "ensure-version",
            "init",
            "adopt",
            "doctor",
            "squash",
            "completion",
            "help")) {
      Cli.Outcome help = cli.run(command, "--help");
      assertThat(help.code()).isZero();
      assertThat(help.out()).contains("Usage: autogen " + command, "Example: autogen " + command);
      assertThat(help.err()).isEmpty();
    }
    assertThat(cli.run().out()).isEqualTo(cli.run("--help").out());
    assertThat(cli.run("help").out()).isEqualTo(cli.run("--help").out());
    assertThat(cli.run("help", "check").out()).isEqualTo(cli.run("check", "--help").out());
    assertThat(cli.run("--version").out()).startsWith("autogen ").hasLineCount(1);
  }

  @Test
  void helpTellsACommandsOwnOptionsFirstAndSettingsByName() {
    String help = cli.run("upgrade", "--help").out();
    assertThat(help.indexOf("--dry-run")).isLessThan(help.indexOf("--url"));
    assertThat(help).doesNotContain("Certificate of the client");
    String settings = cli.run("help", "settings").out();
    for (SettingKey key : SettingKey.values()) {
      assertThat(help).contains("--" + key.word());
      assertThat(settings).containsPattern("(?m)^ {2,6}.*--" + key.word());
    }
  }

  private Map<String, Object> json(int code, String command) throws IOException {
    Cli.Outcome outcome = cli.run(command, "--format", "json");
    assertThat(outcome.code()).isEqualTo(code);
    assertThat(outcome.err()).isEmpty();
    try (JsonParser parser = new JsonFactory().createParser(outcome.out())) {
      parser.nextToken();
      @SuppressWarnings("unchecked")
      Map<String, Object> object = (Map<String, Object>) value(parser);
      assertThat(parser.nextToken()).isNull();
      assertThat(object.remove("format")).isEqualTo("1");
      return object;
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        return object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        return array;
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return parser.getBooleanValue();
      }
      default -> {
        return parser.getText();
      }
    }
  }
}
