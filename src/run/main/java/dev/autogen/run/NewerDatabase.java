package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A database that later migrations than these were run on: an application of yesterday starts again
 * while that of today is rolled out. It is told from a database of another branch or of another
 * application by the journal, by which it has had every migration there is here.
 *
 * @param later the revisions it is at that are not among the migrations
 */
public record NewerDatabase(List<String> later) {

  public NewerDatabase {
    later = List.copyOf(later);
  }

  /** Whether a database is one; changes nothing. */
  public static Optional<NewerDatabase> in(Session session, RevisionGraph graph)
      throws SQLException {
    return in(session, graph, new VersionTable(session).heads());
  }

  /** As above, of a database that is at {@code heads}. */
  static Optional<NewerDatabase> in(Session session, RevisionGraph graph, List<String> heads)
      throws SQLException {
    List<String> unknown =
        heads.stream()
            .filter(id -> graph.revision(id).isEmpty() && graph.replacementOf(id).isEmpty())
            .toList();
    if (unknown.isEmpty() || graph.revisions().isEmpty()) {
      return Optional.empty();
    }
    Set<String> run = run(session, graph);
    boolean hasAll = graph.heads().stream().allMatch(head -> run.contains(head.id()));
    if (!hasAll || !run.containsAll(unknown)) {
      return Optional.empty();
    }
    return Optional.of(new NewerDatabase(unknown));
  }

  /** Says so. */
  public String sentence() {
    return "the database is newer than these migrations: it has had them all, and is at revision "
        + String.join(", ", later);
  }

  /** What to do where the later migrations are needed. */
  public String remedy() {
    return "get the later migrations that belong to it";
  }

  AutogenException refusal() {
    return AutogenException.usage(sentence(), remedy());
  }

  /** What the journal says was run or noted, and not taken back. */
  private static Set<String> run(Session session, RevisionGraph graph) throws SQLException {
    Set<String> run = new HashSet<>();
    for (JournalHistory.Event event : JournalHistory.of(session, graph)) {
      if (event instanceof JournalHistory.Run upgrade) {
        run.add(upgrade.revision());
      } else if (event instanceof JournalHistory.Undone undone) {
        run.remove(undone.revision());
      } else if (event instanceof JournalHistory.Stamped stamp) {
        if (stamp.isBase()) {
          run.clear();
        }
        run.removeAll(stamp.behind());
        run.addAll(stamp.upTo());
      }
    }
    return run;
  }
}
