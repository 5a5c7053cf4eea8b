package dev.autogen.run;

import dev.autogen.error.Printable;
import dev.autogen.mysql.Blocker;
import dev.autogen.mysql.Stages;
import dev.autogen.mysql.TableSize;
import java.time.Duration;
import java.util.Optional;

/**
 * Says how far a statement is.
 *
 * @param step such as {@code step 3 of 8c1f0a52d9e4}
 * @param size of the table it changes
 */
record Gauge(String step, TableSize size) {

  private static final int WIDTH = 20;
  private static final int SOON = 5;

  /**
   * A line of its own: {@code step 3 of 8c1f: 42 % after 12 s, about 17 s left (table a, 2 GB)}.
   */
  String line(Optional<Stages.Stage> stage, Optional<Long> rows, Duration taken) {
    return step
        + ": "
        + stage
            .map(s -> s.percent() + " % after " + Blocker.time(taken) + left(s, taken))
            .orElse(
                rows.filter(r -> r > 0).map(r -> changed(r) + " after ").orElse("running for ")
                    + Blocker.time(taken))
        + (size.table().isEmpty() ? "" : " (" + size.describe() + ")");
  }

  /** The same for a line that goes on living, which says itself how long it has been. */
  String bar(Optional<Stages.Stage> stage, Optional<Long> rows, Duration taken) {
    String how =
        stage
            .map(s -> drawn(s.percent()) + " " + s.percent() + " %" + left(s, taken))
            .orElse(rows.filter(r -> r > 0).map(Gauge::changed).orElse(""));
    String table = size.describe();
    return step
        + (how.isEmpty() ? "" : ": " + how)
        + (table.isEmpty() ? "" : (how.isEmpty() ? ": " : ", ") + table);
  }

  private static String changed(long rows) {
    return rows == 1 ? "1 row changed" : Printable.number(rows) + " rows changed";
  }

  private static String drawn(int percent) {
    int full = percent * WIDTH / 100;
    return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "]";
  }

  /** A guess by what has been done, once that says something. */
  private static String left(Stages.Stage stage, Duration taken) {
    int percent = stage.percent();
    if (percent < SOON || percent >= 100) {
      return "";
    }
    return ", about "
        + Blocker.time(taken.multipliedBy(100 - percent).dividedBy(percent))
        + " left";
  }
}
