package dev.autogen;

import dev.autogen.event.Direction;
import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.HalfDone;
import dev.autogen.run.History;
import dev.autogen.run.NewerDatabase;
import dev.autogen.run.VersionTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a schema is.
 *
 * @param schema its name
 * @param current the ids of the revisions it is at: none where nothing was run, several where
 *     branches are not merged
 * @param unknown those of them that are not among the migrations
 * @param newer whether it has had all of the migrations and later ones
 * @param revisions all of the migrations, in an order to run them in
 */
public record SchemaInfo(
    String schema,
    List<String> current,
    List<String> unknown,
    boolean newer,
    List<RevisionInfo> revisions) {

  public SchemaInfo {
    current = List.copyOf(current);
    unknown = List.copyOf(unknown);
    revisions = List.copyOf(revisions);
  }

  /** The revisions it has not had, in the order to run. */
  public List<RevisionInfo> pending() {
    return revisions.stream().filter(one -> one.state() == RevisionInfo.State.PENDING).toList();
  }

  /** The revision that is half done; empty where none is. */
  public Optional<RevisionInfo> halfDone() {
    return revisions.stream()
        .filter(one -> one.state() == RevisionInfo.State.HALF_DONE)
        .findFirst();
  }

  static SchemaInfo of(Session session, RevisionGraph graph) throws SQLException {
    List<String> current = new VersionTable(session).heads();
    List<String> unknown = current.stream().filter(id -> graph.revision(id).isEmpty()).toList();
    boolean newer = NewerDatabase.in(session, graph).isPresent();
    List<String> known = current.stream().filter(id -> !unknown.contains(id)).toList();
    Set<String> applied =
        (newer ? graph.revisions() : new RevisionPath(graph, known).applied())
            .stream().map(RevisionScript::id).collect(Collectors.toSet());
    Optional<HalfDone> half = HalfDone.in(session, graph);
    Map<String, History.Row> runs = runs(new History(session).rows());
    List<RevisionInfo> revisions = new ArrayList<>();
    for (RevisionScript script : graph.revisions()) {
      Optional<History.Row> run =
          Optional.ofNullable(runs.get(script.id()))
              .or(() -> last(runs, script.replaces()))
              .filter(row -> applied.contains(script.id()));
      RevisionInfo.State state =
          half.filter(one -> one.revision().equals(script.id())).isPresent()
              ? RevisionInfo.State.HALF_DONE
              : !applied.contains(script.id())
                  ? RevisionInfo.State.PENDING
                  : run.isPresent() ? RevisionInfo.State.APPLIED : RevisionInfo.State.STAMPED;
      revisions.add(
          new RevisionInfo(
              script.id(),
              script.parents(),
              script.message(),
              script.created(),
              state,
              run.flatMap(History.Row::finished),
              run.flatMap(History.Row::duration),
              run.map(History.Row::who).orElse("")));
    }
    return new SchemaInfo(session.schema(), current, unknown, newer, revisions);
  }

  /** The last time each revision was upgraded to, and not downgraded since. */
  private static Map<String, History.Row> runs(List<History.Row> rows) {
    Map<String, History.Row> runs = new HashMap<>();
    for (History.Row row : rows) {
      if (row.step() == 0 && row.isDone() && row.direction() == Direction.UPGRADE) {
        runs.put(row.revision(), row);
      } else if (row.step() == 0 && row.isDone() && row.direction() == Direction.DOWNGRADE) {
        runs.remove(row.revision());
      }
    }
    return runs;
  }

  /** The last run of those that a revision replaces. */
  private static Optional<History.Row> last(Map<String, History.Row> runs, List<String> replaced) {
    Optional<History.Row> last = Optional.empty();
    for (String id : replaced) {
      History.Row row = runs.get(id);
      if (row != null && last.filter(one -> one.started().isAfter(row.started())).isEmpty()) {
        last = Optional.of(row);
      }
    }
    return last;
  }
}
