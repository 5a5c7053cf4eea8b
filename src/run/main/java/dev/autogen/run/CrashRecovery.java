package dev.autogen.run;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.Change;
import dev.autogen.diff.RenameHints;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.FreeDdl;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Snapshot;
import dev.autogen.mysql.Spelling;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;

/**
 * Finds out about a DDL step that was begun and never reported back: MySQL has carried it out whole
 * or not at all, and the tables tell which. What they looked like before is in the journal.
 */
final class CrashRecovery {

  /** What is known of the step. */
  enum Verdict {
    LANDED,
    NOT_LANDED,
    UNKNOWN
  }

  /**
   * What was found out.
   *
   * @param reason why nobody can tell, a clause; empty otherwise
   */
  record Outcome(Verdict verdict, String reason) {}

  private static final Outcome LANDED = new Outcome(Verdict.LANDED, "");
  private static final Outcome NOT_LANDED = new Outcome(Verdict.NOT_LANDED, "");
  private static final Outcome NOTHING_SHOWS =
      new Outcome(Verdict.UNKNOWN, "nothing in the schema shows whether it was carried out");

  private final Session session;

  CrashRecovery(Session session) {
    this.session = session;
  }

  /** What to keep of the schema before {@code step}, so that it can be settled. */
  static Snapshot before(Session session, Step step) throws SQLException {
    return isFree(step)
        ? Snapshot.ofSchema(session).abridged()
        : Snapshot.of(session, step.operation().definedTables());
  }

  /** As {@link #before(Session, Step)}, of several typed steps on tables of their own. */
  static List<Snapshot> before(Session session, List<Step> steps) throws SQLException {
    List<String> tables =
        steps.stream().flatMap(step -> step.operation().definedTables().stream()).toList();
    Snapshot all = Snapshot.of(session, tables);
    return steps.stream().map(step -> all.only(step.operation().definedTables())).toList();
  }

  /**
   * Settles a step that is in the migration no more, since that was edited: as long as what it
   * would have made is not there, it does not matter what it was.
   */
  Outcome settleEdited(String tablesBefore) throws SQLException {
    Snapshot before = Snapshot.parse(tablesBefore);
    boolean nothing = !before.names().isEmpty() && before.texts().isEmpty();
    return nothing && Snapshot.of(session, before.names()).texts().isEmpty()
        ? NOT_LANDED
        : new Outcome(Verdict.UNKNOWN, "the migration has been edited since");
  }

  /**
   * Settles a step.
   *
   * @param tablesBefore what {@link #before} gave, as text
   */
  Outcome settle(Step step, String tablesBefore) throws SQLException {
    if (tablesBefore.isEmpty()) {
      return new Outcome(
          Verdict.UNKNOWN, "an earlier autogen did not note what was there before it");
    }
    Snapshot kept = Snapshot.parse(tablesBefore);
    Snapshot before = isFree(step) ? kept : kept.only(step.operation().definedTables());
    Snapshot now = before(session, step);
    SortedSet<String> changed = before.changedIn(now);
    return isFree(step)
        ? free(new FreeDdl(step.text()), changed)
        : typed(step.operation(), before, now, changed);
  }

  /** Whether nothing but its text tells what it does to which tables. */
  private static boolean isFree(Step step) {
    return step.operation().definedTables().isEmpty();
  }

  private Outcome free(FreeDdl ddl, SortedSet<String> changed) throws SQLException {
    if (changed.stream().anyMatch(ddl::mentions)) {
      return LANDED;
    }
    if (!changed.isEmpty()) {
      return new Outcome(
          Verdict.UNKNOWN, String.join(", ", changed) + " changed since, which it does not name");
    }
    return ddl.mayRunAgain(session) ? NOT_LANDED : NOTHING_SHOWS;
  }

  private Outcome typed(
      Operation operation, Snapshot before, Snapshot now, SortedSet<String> changed)
      throws SQLException {
    if (changed.isEmpty()) {
      return operation.showsOrMayRepeat() ? NOT_LANDED : NOTHING_SHOWS;
    }
    List<String> differences;
    try {
      Schema after = operation.applyTo(new Schema("", before.tables(session.server())));
      Comparison comparison =
          Comparison.of(
              session,
              after,
              column -> false,
              Spelling.names(session.server(), now.names())::contains,
              RenameHints.none());
      if (!comparison.refused().isEmpty()) {
        return new Outcome(
            Verdict.UNKNOWN, String.join("; ", Finding.texts(comparison.refusals())));
      }
      differences = Change.texts(comparison.changes());
    } catch (IllegalStateException e) {
      differences = List.of(String.valueOf(e.getMessage()));
    }
    return differences.isEmpty()
        ? LANDED
        : new Outcome(
            Verdict.UNKNOWN,
            "the table is neither as it was before nor as it should be after it: "
                + String.join(", ", differences));
  }
}
