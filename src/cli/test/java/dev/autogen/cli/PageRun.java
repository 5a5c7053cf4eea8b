package dev.autogen.cli;

import dev.autogen.embedded.MySqlBinary;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.testing.MySqlClient;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Does what one section of a page does, in a fresh copy of its project with a fresh schema {@code
 * shop}: everything in one shell, so that {@code cd}, variables and {@code $?} are what they would
 * be. The first command is run on 23 November 2026 at 09:14:07, each later one a minute after.
 */
final class PageRun {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath();
  private static final Path CACHE = REPOSITORY.resolve("target/cli-cache");
  private static final String SHOWN_SERVER = "localhost:3306";
  private static final String SHOWN_FOLDER = "/home/you/shop";
  private static final String USER = "shop";
  private static final String PASSWORD = "secret";
  private static final int MOST_SECONDS = 180;

  /** What Maven fetches the first time takes long. */
  private static final int MOST_SECONDS_WITH_MAVEN = 1800;

  private final String page;
  private final Page.Section section;
  private final MySqlServer server;
  private final MySqlBinary mysqld;
  private final Path folder;
  private final String address;
  private final AtomicInteger commands = new AtomicInteger();

  /**
   * A run.
   *
   * @param page the page's name, from which the ids are made
   * @param folder where to do it, empty
   */
  PageRun(String page, Page.Section section, TestServers servers, Path folder) {
    this.page = page;
    this.section = section;
    this.server = servers.primary();
    this.mysqld = servers.binary(TestServer.PRIMARY);
    this.folder = folder;
    this.address = server.jdbcUrl("").replaceFirst(".*//([^/]*)/.*", "$1");
  }

  /**
   * Runs it.
   *
   * @return what was really shown, for each step
   */
  Map<Page.Step, String> run() throws IOException, InterruptedException, SQLException {
    Path project = Files.createDirectories(folder.resolve("project"));
    prepare(project);
    boolean ownServer = section.setting("database", "shop").equals("development");
    Files.createDirectories(CACHE);
    Path cache =
        ownServer
            ? Files.createDirectory(project.resolve(".autogen"))
            : Files.createSymbolicLink(project.resolve(".autogen"), CACHE);
    emptySchema();
    try (CommandServer autogen = new CommandServer(this::environment);
        OwnServer own = ownServer ? OwnServer.in(cache, mysqld) : null) {
      Path programs = Files.createDirectory(folder.resolve("programs"));
      if (section.setting("program", "").equals("jar")) {
        program(
            programs.resolve("autogen"),
            "export AUTOGEN_JAR=" + REPOSITORY.resolve("target/autogen.jar"),
            "exec " + REPOSITORY.resolve("src/cli/main/launcher/autogen") + " \"$@\"");
      } else {
        autogen.install(programs.resolve("autogen"));
      }
      Files.copy(programs.resolve("autogen"), project.resolve("autogen"));
      tools(project, programs);
      if (usesMaven()) {
        program(programs.resolve("mvn"), "exec " + maven() + " -B -ntp \"$@\"");
      }
      program(
          programs.resolve("mysql"),
          "export MYSQL_PWD=" + PASSWORD,
          "exec " + new MySqlClient(mysqld).command(server, USER) + " \"$@\"");
      return outputs(shell(script(project), programs));
    } finally {
      if (!ownServer) {
        Files.delete(cache);
      }
      onServer("drop schema if exists shop", "drop user if exists '" + USER + "'@'%'");
    }
  }

  private void prepare(Path project) throws IOException {
    String name = section.setting("project", "empty");
    if (name.equals("clinic")) {
      for (String part :
          List.of("sample-models", "generated-migrations", "templates", "autogen.properties")) {
        copy(REPOSITORY.resolve(part), project.resolve(part));
      }
    } else if (!name.equals("empty")) {
      copy(REPOSITORY.resolve("src/cli/test/resources/projects").resolve(name), project);
    }
  }

  /** Flyway and Liquibase, where a section has one of them on its class path. */
  private void tools(Path project, Path programs) throws IOException {
    String tool = section.setting("classpath", "");
    if (!tool.isEmpty()) {
      List<Path> jars = ToolClassPaths.of(tool);
      Files.createDirectories(project.resolve("target"));
      Files.write(
          project.resolve("target/classpath.txt"), jars.stream().map(Path::toString).toList());
      program(
          programs.resolve(tool),
          "exec java -cp "
              + ToolClassPaths.ofMain()
              + " dev.autogen.cli.ToolMain "
              + tool
              + " \"$@\" >/dev/null");
    }
  }

  private boolean usesMaven() {
    return section.setting("program", "").equals("maven");
  }

  /** The one that runs this build. */
  private static Path maven() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "mvn"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
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

  private void emptySchema() throws SQLException {
    onServer(
        "drop schema if exists shop",
        "create schema shop",
        "create user if not exists '" + USER + "'@'%' identified by '" + PASSWORD + "'",
        "grant all on *.* to '" + USER + "'@'%' with grant option");
  }

  /** Runs statements as the server's own account; other tests find the server as it was. */
  private void onServer(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(""), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Environment environment(CommandServer.Request request) {
    int command = commands.incrementAndGet();
    Instant now = Instant.parse("2026-11-23T09:13:07Z").plusSeconds(60L * command);
    AtomicInteger ids = new AtomicInteger();
    return new Environment(
        request.working(),
        request.variables(),
        Clock.fixed(now, ZoneOffset.UTC),
        () -> id(page + " " + command + " " + ids.incrementAndGet()),
        request.terminal());
  }

  private static String id(String seed) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void program(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Every step with a line before it that tells its number, which leaves {@code $?} as it is. */
  private String script(Path project) throws IOException {
    StringBuilder script =
        new StringBuilder("step() { local code=$?; echo $'\\036'\"$1\"; return $code; }\n");
    script.append("cd '").append(project).append("'\n");
    int number = 0;
    for (Page.Step step : section.steps()) {
      script.append("step ").append(number).append('\n');
      if (step instanceof Page.Write write) {
        Path staged = folder.resolve("file" + number);
        Files.writeString(staged, real(write.text()));
        String target = "'" + write.path() + "'";
        script.append("mkdir -p \"$(dirname ").append(target).append(")\" && ");
        script.append("cp '").append(staged).append("' ").append(target).append('\n');
      } else if (step instanceof Page.Run run) {
        script.append(real(run.command())).append("\n");
        script.append("code=$?; [ $code = 0 ] || echo \"exit $code\"\n");
      } else if (step instanceof Page.Shown shown) {
        script.append(real(shown.command())).append('\n');
      }
      number++;
    }
    return script.append("step end\n").toString();
  }

  private String shell(String script, Path programs) throws IOException, InterruptedException {
    Path file = folder.resolve("script");
    Path output = folder.resolve("output");
    Files.writeString(file, script);
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", file.toString())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output.toFile());
    Map<String, String> variables = new TreeMap<>();
    variables.put(
        "PATH",
        programs + ":" + System.getProperty("java.home") + "/bin:/usr/local/bin:/usr/bin:/bin");
    variables.put("HOME", System.getenv().getOrDefault("HOME", "/"));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("TZ", "UTC");
    if (section.setting("database", "shop").equals("shop")) {
      variables.put("AUTOGEN_URL", "jdbc:mysql://" + address + "/shop");
      variables.put("AUTOGEN_USER", USER);
      variables.put("AUTOGEN_PASSWORD", PASSWORD);
    }
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.start();
    int most = usesMaven() ? MOST_SECONDS_WITH_MAVEN : MOST_SECONDS;
    if (!process.waitFor(most, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return Files.readString(output);
  }

  private Map<Page.Step, String> outputs(String text) {
    Map<Page.Step, String> outputs = new LinkedHashMap<>();
    String[] parts = text.split("\036", -1);
    for (int i = 0; i < section.steps().size(); i++) {
      String part = i + 1 < parts.length ? parts[i + 1] : "\n(not run)";
      outputs.put(section.steps().get(i), shown(part.substring(part.indexOf('\n') + 1)));
    }
    return outputs;
  }

  /** What a page says, as it is here. */
  private String real(String text) {
    return text.replace(SHOWN_SERVER, address).replace(SHOWN_FOLDER, folder + "/project");
  }

  /** What is here, as a page says it. */
  private String shown(String text) {
    return text.replace(address, SHOWN_SERVER)
        .replace(folder + "/project", SHOWN_FOLDER)
        // Only a slow machine has to be told that something is going on.
        .replaceAll("(?m)^step \\d+ of \\S+: running for .*\n", "");
  }
}
