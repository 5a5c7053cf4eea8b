package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.finding.Finding;
import dev.autogen.project.Settings;
import dev.autogen.report.GitHub;
import dev.autogen.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Where a command runs: on somebody's machine, or on a build server that wants to be told. */
record Workplace(Environment environment, Settings settings) {

  /** What was found, with paths from where the checkout begins. */
  Report report(String command, List<Finding> findings) {
    return new Report(
        command, findings, root(), settings.directory().toAbsolutePath().resolve(Settings.FILE));
  }

  /** As the build server says, else where Git has its folder, else the project's own folder. */
  private Path root() {
    for (String variable : List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR")) {
      String folder = environment.variables().getOrDefault(variable, "");
      Path named = Path.of(folder).toAbsolutePath();
      if (!folder.isEmpty() && settings.directory().toAbsolutePath().startsWith(named)) {
        return named;
      }
    }
    for (Path folder = settings.directory().toAbsolutePath();
        folder != null;
        folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return folder;
      }
    }
    return settings.directory();
  }

  /**
   * Tells GitHub, where this is a step of a workflow: annotations on standard error, which it reads
   * as well, and the job's summary.
   *
   * @param annotated whether the annotations are the result already
   */
  static void tell(Environment environment, Report report, boolean annotated) {
    Map<String, String> variables = environment.variables();
    if (variables.getOrDefault("GITHUB_ACTIONS", "").equals("true") && !annotated) {
      GitHub.annotations(report).forEach(environment.terminal().messages().writer()::println);
    }
    String file = variables.getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (!file.isEmpty()) {
      try {
        Files.writeString(
            environment.working().resolve(file),
            GitHub.summary(report),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw AutogenException.usage(
            "the summary cannot be written to "
                + file
                + " ("
                + AutogenException.reason(e)
                + "), which GITHUB_STEP_SUMMARY names",
            "make it writable");
      }
    }
  }
}
