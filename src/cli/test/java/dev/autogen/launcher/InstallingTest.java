package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.run.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The files by which autogen gets onto machines that are not here: Windows, containers, workflows.
 * They name what there is.
 */
class InstallingTest {

  private static final Path WINDOWS = Path.of("src/cli/main/launcher/autogen.cmd");

  private static String text(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  private static Map<String, Object> yaml(String file) throws IOException {
    return new Yaml().load(text(file));
  }

  @Test
  void theLauncherOfWindowsLeadsNowhereThatIsNotThere() throws IOException {
    String script = Files.readString(WINDOWS, StandardCharsets.US_ASCII);
    Set<String> labels = all("(?m)^:(\\w+)$", script);
    assertThat(all("goto (\\w+)", script)).isEqualTo(labels);
    // A parenthesis in the name of a folder, as in Program Files (x86), would end a block.
    assertThat(script.lines().filter(line -> line.matches(".*\\(\\s*"))).isEmpty();
    assertThat(script)
        .contains("exit /b %ERRORLEVEL%", "\"%java%\"", "\"%AUTOGEN_JAR%\" %*", "%~dp0..\\lib");
  }

  /** What the Unix launcher says when something is missing, it says, too. */
  @Test
  void bothLaunchersSayTheSame() throws IOException {
    String windows = Files.readString(WINDOWS);
    String unix = text("src/cli/main/launcher/autogen");
    for (String sentence :
        List.of(
            "there is no java on the PATH; install a JDK of 17 or later, or set JAVA_HOME to one",
            "set it to a JDK of 17 or later",
            "install a JDK of 17 or later, or set JAVA_HOME to one",
            "unpack the archive of autogen again",
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData")) {
      assertThat(windows).contains(sentence);
      assertThat(unix).contains(sentence);
    }
  }

  private static Set<String> all(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void theImageHoldsTheArchiveOfThisVersion() throws IOException {
    List<String> lines =
        text("Containerfile").lines().filter(line -> !line.startsWith("#")).toList();
    assertThat(lines.get(0)).matches("FROM [\\w./-]+:17[\\w.-]*");
    assertThat(lines)
        .contains(
            "ARG VERSION=" + Version.current(),
            "ADD target/autogen-${VERSION}.tar.gz /opt/",
            "RUN ln -s \"/opt/autogen-${VERSION}/bin/autogen\" /usr/local/bin/autogen",
            "ENTRYPOINT [\"autogen\"]");
    assertThat(lines)
        .allMatch(line -> line.matches("(FROM|ARG|ADD|RUN|WORKDIR|ENTRYPOINT|USER|COPY) .+"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void theActionFetchesTheArchiveOfThisVersion() throws Exception {
    Map<String, Object> action = yaml("action.yml");
    Map<String, Map<String, Object>> inputs =
        (Map<String, Map<String, Object>>) action.get("inputs");
    assertThat(inputs.get("version")).containsEntry("default", Version.current());
    Map<String, Object> runs = (Map<String, Object>) action.get("runs");
    assertThat(runs).containsEntry("using", "composite");
    for (Map<String, Object> step : (List<Map<String, Object>>) runs.get("steps")) {
      assertThat(step).containsEntry("shell", "bash");
      String script = String.valueOf(step.get("run"));
      // What a workflow hands over comes by variables, which no shell takes for its own words.
      assertThat(script).doesNotContain("${{");
      ProgramRun check =
          ProgramRun.of(
              Path.of("").toAbsolutePath(),
              Map.of("PATH", "/usr/bin:/bin"),
              List.of("bash", "-n", "-c", script));
      assertThat(check).isEqualTo(new ProgramRun(0, "", ""));
    }
    assertThat(text("action.yml")).contains("/v$VERSION/autogen-$VERSION.tar.gz");
  }

  @Test
  void theHookRunsACommandThereIs() throws IOException {
    List<Map<String, Object>> hooks = new Yaml().load(text(".pre-commit-hooks.yaml"));
    assertThat(hooks).singleElement().satisfies(InstallingTest::isWhole);
  }

  private static void isWhole(Map<String, Object> hook) {
    assertThat(hook).containsKeys("id", "name", "entry", "language", "files");
    assertThat(hook).containsEntry("entry", "autogen check").containsEntry("language", "system");
    assertThat("src/main/java/shop/Customer.java")
        .containsPattern(String.valueOf(hook.get("files")));
  }
}
