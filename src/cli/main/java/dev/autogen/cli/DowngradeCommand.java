package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.OfflineScript;
import dev.autogen.run.Runner;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen downgrade}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Undo migrations.",
    footer = {"", "Example: autogen downgrade -1"})
final class DowngradeCommand extends RunCommand {

  @Parameters(
      arity = "1",
      paramLabel = "TARGET",
      description = "The revision to go back to, base, or -N.")
  private String target;

  @Option(
      names = "--allow-stamped",
      description = "Undo without asking what was only stamped on this database and never run.")
  private boolean allowStamped;

  @Override
  boolean allowsStamped() {
    return allowStamped;
  }

  @Override
  RevisionGraph ready(Project project, Connection connection, RevisionGraph revisions)
      throws SQLException {
    return project.revisionsBack(connection, revisions);
  }

  @Override
  String target() {
    return target;
  }

  @Override
  String usualStart() {
    throw AutogenException.usage(
        "a script does not know where the database is", "write the target as FROM:TARGET");
  }

  @Override
  String script(RevisionGraph revisions, List<String> start, String end) {
    return OfflineScript.downgrade(revisions, start, end);
  }

  @Override
  String remaining(Runner runner, String end) throws SQLException {
    return runner.scriptDowngrade(end);
  }

  @Override
  List<RevisionScript> run(Runner runner, String end) throws SQLException {
    return runner.downgrade(end);
  }

  @Override
  void foresee(Runner runner, String end) throws SQLException {
    runner.foreseeDowngrade(end);
  }
}
