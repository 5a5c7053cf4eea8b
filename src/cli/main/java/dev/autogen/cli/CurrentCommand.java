package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.HalfDone;
import dev.autogen.run.NewerDatabase;
import dev.autogen.run.VersionTable;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen current}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Show which revision the database is at.",
    footer = {"", "Example: autogen current --check-heads"})
final class CurrentCommand extends Action {

  @Option(
      names = {"-c", "--check-heads"},
      description = "Exit with 1 where the database is not at every head.")
  private boolean checkHeads;

  @Override
  int act() throws Exception {
    Project project = project();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      List<String> ids = new VersionTable(connection.session()).heads();
      Lines lines = lines(revisions);
      Optional<NewerDatabase> newer = NewerDatabase.in(connection.session(), revisions);
      Optional<HalfDone> half = HalfDone.in(connection.session(), revisions);
      answer(
          () -> {
            String why =
                newer.isPresent() ? " (newer than these migrations)" : StatusCommand.UNKNOWN;
            ids.forEach(id -> print(lines, id, why));
            if (ids.isEmpty()) {
              say("the database is at no revision");
            }
            half.ifPresent(run -> warn(HalfDoneRow.text(run)));
          },
          facts -> {
            facts.list("current", ids, (row, id) -> facts(row, lines, id));
            facts.flag("newer", newer.isPresent());
            HalfDoneRow.print(facts, half);
          });
      List<RevisionScript> missing =
          revisions.heads().stream().filter(head -> !ids.contains(head.id())).toList();
      if (checkHeads && newer.isEmpty() && !missing.isEmpty()) {
        missing.forEach(head -> say("the database is not at " + lines.of(head)));
        return 1;
      }
      return 0;
    }
  }

  private static void facts(Facts row, Lines lines, String id) {
    Optional<RevisionScript> script = lines.revisions().revision(id);
    row.flag("known", script.isPresent());
    script.ifPresentOrElse(known -> lines.facts(row, known), () -> row.text("revision", id));
  }

  private void print(Lines lines, String id, String why) {
    Optional<RevisionScript> script = lines.revisions().revision(id);
    if (script.isEmpty()) {
      print(Printable.line(id) + why);
    } else if (common().verbose()) {
      lines.all(script.get()).forEach(out()::println);
    } else {
      print(lines.of(script.get()));
    }
  }
}
