package dev.autogen.cli;

import dev.autogen.run.HalfDone;
import java.util.Optional;

/** A run that did not come to its end, as every command that looks at the database says it. */
final class HalfDoneRow {

  private HalfDoneRow() {}

  /** In a sentence. */
  static String text(HalfDone run) {
    return run.sentence() + "; " + run.remedy();
  }

  /** As a list of one; left out where there is none. */
  static void print(Facts facts, Optional<HalfDone> half) {
    if (half.isEmpty()) {
      return;
    }
    facts.list(
        "halfDone",
        half.stream().toList(),
        (row, run) -> {
          row.text("revision", run.revision());
          row.text("direction", run.direction().word());
          row.flag("known", !run.source().isEmpty());
          row.flag("running", run.running());
          row.number("done", run.done());
          row.number("steps", run.steps());
          row.text("error", run.error());
          row.text("remedy", run.remedy());
        });
  }
}
