package dev.autogen.run;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What only a person can decide: finds it, says it, and notes the decision. */
public final class Repair {

  /** Something to decide. */
  public sealed interface Question {

    /** What it is about, a clause. */
    String sentence();
  }

  /** A step that was interrupted and may have been carried out or not. */
  public record UndecidedStep(String sentence, long entry, String statement) implements Question {}

  /** A migration that was changed after it was run here. */
  public record ChangedMigration(String sentence, String revision, long run, Step.Checksum checksum)
      implements Question {

    /** The same as something that was found. */
    public Finding finding(Severity severity) {
      return new Finding(
          "changed-migration",
          severity,
          Element.revision(revision),
          sentence,
          "restore it and write a further migration",
          "");
    }
  }

  /** What to do about a step that only a person can tell of. */
  static final String REMEDY =
      "look at the schema, then say 'autogen repair --done' if it was carried out whole, or"
          + " 'autogen repair --not-done' if nothing of it was";

  private final Session session;
  private final RevisionGraph graph;
  private final Journal journal;
  private final Handover handover;

  /** Repairs the journal of the session's schema; to be used while the schema's lock is held. */
  Repair(Session session, RevisionGraph graph, Journal journal, Handover handover) {
    this.session = session;
    this.graph = graph;
    this.journal = journal;
    this.handover = handover;
  }

  /** Everything there is to decide; steps that the schema tells about are settled on the way. */
  List<Question> findings() throws SQLException {
    List<Question> findings = new ArrayList<>();
    Optional<Journal.Unfinished> left = journal.unfinished();
    if (left.isPresent()) {
      Resumption.settle(
              session,
              (entry, isDone) -> journal.settled(entry.id(), isDone),
              handover,
              graph.revision(left.get().revision()),
              left.get())
          .ifPresent(
              undecided ->
                  findings.add(
                      new UndecidedStep(
                          sentence(left.get(), undecided),
                          undecided.entry().id(),
                          undecided.entry().statement())));
    }
    findings.addAll(new AppliedMigrations(session, graph).changed());
    return List.copyOf(findings);
  }

  static String sentence(Journal.Unfinished left, Resumption.Undecided undecided) {
    return "step "
        + undecided.entry().step()
        + " of the "
        + left.direction().word()
        + " of revision "
        + left.revision()
        + " was interrupted, and "
        + undecided.reason();
  }

  /** Notes that a step was carried out whole, or that nothing of it was. */
  public void decide(UndecidedStep step, boolean done) throws SQLException {
    if (done) {
      journal.done(step.entry());
    } else {
      journal.failed(step.entry(), Journal.State.FAILED, "noted by hand as not carried out");
    }
  }

  /** Notes that a migration as it is now is the one that was run. */
  public void accept(ChangedMigration changed) throws SQLException {
    journal.accept(changed.run(), changed.checksum());
  }
}
