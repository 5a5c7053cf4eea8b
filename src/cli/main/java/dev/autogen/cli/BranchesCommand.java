package dev.autogen.cli;

import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code autogen branches}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "List the migrations that several follow, with what follows them.",
    footer = {"", "Example: autogen branches"})
final class BranchesCommand extends Action {

  @Override
  int act() {
    RevisionGraph revisions = project().revisions();
    Lines lines = lines(revisions);
    List<RevisionScript> points = revisions.branchPoints();
    answer(
        () -> {
          for (RevisionScript point : points) {
            print(lines.of(point));
            revisions.children(point.id()).forEach(child -> print("  -> " + lines.of(child)));
          }
          if (points.isEmpty()) {
            say("no migration is followed by several");
          }
        },
        facts ->
            facts.list(
                "branches",
                points,
                (row, point) -> {
                  lines.facts(row, point);
                  row.texts(
                      "children",
                      revisions.children(point.id()).stream().map(RevisionScript::id).toList());
                }));
    return 0;
  }
}
