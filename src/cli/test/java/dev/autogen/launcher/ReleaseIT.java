package dev.autogen.launcher;

import static dev.autogen.launcher.Installation.NAME;
import static dev.autogen.launcher.Installation.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.run.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release by JReleaser, as it would be made, with nothing sent anywhere. */
@Tag("nightly")
class ReleaseIT {

  private static final String PLUGIN = "org.jreleaser:jreleaser-maven-plugin:1.20.0:";

  @TempDir Path folder;

  private ProgramRun run(String... words) throws Exception {
    Map<String, String> variables = new HashMap<>(Installation.variables());
    variables.put("PATH", System.getenv("PATH"));
    variables.put("HOME", System.getProperty("user.home"));
    variables.put("JRELEASER_GITHUB_TOKEN", "none");
    return ProgramRun.of(folder, variables, List.of(words));
  }

  private void project() throws Exception {
    for (String file : List.of("jreleaser.yml", "CHANGELOG.md")) {
      Files.copy(Path.of(file), folder.resolve(file));
    }
    Files.createDirectory(folder.resolve("target"));
    for (String ending : List.of(".tar.gz", ".zip")) {
      Files.copy(TARGET.resolve(NAME + ending), folder.resolve("target").resolve(NAME + ending));
    }
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>dev.autogen</groupId>
          <artifactId>release</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
        </project>
        """);
    String git =
        "git init -q . && git remote add origin https://github.com/autogen-dev/autogen.git"
            + " && git add pom.xml && git -c user.name=a -c user.email=a@b commit -q -m release";
    assertThat(run("sh", "-c", git).err()).isEmpty();
  }

  @Test
  void everythingIsReadyForIt() throws Exception {
    project();
    ProgramRun release =
        run(
            "mvn",
            "-B",
            "-ntp",
            PLUGIN + "release",
            PLUGIN + "package",
            "-Djreleaser.config.file=jreleaser.yml",
            "-Djreleaser.dry.run=true");
    assertThat(release.code()).as(release.out()).isZero();
    assertThat(release.out())
        .contains(
            "Project version set to " + Version.current(),
            " - uploading " + NAME + ".tar.gz\n",
            " - uploading " + NAME + ".zip.sha256\n");
    Path made = folder.resolve("target/jreleaser/package/autogen");
    assertThat(read(made.resolve("brew/Formula/jpa-autogen.rb")))
        .contains(
            "class JpaAutogen < Formula",
            "/releases/download/v" + Version.current() + "/" + NAME + ".zip",
            "depends_on \"openjdk@17\"");
    assertThat(read(made.resolve("scoop/bucket/jpa-autogen.json")))
        .contains("\"extract_dir\": \"" + NAME + "\"", "\"env_add_path\": \"bin\"");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
