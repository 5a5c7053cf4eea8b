package dev.autogen.project;

import dev.autogen.diff.Change;
import dev.autogen.finding.Finding;
import dev.autogen.policy.Acceptance;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.HalfDone;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Whether entities, migrations and database agree: three questions, and what the project set aside.
 *
 * @param pending revisions the database has not had
 * @param alreadyMade the last of these whose tables are there all the same, made by something else;
 *     empty where there is none
 * @param halfDone a run that did not come to its end
 * @param changed migrations that are no longer what was run
 * @param missing what entities ask for and all migrations together do not make: a migration is
 *     missing
 * @param drift what the database needs to be what its migrations made
 * @param differences what the database needs to be what the entities ask for: what a migration
 *     written now would do
 * @param setAside differences that were set aside, and why
 * @param acceptable all differences that can be accepted, those that are included
 * @param stale accepted lines that belong to no difference any more
 * @param refused the tables whose definition the server refuses, and why: whether they agree is
 *     unknown
 * @param warnings what could not be read or compared, none twice
 * @param method how the tables were compared, in one line
 * @param properties whose property each element is that differs
 */
public record Agreement(
    List<RevisionScript> pending,
    Optional<String> alreadyMade,
    Optional<HalfDone> halfDone,
    List<Finding> changed,
    List<Change> missing,
    List<Change> drift,
    List<Change> differences,
    List<Finding> setAside,
    SortedSet<Acceptance> acceptable,
    SortedSet<String> stale,
    List<Finding> refused,
    List<Finding> warnings,
    String method,
    MappedProperties properties) {

  public Agreement {
    warnings = warnings.stream().distinct().toList();
  }

  /** Whether all three agree. */
  public boolean agrees() {
    return pending.isEmpty()
        && halfDone.isEmpty()
        && changed.isEmpty()
        && missing.isEmpty()
        && drift.isEmpty()
        && differences.isEmpty()
        && refused.isEmpty();
  }
}
