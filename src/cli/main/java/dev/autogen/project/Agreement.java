package dev.autogen.project;

import dev.autogen.diff.Change;
import dev.autogen.finding.Finding;
import dev.autogen.policy.Acceptance;
import java.util.List;
import java.util.SortedSet;

/**
 * Whether entities, migrations and database agree: three questions, and what the project set aside.
 *
 * @param standing how far the database is with its migrations
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
 * @param found what the rules say of the migration that is missing
 */
public record Agreement(
    Standing standing,
    List<Change> missing,
    List<Change> drift,
    List<Change> differences,
    List<Finding> setAside,
    SortedSet<Acceptance> acceptable,
    SortedSet<String> stale,
    List<Finding> refused,
    List<Finding> warnings,
    String method,
    MappedProperties properties,
    List<Finding> found) {

  public Agreement {
    found = List.copyOf(found);
    warnings = warnings.stream().distinct().toList();
  }

  /** Whether all three agree. */
  public boolean agrees() {
    return standing.isSettled()
        && missing.isEmpty()
        && drift.isEmpty()
        && differences.isEmpty()
        && refused.isEmpty();
  }
}
