package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process that gets Ctrl-C. */
@OnMySql
class InterruptedProgramIT {

  private static final String WAITING =
      "select count(*) from information_schema.processlist where info like 'update note set n%'";

  @TempDir Path folder;
  private final List<Process> programs = new ArrayList<>();

  /** One that a failed test has left would hold its locks for ever. */
  @AfterEach
  void end() throws InterruptedException {
    for (Process program : programs) {
      program.destroyForcibly().waitFor();
    }
  }

  @Test
  void ctrlCCancelsTheStatementAndSaysHowToGoOn(TestSchema schema) throws Exception {
    schema.execute(
        "create table note (id int primary key, n int)", "insert into note values (1, 0)");
    try (Cli project =
            new Cli(folder).migration("a1", "", "op.execute(\"update note set n = 1\");", "");
        Connection holding = schema.connection();
        Statement lock = holding.createStatement()) {
      holding.setAutoCommit(false);
      lock.executeQuery("select id from note for update").close();
      Path said = folder.resolve("said.txt");
      Process program = start(schema, "upgrade");
      while (schema.query(WAITING).equals("0")) {
        assertThat(program.isAlive()).as(Files.readString(said)).isTrue();
      }
      interrupt(program);
      assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(Files.readString(said))
          .endsWith(
              "was interrupted before the end of step 1 of 1; run it again: it goes on with this"
                  + " step\n");
      assertThat(program.exitValue()).isEqualTo(130);
      assertThat(schema.query("select error from autogen_journal where step = 0"))
          .isEqualTo("interrupted");
    }
  }

  @Tag("nightly")
  @ParameterizedTest
  @ValueSource(strings = {"while (true) {}", "Thread.sleep(600_000);"})
  void ctrlCDoesNotWaitForCode(String code, TestSchema schema) throws Exception {
    schema.execute("create table note (id int primary key)");
    try (Cli project =
        new Cli(folder)
            .migration(
                "a1",
                "",
                "op.transaction(\"endless\", tx -> { var s = tx.connection().createStatement();"
                    + " s.execute(\"insert into note values (1)\");"
                    + " java.nio.file.Files.createFile(java.nio.file.Path.of(\"begun\")); "
                    + code
                    + " });",
                "")) {
      Process program = start(schema, "upgrade");
      awaitFile(program, "begun");
      long begun = System.nanoTime();
      interrupt(program);
      assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
      assertThat(said())
          .endsWith(
              "error: upgrade of revision a1 was interrupted before the end of step 1 of 1; run it"
                  + " again: it goes on with this step\n");
      assertThat(program.exitValue()).isEqualTo(130);
      assertThat(schema.query("select count(*) from note")).isEqualTo("0");
      assertThat(schema.query("select group_concat(state, error) from autogen_journal"))
          .isEqualTo("FAILEDinterrupted");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"upgrade", "upgrade --sql", "history", "status"})
  void codeThatExitsSaysSoAndHasTheCodeOfAFailure(String command, TestSchema schema)
      throws Exception {
    try (Cli project =
        new Cli(folder)
            .migration("a1", "", command.startsWith("up") ? "System.exit(0);" : "", "")
            .file(
                "generated-migrations/Helper.java",
                "final class Helper { static { if (true) System.exit(0); } }")) {
      if (!command.startsWith("up")) {
        project.file(
            "generated-migrations/Ra1.java",
            Files.readString(folder.resolve("generated-migrations/Ra1.java"))
                .replace(
                    "@Override\n  public void upgrade",
                    "{ new Helper(); }\n  @Override\n  public void upgrade"));
      }
      Process program = start(schema, command.split(" "));
      assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(said())
          .contains("error: System.exit was called in ")
          .endsWith(", before autogen was done; take that out of the code, then run it again\n");
      assertThat(program.exitValue()).isEqualTo(3);
    }
  }

  @Test
  void codeOfAStepThatExitsIsUndone(TestSchema schema) throws Exception {
    schema.execute("create table note (id int primary key)");
    try (Cli project =
        new Cli(folder)
            .migration(
                "a1",
                "",
                "op.transaction(\"leave\\33[2J password=geheim\", tx -> { var s = tx.connection().createStatement();"
                    + " s.execute(\"insert into note values (1)\"); System.exit(0); });",
                "")) {
      Process program = start(schema, "upgrade");
      assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(said())
          .contains("failed at step 1 of 1: System.exit was called in Ra1.")
          .endsWith(
              " in: transaction: leave\\u001b[2J password=***; take that out of the code, then run it again: it goes on"
                  + " with this step\n");
      assertThat(program.exitValue()).isEqualTo(3);
      assertThat(schema.query("select count(*) from note")).isEqualTo("0");
      assertThat(schema.query("select group_concat(state) from autogen_journal"))
          .isEqualTo("FAILED");
    }
  }

  @Tag("nightly")
  @Test
  void migrationsThatAreWrittenAtOnceFollowEachOther(TestSchema schema) throws Exception {
    try (Cli project = new Cli(folder)) {
      List<Process> programs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        programs.add(start(schema, "revision", "-m", "Same"));
      }
      for (Process program : programs) {
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).as(said()).isZero();
      }
      assertThat(project.migrations()).hasSize(3);
      assertThat(project.on(schema).run("heads").out().lines()).hasSize(1);
    }
  }

  private void awaitFile(Process program, String name) throws IOException {
    while (!Files.exists(folder.resolve(name))) {
      assertThat(program.isAlive()).as(said()).isTrue();
    }
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }

  private static void interrupt(Process program) throws Exception {
    new ProcessBuilder("kill", "-INT", String.valueOf(program.pid())).start().waitFor();
  }

  private Process start(TestSchema schema, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Main.class.getName()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile());
    builder.environment().put("AUTOGEN_URL", schema.jdbcUrl());
    builder.environment().put("AUTOGEN_USER", schema.user());
    builder.environment().put("AUTOGEN_PASSWORD", schema.password());
    Process program = builder.start();
    programs.add(program);
    return program;
  }

  /** The program runs in another folder than the test. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(path -> Path.of(path).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
