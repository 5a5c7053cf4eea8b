package dev.autogen.cli;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen downgrade}. */
@Command(
    name = "downgrade",
    mixinStandardHelpOptions = true,
    description = "Undo migrations.",
    footer = {"", "Example: autogen downgrade -1"})
final class DowngradeCommand extends Action {

  @Parameters(
      arity = "1",
      paramLabel = "TARGET",
      description = "The revision to go back to, base, or -N.")
  private String target;

  @Override
  int act() throws Exception {
    Targets.check(spec, target);
    Project project = project();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      if (project.runner(connection, revisions).downgrade(target).isEmpty()) {
        sayNothingToDo(project, revisions, target);
      }
      return 0;
    }
  }
}
