package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * MySQL in Docker, through a URL of Testcontainers. Each command has a server of its own, brought
 * to head before it is compared.
 */
class TestcontainersIT {

  private static final Path MODELS = Path.of("sample-models").toAbsolutePath();
  private static final String URL = "jdbc:tc:mysql:9.7:///app";

  @TempDir Path folder;

  @BeforeEach
  void needsDocker() throws Exception {
    assumeTrue(docker("info"), "no Docker engine answers");
  }

  @Test
  void aMigrationIsWrittenRunAndInAgreement() {
    CommandLineRun.In shell =
        new CommandLineRun.In(
            folder, Map.of("AUTOGEN_URL", URL, "AUTOGEN_MODELS", MODELS.toString()));

    CommandLineRun initial = shell.run("-m", "Initial");
    assertThat(initial.err()).isEqualTo("Starting " + URL + " with Docker\n");
    assertThat(initial.out()).isEqualTo("generated-migrations/R20261122_090100_Initial.java\n");
    assertThat(initial.code()).isZero();

    CommandLineRun upgrade = shell.run("upgrade");
    assertThat(upgrade.err()).contains("Initial");
    assertThat(upgrade.code()).isZero();

    CommandLineRun check = shell.run("check");
    assertThat(check.out()).isEmpty();
    assertThat(check.code()).isZero();
  }

  private static boolean docker(String question) throws IOException, InterruptedException {
    Path none = Files.createTempFile("docker", ".out");
    try {
      Process process =
          new ProcessBuilder("docker", question)
              .redirectErrorStream(true)
              .redirectOutput(none.toFile())
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no docker on the PATH
    } finally {
      Files.delete(none);
    }
  }
}
