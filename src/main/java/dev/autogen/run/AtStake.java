package dev.autogen.run;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionScript;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.FreeDdl;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.OpaqueOperation;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.WithoutForeignKeyChecks;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what a downgrade puts at stake: rows of tables it drops, and what was never run here. */
final class AtStake {

  /** Nobody needs to know more precisely, and counting takes time. */
  private static final int COUNTED = 1_000_000;

  private final Session session;
  private final RevisionGraph graph;

  /** The live name of each table that was renamed on the way. */
  private final Map<String, String> liveNames = new HashMap<>();

  /** The live tables that are dropped. */
  private final SortedSet<String> dropped = new TreeSet<>();

  /** How many rows of each live table are nobody's: deleted by a step before, or made with it. */
  private final Map<String, Integer> expected = new HashMap<>();

  AtStake(Session session, RevisionGraph graph) {
    this.session = session;
    this.graph = graph;
  }

  /**
   * Finds it.
   *
   * @param path the revisions to undo, newest first
   * @param steps their steps, in order
   */
  Stake of(List<RevisionScript> path, List<Step> steps) throws SQLException {
    Operation last = null;
    for (Step step : steps) {
      if (step.operation() instanceof OpaqueOperation) {
        if (step instanceof Step.DdlStatement free) {
          new FreeDdl(free.sql()).droppedTables().forEach(this::drop);
        }
      } else if (step.operation() != last) {
        pass(step.operation());
      }
      last = step.operation();
    }
    for (RevisionScript script : path) {
      script.upgradeOperations().forEach(this::seeds);
    }
    SortedMap<String, Stake.Rows> rows = new TreeMap<>();
    for (String table : dropped) {
      Stake.Rows found = count(table);
      if (found.isMore() || found.count() > expected.getOrDefault(table, 0)) {
        rows.put(table, found);
      }
    }
    StampedRevisions stamps = new StampedRevisions(session, graph);
    List<String> stamped = stamps.among(path);
    return new Stake(rows, stamped, stamped.isEmpty() ? "" : stamps.before(stamped));
  }

  private void pass(Operation operation) {
    if (operation instanceof WithoutForeignKeyChecks unchecked) {
      unchecked.operations().forEach(this::pass);
    } else if (operation instanceof RenameTable rename) {
      liveNames.put(rename.to(), live(rename.from()));
    } else if (operation instanceof DropTable drop) {
      drop(drop.table());
    } else if (operation instanceof DropTableIfExists drop) {
      drop(drop.table());
    } else if (operation instanceof DeleteRows delete) {
      expected.merge(live(delete.table()), delete.rows().size(), Integer::sum);
    }
  }

  /** What a generator's table was made with is no one's data. */
  private void seeds(Operation operation) {
    if (operation instanceof WithoutForeignKeyChecks unchecked) {
      unchecked.operations().forEach(this::seeds);
    } else if (operation instanceof CreateTable create) {
      expected.merge(live(create.table().name()), create.table().seedRows().size(), Integer::sum);
    }
  }

  private void drop(String table) {
    dropped.add(live(table));
  }

  private String live(String table) {
    return liveNames.getOrDefault(table, table);
  }

  private Stake.Rows count(String table) throws SQLException {
    try {
      long count =
          Long.parseLong(
              session
                  .query(
                      "SELECT COUNT(*) AS n FROM (SELECT 1 FROM "
                          + Sql.name(table)
                          + " LIMIT "
                          + (COUNTED + 1)
                          + ") AS counted")
                  .get(0)
                  .get("n"));
      return new Stake.Rows(Math.min(count, COUNTED), count > COUNTED);
    } catch (SQLException e) {
      if (Failures.isNoSuchTable(e)) {
        return new Stake.Rows(0, false);
      }
      throw e;
    }
  }
}
