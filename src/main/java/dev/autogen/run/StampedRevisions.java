package dev.autogen.run;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionScript;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
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
