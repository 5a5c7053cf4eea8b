package dev.autogen.cli;

import dev.autogen.Printable;
import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionPath;
import dev.autogen.migration.RevisionScript;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.run.HalfDone;
import dev.autogen.run.VersionTable;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code autogen status}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Show what the database has had and what it has not, against the files.",
    footer = {"", "Example: autogen status"})
final class StatusCommand extends Action {

  @Override
  int act() throws Exception {
    Project project = project();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      List<String> ids = new VersionTable(connection.session()).heads();
      List<String> unknown = ids.stream().filter(id -> revisions.revision(id).isEmpty()).toList();
      RevisionPath path =
          new RevisionPath(revisions, ids.stream().filter(id -> !unknown.contains(id)).toList());
      Lines lines = lines(revisions);
      List<String> changed = project.changedMigrations(connection, revisions);
      Optional<HalfDone> half = HalfDone.in(connection.session(), revisions);
      if (common().json()) {
        Json.print(
            out(),
            json -> {
              json.text("database", connection.name());
              json.list("current", path.current(), lines::json);
              json.texts("unknown", unknown);
              json.texts("applied", path.applied().stream().map(RevisionScript::id).toList());
              json.list("pending", path.pending(), lines::json);
              json.texts("changed", changed);
              HalfDoneRow.print(json, half);
            });
      } else {
        print(connection, path, unknown, lines);
        changed.forEach(sentence -> print("changed   " + Printable.line(sentence)));
        half.ifPresent(run -> print("half done " + Printable.line(HalfDoneRow.text(run))));
      }
      return path.pending().isEmpty() && unknown.isEmpty() && changed.isEmpty() && half.isEmpty()
          ? 0
          : 1;
    }
  }

  private void print(Connection connection, RevisionPath path, List<String> unknown, Lines lines) {
    print("database  " + connection.name());
    path.current().forEach(script -> print("at        " + lines.of(script)));
    unknown.forEach(id -> print("at        " + Printable.line(id) + " (not among the migrations)"));
    if (path.current().isEmpty() && unknown.isEmpty()) {
      print("at        no revision");
    }
    int applied = path.applied().size();
    print("applied   " + applied + " of " + lines.revisions().revisions().size());
    lines.of(path.pending(), "pending   ".length()).forEach(line -> print("pending   " + line));
  }
}
