package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.run.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher at the top of the repository, in a small copy of it, with a stand-in for Maven. */
class CheckoutIT {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath();
  private static final String LAUNCHER = "src/cli/main/launcher/autogen";
  private static final ProgramRun VERSION =
      new ProgramRun(0, "autogen " + Version.current() + "\n", "");

  @TempDir Path folder;

  @BeforeEach
  void checkOut() throws IOException {
    Files.createDirectories(folder.resolve(LAUNCHER).getParent());
    for (String file : List.of("autogen", LAUNCHER)) {
      Files.copy(REPOSITORY.resolve(file), folder.resolve(file));
      makeExecutable(folder.resolve(file));
    }
    Files.createDirectory(folder.resolve("templates"));
    Files.createFile(folder.resolve("pom.xml"));
    Files.createFile(folder.resolve("src/cli/pom.xml"));
    Files.createDirectory(folder.resolve("elsewhere"));
    maven("echo noise; cp '" + REPOSITORY.resolve("target/autogen.jar") + "' target/autogen.jar");
    // The sources are older than what is built from them.
    for (String file :
        List.of(
            "pom.xml",
            "templates",
            "src/cli/pom.xml",
            "src/cli/main",
            "src/cli/main/launcher",
            LAUNCHER)) {
      Instant before = Instant.now().minusSeconds(60);
      Files.setLastModifiedTime(folder.resolve(file), FileTime.from(before));
    }
  }

  @Test
  void itBuildsFirstAndThenOnlyWhenASourceIsNewer() throws Exception {
    ProgramRun first = autogen();
    assertThat(first).isEqualTo(new ProgramRun(0, VERSION.out(), "building autogen …\n"));
    assertThat(autogen()).isEqualTo(VERSION);

    Path source = Files.createFile(folder.resolve("src/cli/main/New.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
    assertThat(autogen().err()).startsWith("building autogen …");
  }

  @Test
  void whatChangesDuringABuildIsBuiltNextTime() throws Exception {
    // A build takes longer than a tick of the file system's clock.
    maven(
        "sleep 0.1; touch src/cli/main/Changed.java; cp '"
            + REPOSITORY.resolve("target/autogen.jar")
            + "' target/autogen.jar");
    assertThat(autogen().err()).startsWith("building autogen …");
    assertThat(autogen().err()).startsWith("building autogen …");
  }

  @Test
  void aFailedBuildIsNoRun() throws Exception {
    maven("echo 'it does not compile'; exit 1");
    assertThat(autogen())
        .isEqualTo(
            new ProgramRun(
                2,
                "",
                """
                building autogen …
                it does not compile
                error: autogen could not be built; the lines above say why
                """));
  }

  @Test
  void withoutMavenItSaysSo() throws Exception {
    Files.delete(folder.resolve("bin/mvn"));
    assertThat(autogen())
        .isEqualTo(
            new ProgramRun(
                2,
                "",
                "error: autogen is built from its sources with Maven, and there is no mvn on the"
                    + " PATH; install Maven\n"));
  }

  private void maven(String script) throws IOException {
    program("bin/mvn", script);
  }

  private void program(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    makeExecutable(file);
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private ProgramRun autogen() throws IOException, InterruptedException {
    // The tools alone, without a Maven that is installed.
    for (String tool : List.of("find", "head", "touch", "mkdir", "cp", "cat", "flock", "sleep")) {
      if (Files.exists(Path.of("/usr/bin", tool))) {
        program("tools/" + tool, "exec /usr/bin/" + tool + " \"$@\"");
      }
    }
    return ProgramRun.of(
        folder.resolve("elsewhere"),
        Map.of(
            "PATH",
            folder.resolve("bin") + ":" + folder.resolve("tools"),
            "JAVA_HOME",
            System.getProperty("java.home")),
        List.of("../autogen", "--version"));
  }
}
