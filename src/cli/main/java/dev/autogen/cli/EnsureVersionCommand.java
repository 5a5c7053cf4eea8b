package dev.autogen.cli;

import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.run.VersionTable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen ensure-version}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Make autogen's own tables where they are missing, and change nothing else.",
    footer = {"", "Example: autogen ensure-version"})
final class EnsureVersionCommand extends Action {

  @Option(names = "--sql", description = "Print a script for the mysql client instead.")
  private boolean sql;

  @Override
  int act() throws Exception {
    if (sql) {
      script(VersionTable.script());
      return 0;
    }
    Project project = project();
    try (Connection connection = project.connect()) {
      project.runner(connection, RevisionGraph.of(List.of())).ensureTables();
      answer(() -> {}, facts -> facts.text("database", connection.name()));
      return 0;
    }
  }
}
