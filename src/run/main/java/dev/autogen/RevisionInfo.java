package dev.autogen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a revision on a schema.
 *
 * @param parents the ids of the revisions it follows; empty for a base
 * @param message what it does, in one line; may be empty
 * @param created when it was written
 * @param applied when it was run; empty where it was not
 * @param duration how long that took
 * @param appliedBy the account and user that ran it; empty where it was not run
 */
public record RevisionInfo(
    String id,
    List<String> parents,
    String message,
    Instant created,
    State state,
    Optional<Instant> applied,
    Optional<Duration> duration,
    String appliedBy) {

  /** What there is to say of a revision on a schema. */
  public enum State {
    /** It was run. */
    APPLIED,
    /** It counts as run, since somebody said so with a stamp. */
    STAMPED,
    /** A run of it has not come to its end, or is under way. */
    HALF_DONE,
    /** It is yet to be run. */
    PENDING
  }

  public RevisionInfo {
    parents = List.copyOf(parents);
  }
}
