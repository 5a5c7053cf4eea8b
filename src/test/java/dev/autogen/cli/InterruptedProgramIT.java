package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process that gets Ctrl-C. */
@OnMySql
class InterruptedProgramIT {

  private static final String WAITING =
      "select count(*) from information_schema.processlist where info like 'update note set n%'";

  @TempDir Path folder;

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
      ProcessBuilder builder =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      classPath(),
                      Main.class.getName(),
                      "upgrade"))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().put("AUTOGEN_URL", schema.jdbcUrl());
      builder.environment().put("AUTOGEN_USER", schema.user());
      builder.environment().put("AUTOGEN_PASSWORD", schema.password());
      Process program = builder.start();
      while (schema.query(WAITING).equals("0")) {
        assertThat(program.isAlive()).as(Files.readString(said)).isTrue();
      }
      new ProcessBuilder("kill", "-INT", String.valueOf(program.pid())).start().waitFor();
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

  /** The program runs in another folder than the test. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(path -> Path.of(path).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
