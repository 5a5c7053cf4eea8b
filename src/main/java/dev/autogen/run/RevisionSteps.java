package dev.autogen.run;

import dev.autogen.AutogenException;
import dev.autogen.migration.RevisionScript;
import java.util.List;

/** The steps that a revision takes in one direction, with what is worked out of each, once. */
final class RevisionSteps {

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
  static RevisionSteps of(RevisionScript script, Direction direction) {
    return new RevisionSteps(direction.steps(script));
  }

  List<Step> all() {
    return all;
  }

  int count() {
    return all.size();
  }

  /** Those after the first {@code done}. */
  List<Step> after(int done) {
    return all.subList(done, all.size());
  }

  /** The {@link Step#hash} of one of them. */
  String hash(Step step) {
    int index = step.number() - 1;
    if (hashes[index] == null) {
      hashes[index] = step.hash();
    }
    return hashes[index];
  }

  Step.Checksum checksum() {
    return Step.Checksum.of(all, all.stream().map(this::hash).toList());
  }

  /** Whether a note in the journal is of one of them as it is now. */
  boolean has(Journal.Entry entry) {
    return entry.step() <= count() && hash(all.get(entry.step() - 1)).equals(entry.hash());
  }
}
