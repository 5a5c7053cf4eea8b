package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.finding.Finding;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.HalfDone;
import dev.autogen.run.NewerDatabase;
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

  /** Said of a revision that the files do not have. */
  static final String UNKNOWN = " (not among the migrations)";

  @Override
  int act() throws Exception {
    Project project = project();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      List<String> ids = new VersionTable(connection.session()).heads();
      List<String> unknown = ids.stream().filter(id -> revisions.revision(id).isEmpty()).toList();
      Optional<NewerDatabase> newer = NewerDatabase.in(connection.session(), revisions);
      RevisionPath path =
          new RevisionPath(revisions, ids.stream().filter(id -> !unknown.contains(id)).toList());
      List<RevisionScript> applied = newer.isPresent() ? revisions.revisions() : path.applied();
      List<RevisionScript> pending = newer.isPresent() ? List.of() : path.pending();
      Lines lines = lines(revisions);
      List<Finding> changed = project.changedMigrations(connection, revisions);
      Optional<HalfDone> half = HalfDone.in(connection.session(), revisions);
      answer(
          () -> {
            print("database  " + connection.name());
            path.current().forEach(script -> print("at        " + lines.of(script)));
            String why = newer.isPresent() ? " (newer than these migrations)" : UNKNOWN;
            unknown.forEach(id -> print("at        " + Printable.line(id) + why));
            if (ids.isEmpty()) {
              print("at        no revision");
            }
            print("applied   " + applied.size() + " of " + revisions.revisions().size());
            lines.of(pending, "pending   ".length()).forEach(line -> print("pending   " + line));
            changed.forEach(one -> print("changed   " + Printable.line(one.text())));
            half.ifPresent(run -> print("half done " + Printable.line(HalfDoneRow.text(run))));
          },
          facts -> {
            facts.text("database", connection.name());
            facts.list("current", path.current(), lines::facts);
            facts.texts("unknown", unknown);
            facts.flag("newer", newer.isPresent());
            facts.texts("applied", applied.stream().map(RevisionScript::id).toList());
            facts.list("pending", pending, lines::facts);
            facts.texts("changed", Finding.texts(changed));
            HalfDoneRow.print(facts, half);
          });
      boolean isKnown =
          unknown.isEmpty() || (newer.isPresent() && project.runOptions().newerAllowed());
      return isKnown && pending.isEmpty() && changed.isEmpty() && half.isEmpty() ? 0 : 1;
    }
  }
}
