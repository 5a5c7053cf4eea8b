package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.migration.MigrationException;
import dev.autogen.revision.RevisionScript;
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

  /**
   * The steps that {@code script} takes in this direction.
   *
   * @throws AutogenException when a step is what no migration can do
   */
  public List<Step> steps(RevisionScript script) {
    try {
      return Step.of(this == UPGRADE ? script.upgradeOperations() : script.downgradeOperations());
    } catch (AutogenException e) {
      throw e instanceof MigrationException
          ? e
          : new AutogenException(
              e.kind(),
              word()
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
}
