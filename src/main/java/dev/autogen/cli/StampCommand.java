package dev.autogen.cli;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen stamp}. */
@Command(
    name = "stamp",
    mixinStandardHelpOptions = true,
    description = "Note that the database is at a revision, without running anything.",
    footer = {"", "Example: autogen stamp head"})
final class StampCommand extends Action {

  @Parameters(arity = "1", paramLabel = "TARGET", description = "A revision, head or base.")
  private String target;

  @Override
  int act() throws Exception {
    Targets.check(spec, target);
    Project project = project();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      project.runner(connection, revisions).stamp(target);
      say("stamped " + target);
      return 0;
    }
  }
}
