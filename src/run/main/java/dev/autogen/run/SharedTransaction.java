package dev.autogen.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Which statements share a transaction. One that changes rows takes less time than the commit
 * behind it, and of thousands that follow each other each had its own. Where one fails, those
 * before it stay done.
 */
final class SharedTransaction {

  private static final int MOST = 1_000;

  /** In characters of the statements: well within the smallest packet a server may be set to. */
  private static final int LONGEST = 200_000;

  private SharedTransaction() {}

  /** The step at {@code index} and those that follow it, as many as may share one. */
  static List<Step> from(List<Step> steps, int index) {
    List<Step> together = new ArrayList<>();
    long length = 0;
    for (Step step : steps.subList(index, steps.size())) {
      length += step instanceof Step.DmlStatements ? step.text().length() : LONGEST;
      if (together.size() == MOST || length > LONGEST || !MonitoredStep.changesRowsAlone(step)) {
        break;
      }
      together.add(step);
    }
    return together;
  }
}
