package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.event.Direction;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Snapshot;
import dev.autogen.revision.RevisionScript;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a run of a revision goes on that was interrupted.
 *
 * @param last the last step that is done; 0 for none
 * @param skipped steps before it that are not: tables that are created at once are done in any
 *     order
 * @param entries what the journal holds of the steps
 * @param steps all of them, as the migration has them now
 */
record Resumption(
    int last, SortedSet<Integer> skipped, List<Journal.Entry> entries, RevisionSteps steps) {

  /**
   * Where the run of {@code script} goes on; at its beginning where none was interrupted.
   *
   * @throws AutogenException when a step that was carried out has been edited since
   */
  static Resumption of(
      Journal journal, RevisionScript script, Direction direction, RevisionSteps steps)
      throws SQLException {
    List<Journal.Entry> entries =
        journal
            .unfinished()
            .filter(left -> left.revision().equals(script.id()) && left.direction() == direction)
            .map(Journal.Unfinished::entries)
            .orElse(List.of());
    int last = 0;
    for (Journal.Entry entry : entries) {
      if (entry.state() == Journal.State.DONE) {
        if (!steps.has(entry)) {
          throw edited(script, entry, steps.all());
        }
        last = Math.max(last, entry.step());
      }
    }
    SortedSet<Integer> skipped = new TreeSet<>();
    for (Journal.Entry entry : entries) {
      if (entry.state() == Journal.State.FAILED && entry.step() < last) {
        skipped.add(entry.step());
      }
    }
    return new Resumption(last, skipped, entries, steps);
  }

  /** How many steps are done before the first that is not. */
  int done() {
    return skipped.isEmpty() ? last : skipped.first() - 1;
  }

  boolean isDone(Step step) {
    return step.number() <= last && !skipped.contains(step.number());
  }

  /** The steps that are yet to be run. */
  List<Step> remaining() {
    return steps.all().stream().filter(step -> !isDone(step)).toList();
  }

  private static AutogenException edited(
      RevisionScript script, Journal.Entry entry, List<Step> steps) {
    String now = entry.step() > steps.size() ? "" : steps.get(entry.step() - 1).kept();
    return AutogenException.failure(
        "step "
            + entry.step()
            + " of revision "
            + script.id()
            + " was carried out already and has been edited since: "
            + Excerpt.change(entry.statement(), now),
        "restore the migration as it was when it was run, and write a further one");
  }

  /** Where work in chunks goes on; empty at its beginning. */
  String positionOf(Step step) {
    return entries.stream()
        .filter(entry -> entry.step() == step.number() && entry.hash().equals(steps.hash(step)))
        .map(Journal.Entry::position)
        .findFirst()
        .orElse("");
  }

  /** A step of which only a person can tell whether it was carried out. */
  record Undecided(Journal.Entry entry, String reason) {}

  /** Notes what became of a step that was begun. */
  @FunctionalInterface
  interface Notes {
    void on(Journal.Entry entry, boolean isDone) throws SQLException;

    /** Whether nothing may be changed, and so nothing is noted. */
    default boolean isForLooking() {
      return false;
    }
  }

  /** Changes nothing. */
  static final class Looking implements Notes {

    @Override
    public void on(Journal.Entry entry, boolean isDone) {}

    @Override
    public boolean isForLooking() {
      return true;
    }
  }

  /**
   * Finds out about the steps that were begun and never reported back, and notes it.
   *
   * @param handover knows those that another program carried out
   * @return the step that nobody but a person can tell about
   */
  static Optional<Undecided> settle(
      Session session,
      Notes notes,
      Handover handover,
      Optional<RevisionScript> script,
      Journal.Unfinished left)
      throws SQLException {
    Optional<RevisionSteps> steps = script.map(s -> RevisionSteps.of(s, left.direction()));
    for (Journal.Entry entry : left.entries()) {
      if (entry.state() == Journal.State.PARTIAL) {
        return Optional.of(new Undecided(entry, "it failed after a part of it had been committed"));
      }
      if (entry.state() == Journal.State.STARTED) {
        boolean isUnknown =
            isHandedOver(entry)
                && !notes.isForLooking()
                && !handover.settle(
                    entry.position(), session, Snapshot.parse(entry.tablesBefore()));
        if (isUnknown) {
          return Optional.of(
              new Undecided(entry, "another program carried it out, which is not known here"));
        }
        CrashRecovery.Outcome finding =
            steps.isPresent() && steps.get().has(entry)
                ? settle(session, notes, steps.get().all(), entry)
                : new CrashRecovery(session).settleEdited(entry.tablesBefore());
        switch (finding.verdict()) {
          case LANDED -> notes.on(entry, true);
          case NOT_LANDED -> notes.on(entry, false);
          case UNKNOWN -> {
            return Optional.of(new Undecided(entry, finding.reason()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Whether another program than the server carried a step out: no other statement has a place. */
  private static boolean isHandedOver(Journal.Entry entry) {
    return !entry.position().isEmpty() && !entry.tablesBefore().isEmpty();
  }

  private static CrashRecovery.Outcome settle(
      Session session, Notes notes, List<Step> steps, Journal.Entry entry) throws SQLException {
    Step step = steps.get(entry.step() - 1);
    return switch (step.evidence()) {
      case SCHEMA -> {
        CrashRecovery.Outcome outcome =
            new CrashRecovery(session).settle(step, entry.tablesBefore());
        Optional<ProvenKeys> keys =
            outcome.verdict() == CrashRecovery.Verdict.LANDED
                ? ProvenKeys.of(session, step, steps)
                : Optional.empty();
        yield keys.isEmpty() || isProven(keys.get(), notes, entry)
            ? outcome
            : new CrashRecovery.Outcome(CrashRecovery.Verdict.NOT_LANDED, "");
      }
      case TRANSACTION ->
          new CrashRecovery.Outcome(
              CrashRecovery.Verdict.UNKNOWN, "a part of it had been committed");
      case NONE -> new CrashRecovery.Outcome(CrashRecovery.Verdict.NOT_LANDED, "");
    };
  }

  /** Whether foreign keys hold that were added before the end; those that do not are taken off. */
  private static boolean isProven(ProvenKeys keys, Notes notes, Journal.Entry entry)
      throws SQLException {
    try {
      keys.prove();
      return true;
    } catch (SQLException e) {
      if (!ProvenKeys.isAboutRows(e)) {
        throw e;
      }
      if (!notes.isForLooking()) {
        keys.undo(Snapshot.parse(entry.tablesBefore()));
      }
      return false;
    }
  }
}
