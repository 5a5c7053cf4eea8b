package dev.autogen.project;

import dev.autogen.finding.Finding;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.HalfDone;
import java.util.List;
import java.util.Optional;

/**
 * How far a database is with the migrations of a project.
 *
 * @param pending revisions the database has not had
 * @param alreadyMade the last of these whose tables are there all the same, made by something else;
 *     empty where there is none
 * @param halfDone a run that did not come to its end
 * @param changed migrations that are no longer what was run
 * @param tool how far another tool is, which runs the migrations; all else is empty then
 * @param hasRun whether the database has had any
 */
public record Standing(
    List<RevisionScript> pending,
    Optional<String> alreadyMade,
    Optional<HalfDone> halfDone,
    List<Finding> changed,
    Optional<ToolStanding> tool,
    boolean hasRun) {

  public Standing {
    pending = List.copyOf(pending);
    changed = List.copyOf(changed);
  }

  /** That of migrations another tool runs. */
  static Standing of(ToolStanding tool, boolean hasRun) {
    return new Standing(
        List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.of(tool), hasRun);
  }

  /** Whether the database has not had all of them. */
  public boolean isBehind() {
    return !pending.isEmpty() || tool.filter(t -> !t.pending().isEmpty()).isPresent();
  }

  /** Whether the database has had all of them, as they are, to the end. */
  public boolean isSettled() {
    return !isBehind()
        && halfDone.isEmpty()
        && changed.isEmpty()
        && tool.filter(t -> !t.wrong().isEmpty()).isEmpty();
  }
}
