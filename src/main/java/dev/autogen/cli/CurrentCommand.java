package dev.autogen.cli;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionScript;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.run.VersionTable;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code autogen current}. */
@Command(
    name = "current",
    mixinStandardHelpOptions = true,
    description = "Show which revision the database is at.",
    footer = {"", "Example: autogen current"})
final class CurrentCommand extends Action {

  @Override
  int act() throws Exception {
    Project project = project();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      List<String> heads = new VersionTable(connection.session()).heads();
      if (common().json()) {
        Json.print(
            out(),
            json ->
                json.list(
                    "current",
                    heads,
                    (row, id) -> {
                      Optional<RevisionScript> script = revisions.revision(id);
                      row.flag("known", script.isPresent());
                      script.ifPresentOrElse(
                          s -> Lines.json(row, revisions, s), () -> row.text("revision", id));
                    }));
      } else if (heads.isEmpty()) {
        say("the database is at no revision");
      }
      for (String id : common().json() ? List.<String>of() : heads) {
        Optional<RevisionScript> script = revisions.revision(id);
        out()
            .println(
                script.map(s -> Lines.of(revisions, s)).orElse(id + " (not among the migrations)"));
      }
      return 0;
    }
  }
}
