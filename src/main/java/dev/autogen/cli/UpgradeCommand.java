package dev.autogen.cli;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen upgrade}. */
@Command(
    name = "upgrade",
    mixinStandardHelpOptions = true,
    description = "Run the migrations the database has not had yet.",
    footer = {"", "Example: autogen upgrade +1"})
final class UpgradeCommand extends Action {

  @Parameters(
      arity = "0..1",
      defaultValue = "head",
      paramLabel = "TARGET",
      description = "A revision, head, heads or +N; default: ${DEFAULT-VALUE}.")
  private String target;

  @Override
  int act() throws Exception {
    Targets.check(spec, target);
    Project project = project();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      if (project.runner(connection, revisions).upgrade(target).isEmpty()) {
        sayNothingToDo(project, revisions, target);
      }
      return 0;
    }
  }
}
