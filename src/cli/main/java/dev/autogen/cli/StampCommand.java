package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.Target;
import dev.autogen.run.OfflineScript;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen stamp}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Note that the database is at a revision, without running anything.",
    footer = {"", "Example: autogen stamp head"})
final class StampCommand extends Action {

  @Parameters(
      arity = "1..*",
      paramLabel = "TARGET",
      description = "A revision, head, heads or base; several for several branches.")
  private List<String> targets;

  @Option(names = "--purge", description = "Forget first what is noted, which may be unknown here.")
  private boolean purge;

  @Option(
      names = "--sql",
      description = "Print a script for the mysql client instead; FROM:TARGET begins at FROM.")
  private boolean sql;

  @Override
  int act() throws Exception {
    targets.forEach(target -> Targets.check(spec, target));
    Project project = project();
    RevisionGraph revisions = project.revisions();
    if (revisions.revisions().isEmpty() && !targets.equals(List.of(Target.BASE))) {
      throw AutogenException.usage(
          "there are no migrations, so " + targets.get(0) + " is nowhere",
          "write one, or stamp base");
    }
    if (sql) {
      Range first = Range.parse(targets.get(0));
      List<String> ends = targets.stream().map(target -> Range.parse(target).to()).toList();
      List<String> start =
          Targets.heads(revisions, first.from().isEmpty() ? Target.BASE : first.from());
      script(OfflineScript.stamp(revisions, start, ends, purge));
      return 0;
    }
    try (Connection connection = project.connect()) {
      project.runner(connection, revisions).stamp(targets, purge);
      answer(
          () -> {},
          facts -> {
            facts.text("database", connection.name());
            facts.texts("stamped", targets);
          });
      say("stamped " + String.join(", ", targets));
      return 0;
    }
  }
}
