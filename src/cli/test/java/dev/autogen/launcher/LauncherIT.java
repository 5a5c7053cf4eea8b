package dev.autogen.launcher;

import static dev.autogen.launcher.Installation.JAVA_HOME;
import static dev.autogen.launcher.Installation.NAME;
import static dev.autogen.launcher.Installation.TARGET;
import static dev.autogen.launcher.Installation.TOOLS;
import static dev.autogen.launcher.Installation.variables;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.run.Version;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user installs: the unpacked archive and the runnable jar, as processes. */
@OnMySql
class LauncherIT {

  private static final Path JAR = TARGET.resolve("autogen.jar");

  @TempDir static Path place;
  private static Installation installed;

  @TempDir Path folder;

  @BeforeAll
  static void unpack() throws Exception {
    installed = Installation.unpackedIn(place);
  }

  @Test
  void theArchiveHoldsTheProgramTheTemplatesAndTheLicence() throws IOException {
    assertThat(filesWithSizes().stream().map(line -> line.replaceFirst(" .*", "")))
        .contains(
            NAME + "/LICENSE",
            NAME + "/NOTICE",
            NAME + "/bin/autogen",
            NAME + "/bin/autogen.cmd",
            NAME + "/completion/autogen",
            NAME + "/completion/autogen.fish",
            NAME + "/lib/autogen.jar",
            NAME + "/share/man/man1/autogen.1",
            NAME + "/share/man/man1/autogen-upgrade.1",
            NAME + "/templates/Migration.java.mustache");
    assertThat(Files.isExecutable(installed.program())).isTrue();
  }

  @Test
  void bothArchivesHoldTheSame() throws IOException {
    try (JarFile zip = new JarFile(TARGET.resolve(NAME + ".zip").toFile())) {
      assertThat(
              zip.stream()
                  .filter(entry -> !entry.isDirectory())
                  .map(entry -> entry.getName() + " " + entry.getSize())
                  .sorted()
                  .toList())
          .isEqualTo(filesWithSizes());
    }
  }

  private static List<String> filesWithSizes() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.add(place.relativize(file) + " " + Files.size(file));
      }
    }
    return all.stream().sorted().toList();
  }

  @Test
  void theJarRunsByItself() throws Exception {
    assertThat(java("--version"))
        .isEqualTo(new ProgramRun(0, "autogen " + Version.current() + "\n", ""));
  }

  @Test
  void librariesAUsersProjectMayHaveAreRenamedInTheJar() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(
              jar.stream()
                  .map(entry -> entry.getName())
                  .filter(name -> name.endsWith(".class"))
                  .filter(name -> !name.startsWith("dev/autogen/"))
                  .filter(name -> !name.startsWith("com/mysql/")))
          .isEmpty();
    }
  }

  @Test
  void theVersionIsAllThatIsPrintedForIt() throws Exception {
    assertThat(autogen("--version"))
        .isEqualTo(new ProgramRun(0, "autogen " + Version.current() + "\n", ""));
  }

  @Test
  void helpIsAResult() throws Exception {
    ProgramRun help = autogen("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: autogen").contains("upgrade", "--url");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    ProgramRun run = autogen("--no such * $option '\"\\");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1).contains("--no such * $option '\"\\");
  }

  @Test
  void migrationsCompileAgainstTheJar() throws Exception {
    String migrations = Path.of("generated-migrations").toAbsolutePath().toString();
    ProgramRun history = autogen("history", "--migrations", migrations);
    assertThat(history.err()).isEmpty();
    assertThat(history.out()).contains("Initial schema");
    assertThat(history.code()).isZero();
  }

  @Tag("nightly")
  @Test
  void entitiesAreReadByTheHibernateInTheJar(TestSchema schema) throws Exception {
    Map<String, String> variables = variables();
    variables.putAll(Installation.reaching(schema));
    assertThat(autogen(variables, "-m", "Initial").err()).isEmpty();
    assertThat(autogen(variables, "upgrade").code()).isZero();
    ProgramRun check = autogen(variables, "check");
    assertThat(check.out()).isEmpty();
    assertThat(check.code()).isZero();
  }

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    String script =
        "source completion/autogen; compopt() { :; }; COMP_WORDS=(autogen %s); COMP_CWORD=$((${#COMP_WORDS[@]}-1));"
            + " _complete_autogen; echo ${COMPREPLY[@]}";
    for (String[] typed :
        new String[][] {
          {"downg", "downgrade"},
          {"history --indi", "--indicate-current"},
          {"check --format js", "json"}
        }) {
      ProgramRun bash =
          ProgramRun.of(
              installed.home(), variables(), List.of("bash", "-c", script.formatted(typed[0])));
      assertThat(bash).isEqualTo(new ProgramRun(0, typed[1] + "\n", ""));
    }
  }

  @Test
  void aTerminalHasColourAndColumnsUnlessToldOtherwise() throws Exception {
    String id = "95d83be54b62";
    assertThat(onTerminal("xterm", "")).contains("\033[33m" + id + "\033[0m  2026-11-22  Initial");
    assertThat(onTerminal("xterm", "1")).contains(id + "  2026-11-22  Initial schema  (head)");
    assertThat(onTerminal("dumb", "")).contains(id + " (head) 2026-11-22 Initial schema");
  }

  /** The output of history on a terminal. */
  private String onTerminal(String term, String noColour) throws Exception {
    Map<String, String> variables = variables();
    variables.put("TERM", term);
    variables.put("NO_COLOR", noColour);
    variables.put(
        "AUTOGEN_MIGRATIONS", Path.of("generated-migrations").toAbsolutePath().toString());
    ProgramRun run =
        ProgramRun.of(
            folder,
            variables,
            List.of("script", "-qec", installed.program() + " history", "/dev/null"));
    assertThat(run.code()).isZero();
    return run.out();
  }

  @Test
  void aPasswordNobodyGaveIsAskedForOnATerminalAndNotShown(TestSchema schema) throws Exception {
    Map<String, String> variables = variables();
    variables.put("AUTOGEN_URL", schema.jdbcUrl());
    variables.put("AUTOGEN_USER", schema.user());
    try (Typist typist = new Typist(folder, variables, installed.program() + " current")) {
      typist.await("password: ");
      typist.type(schema.password() + "\n");
      assertThat(typist.end()).isZero();
      assertThat(typist.seen())
          .isEqualTo("password: \r\nthe database is at no revision\r\n")
          .doesNotContain(schema.password());
    }
  }

  @Test
  void aSymbolicLinkStartsItToo() throws Exception {
    Path first = Files.createSymbolicLink(folder.resolve("first"), installed.program());
    Path link = Files.createSymbolicLink(folder.resolve("autogen"), first.getFileName());
    ProgramRun run = ProgramRun.of(folder, variables(), List.of(link.toString(), "--version"));
    Files.delete(link); // JUnit warns of links that lead out of the folder.
    Files.delete(first);
    assertThat(run).isEqualTo(new ProgramRun(0, "autogen " + Version.current() + "\n", ""));
  }

  @Test
  void optionsForJavaAreHandedOn() throws Exception {
    Map<String, String> variables = variables();
    variables.put("AUTOGEN_OPTS", "-Xmx64m --version");
    assertThat(autogen(variables).out()).contains(System.getProperty("java.version"));
  }

  @Test
  void aMissingJavaIsOneSentence() throws Exception {
    Map<String, String> variables = Map.of("PATH", folder.toString());
    assertThat(autogen(variables, "--version"))
        .isEqualTo(
            new ProgramRun(
                2,
                "",
                "error: there is no java on the PATH; install a JDK of 17 or later, or set"
                    + " JAVA_HOME to one\n"));
  }

  @Test
  void aWrongJavaHomeIsOneSentence() throws Exception {
    Map<String, String> variables = Map.of("PATH", TOOLS, "JAVA_HOME", folder.toString());
    assertThat(autogen(variables, "--version"))
        .isEqualTo(
            new ProgramRun(
                2,
                "",
                "error: JAVA_HOME is "
                    + folder
                    + ", where there is no bin/java; set it to a JDK of 17 or later\n"));
  }

  @Test
  void anOldJavaIsOneSentence() throws Exception {
    Path java = program(folder.resolve("old/bin/java"), "exit 1");
    Files.writeString(folder.resolve("old/release"), "A=\"b\"\nJAVA_VERSION=\"11.0.2\"\n");
    Map<String, String> variables = Map.of("PATH", java.getParent().toString());
    assertThat(autogen(variables, "--version"))
        .isEqualTo(
            new ProgramRun(
                2,
                "",
                "error: the Java in "
                    + java
                    + " is version 11.0.2; install a JDK of 17 or later, or set JAVA_HOME to one\n"));
  }

  @Test
  void anOldJavaThatHasNoReleaseFileIsAsked() throws Exception {
    Path java =
        program(folder.resolve("bin/java"), "echo 'java version \"1.8.0_392\"' >&2; echo more >&2");
    Map<String, String> variables = Map.of("PATH", TOOLS, "JAVA_HOME", folder.toString());
    assertThat(autogen(variables, "--version"))
        .isEqualTo(
            new ProgramRun(
                2,
                "",
                "error: the Java in "
                    + java
                    + " is version 1.8.0_392; install a JDK of 17 or later, or set JAVA_HOME to"
                    + " one\n"));
  }

  private static Path program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private ProgramRun autogen(String... arguments) throws IOException, InterruptedException {
    return autogen(variables(), arguments);
  }

  private ProgramRun autogen(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    return installed.run(folder, variables, arguments);
  }

  private ProgramRun java(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(JAVA_HOME + "/bin/java", "-jar", JAR.toString()));
    words.addAll(List.of(arguments));
    return ProgramRun.of(folder, Map.of("PATH", TOOLS), words);
  }
}
