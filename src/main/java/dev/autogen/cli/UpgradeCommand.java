package dev.autogen.cli;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.run.OfflineScript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--sql",
      description = "Print a script for the mysql client instead; FROM:TARGET begins at FROM.")
  private boolean sql;

  @Override
  int act() throws Exception {
    Targets.check(spec, target);
    Project project = project();
    RevisionGraph revisions = project.revisions();
    if (sql) {
      int colon = target.indexOf(':');
      String from = colon < 0 ? "" : target.substring(0, colon);
      out().println(OfflineScript.upgrade(revisions, from, target.substring(colon + 1)));
      return 0;
    }
    try (Connection connection = project.connect()) {
      if (project.runner(connection, revisions).upgrade(target).isEmpty()) {
        sayNothingToDo(project, revisions, target);
      }
      return 0;
    }
  }
}
