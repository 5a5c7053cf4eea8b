package dev.autogen.cli;

import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.VersionTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Revisions as they are typed. */
final class Targets {

  private Targets() {}

  /**
   * Tells a relative target from a mistyped option, which reaches a command as the same word.
   *
   * @throws ParameterException when {@code target} is an option nobody knows
   */
  static void check(CommandSpec spec, String target) {
    if (target.startsWith("-") && !target.matches("-\\d+")) {
      throw new ParameterException(spec.commandLine(), "Unknown option: '" + target + "'");
    }
  }

  /** The heads of a database that is at {@code target}. */
  static List<String> heads(RevisionGraph revisions, String target) {
    return ids(new RevisionPath(revisions, List.of()).named(target));
  }

  /**
   * The revisions that {@code targets} name, each once. The database is asked only where one of
   * them is about where it is.
   */
  static List<RevisionScript> find(Project project, RevisionGraph revisions, List<String> targets)
      throws SQLException {
    RevisionPath path = new RevisionPath(revisions, List.of());
    if (targets.stream().anyMatch(target -> target.matches("(.*@)?(current.*|[+-].*)"))) {
      try (Connection connection = project.connect()) {
        path = new VersionTable(connection.session()).path(revisions);
      }
    }
    List<RevisionScript> found = new ArrayList<>();
    for (String target : targets) {
      found.addAll(path.named(target));
    }
    return found.stream().distinct().toList();
  }

  /** The revisions of a range, oldest first, both ends with them. */
  static List<RevisionScript> between(RevisionPath path, RevisionGraph revisions, String text) {
    Range range = Range.parse(text);
    List<RevisionScript> until =
        range.to().isEmpty()
            ? revisions.revisions()
            : revisions.ancestors(ids(path.named(range.to())));
    List<RevisionScript> start =
        range.from().isEmpty() || !text.contains(":") ? List.of() : path.named(range.from());
    if (start.isEmpty()) {
      return until;
    }
    List<RevisionScript> after = revisions.descendants(ids(start));
    return until.stream().filter(after::contains).toList();
  }

  private static List<String> ids(List<RevisionScript> scripts) {
    return scripts.stream().map(RevisionScript::id).toList();
  }
}
