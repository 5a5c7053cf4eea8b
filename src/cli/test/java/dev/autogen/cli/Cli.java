package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.project.Activity;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A project in a folder of its own, and the command line as one person runs it there. The first
 * revision is written on 22 November 2026 at 09:14:07, each later one a minute after, with the ids
 * 8c1f00000001, 8c1f00000002, …
 */
final class Cli implements AutoCloseable {

  /** What is made once is shared by all tests, as one project shares it between commands. */
  static final Path CACHE = Path.of("target", "cli-cache").toAbsolutePath();

  private static final Pattern TYPE =
      Pattern.compile("^(?:class|enum|record) (\\w+)", Pattern.MULTILINE);

  private final Path folder;
  private final SortedMap<String, String> variables = new TreeMap<>();
  private Path working;
  private Instant now = Instant.parse("2026-11-22T09:13:07Z");
  private int ids;
  private String typed = "";
  private boolean attended;
  private TestSchema schema;
  private Optional<Boolean> answer = Optional.empty();
  private final List<String> asked = new ArrayList<>();

  /** A project in {@code folder}, which exists. */
  Cli(Path folder) {
    this.folder = folder;
    this.working = folder;
    try {
      Files.createDirectories(CACHE);
      Files.createSymbolicLink(folder.resolve(".autogen"), CACHE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go of what is shared, before the folder is deleted. */
  @Override
  public void close() {
    try {
      Files.delete(folder.resolve(".autogen"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The database, in environment variables. */
  Cli on(TestSchema newSchema) {
    schema = newSchema;
    return variable("AUTOGEN_URL", newSchema.jdbcUrl()).as(newSchema.user(), newSchema.password());
  }

  Cli as(String user, String password) {
    return variable("AUTOGEN_USER", user).variable("AUTOGEN_PASSWORD", password);
  }

  Cli variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Cli without(String variable) {
    variables.remove(variable);
    return this;
  }

  /** Runs from now on in a folder of the project. */
  Cli from(String subfolder) {
    working = folder.resolve(subfolder);
    return this;
  }

  /** The next command is run at the same time as the last. */
  Cli atTheSameTime() {
    now = now.minus(Duration.ofMinutes(1));
    return this;
  }

  /** The URL of the server, without a schema. */
  String server() {
    return schema.jdbcUrl().replaceFirst("/[^/]*$", "");
  }

  /** What the person types when asked for a password. */
  Cli typing(String password) {
    typed = password;
    return this;
  }

  /** Somebody is at the terminal from now on, and types this when asked for a password. */
  Cli attended(String password) {
    attended = true;
    return typing(password);
  }

  /** Somebody at the terminal says yes, or no, to every question from now on. */
  Cli answering(boolean yes) {
    answer = Optional.of(yes);
    return this;
  }

  /** What the person was asked so far; it is forgotten then. */
  List<String> asked() {
    List<String> questions = List.copyOf(asked);
    asked.clear();
    return questions;
  }

  /** Writes a file of the project. */
  Cli file(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an entity class, its type at the margin, where it is looked for. */
  Cli entity(String source) {
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException(source);
    }
    return file(
        "src/main/java/shop/" + type.group(1) + ".java",
        "package shop;\n\nimport jakarta.persistence.*;\n\n" + source);
  }

  /** Writes a migration by hand. */
  Cli migration(String id, String parent, String upgrade, String downgrade) {
    return file(
        "generated-migrations/R" + id + ".java",
        """
        import dev.autogen.migration.*;

        @Revision(id = "%s"%s, created = "2026-11-20T10:00:00Z", message = "By hand")
        public final class R%s implements Migration {
          @Override
          public void upgrade(Operations op) {
            %s
          }

          @Override
          public void downgrade(Operations op) {
            %s
          }
        }
        """
            .formatted(
                id,
                parent.isEmpty() ? "" : ", parent = \"" + parent + "\"",
                id,
                upgrade,
                downgrade));
  }

  /**
   * Runs {@code autogen} with these words. Whatever comes of it, there is no password in what it
   * says and, unless asked for, no stack trace; a program gets what the schemas promise.
   */
  Outcome run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    now = now.plus(Duration.ofMinutes(1));
    Environment environment =
        new Environment(
            working,
            variables,
            Clock.fixed(now, ZoneOffset.UTC),
            () -> "8c1f%08x".formatted(++ids),
            new Terminal(
                new PrintWriter(out, true),
                Messages.on(new PrintWriter(err, true)),
                attended,
                () -> typed,
                question -> {
                  asked.add(question);
                  return answer;
                },
                Screen.none(),
                Activity.unseen()));
    int code = InProcess.run(environment, words);
    for (String password : List.of(typed, variables.getOrDefault("AUTOGEN_PASSWORD", ""))) {
      if (!password.isEmpty()) {
        assertThat(out + "" + err).doesNotContain(password);
      }
    }
    if (!List.of(words).contains("--stacktrace")) {
      assertThat(out + "" + err).doesNotContain("\tat ");
    }
    if (OutputSchemas.areFor(words)) {
      OutputSchemas.check(code, out.toString(), words);
    }
    return new Outcome(code, readable(out), readable(err));
  }

  /** The same in every run. */
  private String readable(StringWriter text) {
    String readable = text.toString().replace(folder.toString(), "PROJECT");
    return schema == null
        ? readable
        : readable.replace(server(), "jdbc:mysql://SERVER").replace(schema.name(), "SCHEMA");
  }

  /**
   * Asserts that {@code autogen} with these words says this one sentence and nothing else, gives
   * this exit code, and writes nothing, neither here nor in the database.
   */
  void refuses(int code, String sentence, String... words) throws SQLException {
    SortedMap<String, String> files = files();
    String tables = tables();
    Outcome outcome = run(words);
    assertThat(outcome.err()).isEqualTo("error: " + sentence + "\n");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.code()).isEqualTo(code);
    assertThat(files()).isEqualTo(files);
    assertThat(tables()).isEqualTo(tables);
  }

  /** The tables in the database, autogen's own left out. */
  String tables() throws SQLException {
    return schema == null
        ? ""
        : schema.query(
            "select coalesce(group_concat(table_name order by table_name), '')"
                + " from information_schema.tables where table_schema = '"
                + schema.name()
                + "' and table_name not like 'autogen%'");
  }

  /** Every file of the project with its text, what can be made again left out. */
  SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file :
          all.filter(Files::isRegularFile)
              .filter(one -> !one.startsWith(folder.resolve("target")))
              .toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** The names of the migrations' files. */
  List<String> migrations() {
    return files().keySet().stream()
        .filter(name -> name.matches("generated-migrations/.*[.]java"))
        .toList();
  }

  /**
   * What a command gave.
   *
   * @param out what a pipe gets
   * @param err what the person sees
   */
  record Outcome(int code, String out, String err) {

    /** Asserts everything a command gave. */
    void is(int expectedCode, String expectedOut, String expectedErr) {
      assertThat(this).isEqualTo(new Outcome(expectedCode, expectedOut, expectedErr));
    }
  }
}
