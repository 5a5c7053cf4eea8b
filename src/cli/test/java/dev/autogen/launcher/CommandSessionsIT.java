package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command as a process, through the launcher and the jar. A file of {@code golden} is a
 * session; each command has one by its name:
 *
 * <pre>
 * # a remark
 * project shop                       the folder of src/cli/test/resources/projects that it is in
 * sql CREATE TABLE a (id int)        what somebody else does to the schema
 * open SELECT * FROM a               the same, in a transaction that is left open
 * $ autogen check                    what is typed; then standard output,
 * create table Note (2 columns)
 * 2> 1 difference: write a …         standard error,
 * exit 1                             and the exit code
 * </pre>
 *
 * <p>A session that begins with {@code # nightly} takes long. Ids that are made anew stand as
 * {@code id-1}, {@code id-2}, …, today as {@code TODAY}; … stands for anything in a line, and alone
 * in a line for any lines. {@code -Dautogen.golden=write} writes what really came.
 */
@OnMySql
class CommandSessionsIT {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath();
  private static final Path SESSIONS = Path.of("src/cli/test/resources/golden");
  private static final Path PROJECTS = Path.of("src/cli/test/resources/projects");
  private static final Path CACHE = REPOSITORY.resolve("target/cli-cache");
  private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{12}\\b");
  private static final List<String> FIXED = List.of("1f0c2a9b7d35", "58b3e6c41f20", "c4d17e0b6a92");

  @TempDir Path folder;

  static List<String> sessions() throws IOException {
    return sessions(false);
  }

  static List<String> longSessions() throws IOException {
    return sessions(true);
  }

  private static List<String> sessions(boolean nightly) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(SESSIONS)) {
      for (Path file : files.sorted().toList()) {
        if (Files.readString(file).startsWith("# nightly\n") == nightly) {
          names.add(file.getFileName().toString());
        }
      }
    }
    return names;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("longSessions")
  @Tag("nightly")
  void aLongSessionGivesWhatItGaveBefore(String name, TestSchema schema) throws Exception {
    aSessionGivesWhatItGaveBefore(name, schema);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sessions")
  void aSessionGivesWhatItGaveBefore(String name, TestSchema schema) throws Exception {
    Path file = SESSIONS.resolve(name);
    String expected = Files.readString(file);
    StringBuilder actual = new StringBuilder();
    Path project = Files.createDirectory(folder.resolve("project"));
    Files.createDirectories(CACHE);
    Path cache = Files.createSymbolicLink(project.resolve(".autogen"), CACHE);
    Map<String, String> variables = variables(schema);
    Map<String, String> ids = new LinkedHashMap<>();
    List<Connection> others = new ArrayList<>();
    boolean isOutput = false;
    try {
      for (String line : expected.lines().toList()) {
        isOutput = !line.matches("exit \\d+") && (isOutput || line.startsWith("$ "));
        if (line.startsWith("# ") && !isOutput) {
          actual.append(line).append('\n');
        } else if (line.startsWith("project ")) {
          actual.append(line).append('\n');
          copy(PROJECTS.resolve(line.substring("project ".length())), project);
        } else if (line.startsWith("sql ")) {
          actual.append(line).append('\n');
          schema.execute(line.substring("sql ".length()));
        } else if (line.startsWith("open ")) {
          actual.append(line).append('\n');
          others.add(opened(schema, line.substring("open ".length())));
        } else if (line.startsWith("$ ")) {
          actual.append(line).append('\n');
          String command = ids(line.substring(2), ids);
          ProgramRun run = ProgramRun.of(project, variables, List.of("/bin/sh", "-c", command));
          run.out().lines().forEach(out -> actual.append(shown(out, schema, ids)).append('\n'));
          run.err()
              .lines()
              // Only a slow machine has to be told that something is going on.
              .filter(err -> !err.matches("step \\d+ of \\S+: running for .*"))
              .forEach(err -> actual.append("2> " + shown(err, schema, ids)).append('\n'));
          actual.append("exit ").append(run.code()).append('\n');
        }
      }
    } finally {
      for (Connection other : others) {
        // Unlike close(), also where a command of the session has ended it.
        other.abort(Runnable::run);
      }
      Files.delete(cache);
    }
    if (System.getProperty("autogen.golden", "").equals("write")) {
      if (!matches(expected, actual.toString())) {
        Files.writeString(file, actual);
      }
    } else if (!matches(expected, actual.toString())) {
      assertThat(actual.toString()).isEqualTo(expected);
    }
  }

  @Test
  void everyCommandHasASession() throws Exception {
    Map<String, String> variables = new TreeMap<>(Map.of("PATH", "/usr/bin:/bin"));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("AUTOGEN_JAR", REPOSITORY.resolve("target/autogen.jar").toString());
    String launcher = REPOSITORY.resolve("src/cli/main/launcher/autogen").toString();
    String help = ProgramRun.of(folder, variables, List.of(launcher, "--help")).out();
    List<String> commands =
        help.substring(help.indexOf("Commands:"))
            .lines()
            .filter(line -> line.matches("  [a-z].*"))
            .map(line -> line.strip().replaceFirst(" .*", ""))
            .toList();
    assertThat(commands).contains("init", "repair", "completion");
    assertThat(commands)
        .allSatisfy(
            command ->
                assertThat(Files.readString(SESSIONS.resolve(command + ".session")))
                    .containsPattern("(?m)^\\$ .*\\bautogen " + command));
  }

  private static Connection opened(TestSchema schema, String sql) throws SQLException {
    Connection other =
        DriverManager.getConnection(schema.jdbcUrl(), schema.user(), schema.password());
    try (Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(sql);
    } catch (SQLException e) {
      other.close();
      throw e;
    }
    return other;
  }

  private Map<String, String> variables(TestSchema schema) throws IOException {
    Path programs = Files.createDirectory(folder.resolve("programs"));
    Path autogen = programs.resolve("autogen");
    Files.writeString(
        autogen,
        "#!/bin/sh\nAUTOGEN_JAR='"
            + REPOSITORY.resolve("target/autogen.jar")
            + "' exec '"
            + REPOSITORY.resolve("src/cli/main/launcher/autogen")
            + "' \"$@\"\n");
    Files.setPosixFilePermissions(autogen, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> variables = new TreeMap<>();
    variables.put("PATH", programs + ":/usr/bin:/bin");
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("HOME", folder.toString());
    // Classes are prepared once for all of them, as they are for one person.
    variables.put("XDG_CACHE_HOME", CACHE.resolve("home").toString());
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("AUTOGEN_URL", schema.jdbcUrl());
    variables.put("AUTOGEN_USER", schema.user());
    variables.put("AUTOGEN_PASSWORD", schema.password());
    return variables;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  /** A command with the ids of this run in the place of their names. */
  private static String ids(String command, Map<String, String> ids) {
    String real = command;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      real = real.replace(id.getValue(), id.getKey());
    }
    return real;
  }

  /** A line as it is in every run. */
  private String shown(String line, TestSchema schema, Map<String, String> ids) {
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    String shown =
        line.replace(folder + "/project", "PROJECT")
            .replace(schema.jdbcUrl().replaceFirst("/[^/]*$", ""), "jdbc:mysql://SERVER")
            .replace(schema.name(), "SCHEMA")
            .replaceAll(today + "T[0-9:.]+Z", "TODAY")
            .replace(today, "TODAY")
            .replaceAll("R" + today.replace("-", "") + "_\\d{6}", "RTODAY");
    Matcher id = ID.matcher(shown);
    StringBuilder text = new StringBuilder();
    while (id.find()) {
      String found = id.group();
      id.appendReplacement(
          text,
          FIXED.contains(found)
              ? found
              : ids.computeIfAbsent(found, made -> "id-" + (ids.size() + 1)));
    }
    return id.appendTail(text).toString();
  }

  private static boolean matches(String expected, String actual) {
    List<String> regex = new ArrayList<>();
    for (String line : expected.lines().toList()) {
      regex.add(
          line.equals("…") || line.equals("2> …")
              ? "(.*\n)*?"
              : Pattern.quote(line).replace("…", "\\E.*\\Q") + "\n");
    }
    return Pattern.matches(String.join("", regex), actual);
  }
}
