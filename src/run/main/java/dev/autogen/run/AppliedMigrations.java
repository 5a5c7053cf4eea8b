package dev.autogen.run;

import dev.autogen.event.Direction;
import dev.autogen.facts.text.SqlText;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The migrations a schema has had, held against what the journal says was run. */
public final class AppliedMigrations {

  private final Session session;
  private final RevisionGraph graph;

  public AppliedMigrations(Session session, RevisionGraph graph) {
    this.session = session;
    this.graph = graph;
  }

  /**
   * The migrations whose operations are others than those that were run. Blanks and comments do not
   * count, nor what is within code; what an autogen ran that noted no statements is taken as it is.
   */
  public List<Repair.ChangedMigration> changed() throws SQLException {
    Map<String, JournalHistory.Run> runs = runs();
    List<Repair.ChangedMigration> changed = new ArrayList<>();
    for (RevisionScript script : graph.revisions()) {
      JournalHistory.Run run = runs.get(script.id());
      // One that was squashed was run here as its parts, and squashing proved that it does the
      // same.
      if (run == null || script.replaces().stream().anyMatch(runs::containsKey)) {
        continue;
      }
      RevisionSteps steps = RevisionSteps.of(script, Direction.UPGRADE);
      // Another autogen may write the same operations as other SQL, or have other words for them.
      if (!steps.isNotedAs(run.checksum())) {
        changed.add(
            new Repair.ChangedMigration(
                "revision "
                    + script.id()
                    + " ("
                    + script.source()
                    + ") was changed after it was run on this database: "
                    + difference(script, run, steps.all()),
                script.id(),
                run.id(),
                steps.checksum()));
      }
    }
    return List.copyOf(changed);
  }

  /** The last time each revision was upgraded to, and not downgraded since. */
  private Map<String, JournalHistory.Run> runs() throws SQLException {
    Map<String, JournalHistory.Run> runs = new LinkedHashMap<>();
    for (JournalHistory.Event event : JournalHistory.of(session, graph)) {
      if (event instanceof JournalHistory.Run run && !run.checksum().operations().isEmpty()) {
        runs.put(run.revision(), run);
      } else if (event instanceof JournalHistory.Run run) {
        forget(runs, run.revision());
      } else if (event instanceof JournalHistory.Undone undone) {
        forget(runs, undone.revision());
      } else if (event instanceof JournalHistory.Stamped stamp) {
        // What was stamped was not run, nor was what comes behind it; before the base is nothing.
        if (stamp.isBase()) {
          runs.clear();
        }
        runs.keySet().removeAll(stamp.behind());
        runs.remove(stamp.target());
      }
    }
    retainApplied(runs);
    return runs;
  }

  private void forget(Map<String, JournalHistory.Run> runs, String revision) {
    runs.remove(revision);
    graph.revision(revision).stream()
        .flatMap(script -> script.replaces().stream())
        .forEach(runs::remove);
  }

  /** What the schema has no more may be changed, whatever took it away. */
  private void retainApplied(Map<String, JournalHistory.Run> runs) throws SQLException {
    List<String> heads = new VersionTable(session).heads();
    if (heads.stream().allMatch(head -> graph.revision(head).isPresent())) {
      Set<String> applied = new HashSet<>();
      for (RevisionScript script : graph.ancestors(heads)) {
        applied.add(script.id());
        applied.addAll(script.replaces());
      }
      runs.keySet().retainAll(applied);
    }
  }

  /** The first step that differs, in words. */
  private String difference(RevisionScript script, JournalHistory.Run run, List<Step> steps)
      throws SQLException {
    Map<Integer, String> then = new LinkedHashMap<>();
    for (Map<String, String> row :
        session.query(
            "SELECT step, statement FROM "
                + Sql.name(Journal.NAME)
                + " WHERE step > 0 AND state = 'DONE' AND direction = 'UPGRADE' AND revision = ?"
                + " AND id > (SELECT COALESCE(MAX(id), 0) FROM "
                + Sql.name(Journal.NAME)
                + " WHERE step = 0 AND state = 'DONE' AND id < ?)"
                + " ORDER BY id",
            script.id(),
            String.valueOf(run.id()))) {
      then.put(Integer.parseInt(row.get("step")), row.get("statement"));
    }
    for (Step step : steps) {
      String was = then.getOrDefault(step.number(), "");
      if (was.isEmpty()) {
        return "step " + step.number() + " is new: " + Excerpt.of(step.kept());
      }
      // What is kept has no passwords, so what is compared must have none.
      String is = step.kept();
      if (!new SqlText(was).normal().equals(new SqlText(is).normal())) {
        return "step " + step.number() + ": " + Excerpt.change(was, is);
      }
    }
    return then.size() > steps.size()
        ? "step " + (steps.size() + 1) + " is no more: " + Excerpt.of(then.get(steps.size() + 1))
        : "it is not as it was accepted later with 'autogen repair'";
  }
}
