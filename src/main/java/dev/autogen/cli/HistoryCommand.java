package dev.autogen.cli;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionScript;
import dev.autogen.project.Project;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code autogen history}. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "List the migrations, newest first.",
    footer = {"", "Example: autogen history"})
final class HistoryCommand extends Action {

  @Override
  int act() {
    Project project = project();
    RevisionGraph revisions = project.revisions();
    List<RevisionScript> newestFirst = new ArrayList<>(revisions.revisions());
    Collections.reverse(newestFirst);
    if (common().json()) {
      Json.print(
          out(),
          json ->
              json.list(
                  "history", newestFirst, (row, script) -> Lines.json(row, revisions, script)));
    } else {
      newestFirst.forEach(script -> out().println(Lines.of(revisions, script)));
    }
    if (newestFirst.isEmpty()) {
      say("there are no migrations in " + project.migrations());
    }
    return 0;
  }
}
