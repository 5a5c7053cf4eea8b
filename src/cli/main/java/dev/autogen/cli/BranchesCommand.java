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
    if (common().json()) {
      Json.print(
          out(),
          json ->
              json.list(
                  "branches",
                  points,
                  (row, point) -> {
                    lines.json(row, point);
                    row.texts(
                        "children",
                        revisions.children(point.id()).stream().map(RevisionScript::id).toList());
                  }));
      return 0;
    }
    for (RevisionScript point : points) {
      print(lines.of(point));
      for (RevisionScript child : revisions.children(point.id())) {
        print("  -> " + lines.of(child));
      }
    }
    if (points.isEmpty()) {
      say("no migration is followed by several");
    }
    return 0;
  }
}
