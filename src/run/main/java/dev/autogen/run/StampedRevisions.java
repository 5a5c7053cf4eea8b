package dev.autogen.run;

import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The revisions that were noted on a schema by a stamp, and never run on it as far as the journal
 * knows: what was run once is no less run when it was stamped later.
 */
final class StampedRevisions {

  private final Session session;
  private final RevisionGraph graph;

  StampedRevisions(Session session, RevisionGraph graph) {
    this.session = session;
    this.graph = graph;
  }

  /** The ids of those among {@code scripts}, in their order. */
  List<String> among(Collection<RevisionScript> scripts) throws SQLException {
    Set<String> run = new HashSet<>();
    Set<String> stamped = new HashSet<>();
    for (JournalHistory.Event event : JournalHistory.of(session, graph)) {
      if (event instanceof JournalHistory.Run upgrade) {
        run.add(upgrade.revision());
      } else if (event instanceof JournalHistory.Undone undone) {
        run.remove(undone.revision());
        stamped.remove(undone.revision());
      } else if (event instanceof JournalHistory.Stamped stamp) {
        stamped.addAll(stamp.noted());
      }
    }
    return scripts.stream()
        .filter(script -> stamped.contains(script.id()) && !run.contains(script.id()))
        .filter(script -> script.replaces().stream().noneMatch(run::contains))
        .map(RevisionScript::id)
        .toList();
  }

  /** Where the database is once {@code stamped} are forgotten, as targets of a stamp. */
  String before(Collection<String> stamped) {
    List<String> parents =
        stamped.stream()
            .flatMap(id -> graph.revision(id).stream())
            .flatMap(script -> script.parents().stream())
            .filter(parent -> !stamped.contains(parent))
            .toList();
    List<String> left =
        graph.headsOf(ids(graph.ancestors(parents))).stream().map(RevisionScript::id).toList();
    return left.isEmpty() ? Target.BASE : String.join(" ", left);
  }

  /**
   * Which of the revisions that a schema has had last were only stamped, newest first; none where
   * the last one was run.
   *
   * @param applied what it has had, oldest first
   */
  List<String> last(List<RevisionScript> applied) throws SQLException {
    List<String> stamped = among(applied);
    List<String> last = new ArrayList<>();
    for (int i = applied.size() - 1; i >= 0 && stamped.contains(applied.get(i).id()); i--) {
      last.add(applied.get(i).id());
    }
    return List.copyOf(last);
  }

  private static List<String> ids(List<RevisionScript> scripts) {
    return scripts.stream().map(RevisionScript::id).toList();
  }
}
