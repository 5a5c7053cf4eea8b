package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.event.Direction;
import dev.autogen.migration.MigrationException;
import dev.autogen.mysql.Fingerprint;
import dev.autogen.revision.RevisionScript;
import java.util.List;

/** The steps that a revision takes in one direction, with what is worked out of each, once. */
public final class RevisionSteps {

  private final List<Step> all;
  private final String[] hashes;

  private RevisionSteps(List<Step> all) {
    this.all = all;
    this.hashes = new String[all.size()];
  }

  /**
   * Runs the migration's own code.
   *
   * @throws AutogenException when a step is what no migration can do
   */
  public static RevisionSteps of(RevisionScript script, Direction direction) {
    try {
      return new RevisionSteps(
          Step.of(
              direction == Direction.UPGRADE
                  ? script.upgradeOperations()
                  : script.downgradeOperations()));
    } catch (AutogenException e) {
      throw e instanceof MigrationException
          ? e
          : new AutogenException(
              e.kind(),
              direction.word()
                  + "() of revision "
                  + script.id()
                  + " ("
                  + script.source()
                  + "): "
                  + e.getMessage(),
              e.remedy(),
              e);
    }
  }

  public List<Step> all() {
    return all;
  }

  int count() {
    return all.size();
  }

  /** The {@link Step#hash} of one of them. */
  String hash(Step step) {
    int index = step.number() - 1;
    if (hashes[index] == null) {
      hashes[index] = step.hash();
    }
    return hashes[index];
  }

  /** What to note of them. */
  Step.Checksum checksum() {
    return new Step.Checksum(statements(), OperationDigest.of(all));
  }

  /** Whether a note is of these, be it that another autogen wrote the same as other SQL. */
  boolean isNotedAs(Step.Checksum noted) {
    return statements().equals(noted.statements())
        || OperationDigest.of(all).equals(noted.operations())
        || OperationDigest.earlier(all).equals(noted.operations());
  }

  private String statements() {
    return Fingerprint.of(String.join("\n", all.stream().map(this::hash).toList()));
  }

  /** Whether a note in the journal is of one of them as it is now. */
  boolean has(Journal.Entry entry) {
    return entry.step() <= count() && hash(all.get(entry.step() - 1)).equals(entry.hash());
  }
}
