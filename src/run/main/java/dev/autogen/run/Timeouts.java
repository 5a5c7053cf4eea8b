package dev.autogen.run;

import java.time.Duration;

/**
 * How long to wait for what others hold, and what then.
 *
 * @param turn how long to wait until another autogen is done with the schema
 * @param lock how long a statement waits for a lock on a table or a row
 * @param retries how often a statement that got no lock is tried again
 * @param killBlockers whether connections that hold such a lock are ended
 */
public record Timeouts(Duration turn, Duration lock, int retries, boolean killBlockers) {

  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofMinutes(10), Duration.ofSeconds(30), 3, false);

  /** With an end to connections that hold what is waited for. */
  public Timeouts withKilling() {
    return new Timeouts(turn, lock, retries, true);
  }
}
