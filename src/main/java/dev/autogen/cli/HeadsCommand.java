package dev.autogen.cli;

import dev.autogen.migration.RevisionGraph;
import picocli.CommandLine.Command;

/** {@code autogen heads}. */
@Command(
    name = "heads",
    mixinStandardHelpOptions = true,
    description = "List the migrations that none follows.",
    footer = {"", "Example: autogen heads"})
final class HeadsCommand extends Action {

  @Override
  int act() {
    RevisionGraph revisions = project().revisions();
    if (common().json()) {
      Json.print(
          out(),
          json ->
              json.list(
                  "heads", revisions.heads(), (row, script) -> Lines.json(row, revisions, script)));
    } else {
      revisions.heads().forEach(script -> out().println(Lines.of(revisions, script)));
    }
    return 0;
  }
}
