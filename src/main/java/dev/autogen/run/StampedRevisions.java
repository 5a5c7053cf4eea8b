package dev.autogen.run;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionScript;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The revisions that were noted on a schema by a stamp, and never run on it as far as the journal
 * knows. A row of a stamp names those it noted newly; one that an early autogen wrote names its
 * target alone, and then all up to there count.
 */
final class StampedRevisions {

  static final String SEPARATOR = " ";

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
    if (new JournalTable(session).isComplete()) {
      for (Map<String, String> row :
          session.query(
              "SELECT revision, direction, statement FROM "
                  + Sql.name(Journal.NAME)
                  + " WHERE step = 0 AND state = 'DONE' ORDER BY id")) {
        String revision = row.get("revision");
        switch (Direction.valueOf(row.get("direction"))) {
          case UPGRADE -> run.add(revision);
          case DOWNGRADE -> {
            run.remove(revision);
            stamped.remove(revision);
          }
          case STAMP -> stamped.addAll(noted(revision, row.get("statement")));
        }
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
    return left.isEmpty() ? "base" : String.join(" ", left);
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

  private List<String> noted(String target, String statement) {
    if (!statement.isEmpty()) {
      return List.of(statement.split(SEPARATOR));
    }
    if (target.equals("heads")) {
      return graph.revisions().stream().map(RevisionScript::id).toList();
    }
    return graph.revision(target).isEmpty()
        ? List.of()
        : graph.ancestors(List.of(target)).stream().map(RevisionScript::id).toList();
  }
}
