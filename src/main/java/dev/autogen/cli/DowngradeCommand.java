package dev.autogen.cli;

import dev.autogen.AutogenException;
import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionScript;
import dev.autogen.run.OfflineScript;
import dev.autogen.run.Runner;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
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
  List<RevisionScript> run(Runner runner, String end) throws SQLException {
    return runner.downgrade(end);
  }

  @Override
  void foresee(Runner runner, String end) throws SQLException {
    runner.foreseeDowngrade(end);
  }
}
