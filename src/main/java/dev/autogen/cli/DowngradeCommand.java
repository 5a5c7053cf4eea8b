package dev.autogen.cli;

import dev.autogen.AutogenException;
import dev.autogen.migration.RevisionGraph;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.run.OfflineScript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--sql",
      description = "Print a script for the mysql client instead; the target is FROM:TARGET.")
  private boolean sql;

  @Override
  int act() throws Exception {
    Targets.check(spec, target);
    Project project = project();
    RevisionGraph revisions = project.revisions();
    if (sql) {
      int colon = target.indexOf(':');
      if (colon < 1) {
        throw AutogenException.usage(
            "a script does not know where the database is", "write the target as FROM:TARGET");
      }
      out()
          .println(
              OfflineScript.downgrade(
                  revisions, target.substring(0, colon), target.substring(colon + 1)));
      return 0;
    }
    try (Connection connection = project.connect()) {
      if (project.runner(connection, revisions).downgrade(target).isEmpty()) {
        sayNothingToDo(project, revisions, target);
      }
      return 0;
    }
  }
}
