package dev.autogen.run;

import dev.autogen.migration.RevisionScript;
import java.util.List;

/** Which way a migration is run, or that its revision was only noted. */
public enum Direction {
  UPGRADE,
  DOWNGRADE,
  STAMP;

  /** The word of the command line, such as {@code upgrade}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The steps that {@code script} takes in this direction. */
  public List<Step> steps(RevisionScript script) {
    return Step.of(this == UPGRADE ? script.upgradeOperations() : script.downgradeOperations());
  }
}
