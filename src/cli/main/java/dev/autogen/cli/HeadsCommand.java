package dev.autogen.cli;

import dev.autogen.revision.RevisionGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen heads}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "List the migrations that none follows.",
    footer = {"", "Example: autogen heads"})
final class HeadsCommand extends Action {

  @Option(
      names = "--resolve-dependencies",
      description = "Leave out those that another depends on.")
  private boolean resolveDependencies;

  @Override
  int act() {
    RevisionGraph revisions = project().revisions();
    list(
        "heads",
        lines(revisions),
        resolveDependencies ? revisions.effectiveHeads() : revisions.heads());
    return 0;
  }
}
