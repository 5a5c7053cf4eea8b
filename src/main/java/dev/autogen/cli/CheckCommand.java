package dev.autogen.cli;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionPath;
import dev.autogen.migration.RevisionScript;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.run.VersionTable;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code autogen check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Say whether entities, migrations and database agree; exit code 1 if not.",
    footer = {"", "Example: autogen check --format json"})
final class CheckCommand extends Action {

  @Override
  int act() throws Exception {
    Project project = project();
    project.readAhead();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      project.catchUp(connection, revisions);
      List<RevisionScript> pending =
          new RevisionPath(revisions, new VersionTable(connection.session()).heads()).pending();
      Lines lines = lines(revisions);
      Project.Compared compared = project.compare(connection, revisions);
      if (common().verbose()) {
        say(compared.comparison().method());
      }
      List<String> differences = compared.comparison().describe();
      List<String> changed = project.changedMigrations(connection, revisions);
      boolean agree = differences.isEmpty() && pending.isEmpty() && changed.isEmpty();
      if (common().json()) {
        Json.print(
            out(),
            json -> {
              json.flag("agree", agree);
              json.text("database", connection.name());
              json.texts("differences", differences);
              json.list("pending", pending, lines::json);
              json.texts("changed", changed);
              json.texts("warnings", compared.warnings());
            });
      } else {
        warn(compared.warnings());
        pending.forEach(script -> out().println("not yet run: " + lines.of(script)));
        changed.forEach(out()::println);
        differences.forEach(line -> out().println(screen().difference(line)));
        if (agree) {
          say("entities, migrations and database agree");
        } else {
          say(remedy(differences, pending, changed));
        }
      }
      return agree ? 0 : 1;
    }
  }

  private static String remedy(
      List<String> differences, List<RevisionScript> pending, List<String> changed) {
    if (!pending.isEmpty()) {
      return "the database is behind: run 'autogen upgrade', then check again";
    }
    if (!changed.isEmpty()) {
      return "restore what was run, or say 'autogen repair --accept-changes'";
    }
    return (differences.size() == 1 ? "1 difference" : differences.size() + " differences")
        + ": write a migration with 'autogen -m MESSAGE', or correct the entities";
  }
}
