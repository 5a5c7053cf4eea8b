package dev.autogen;

import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import java.util.List;

/**
 * Whether a schema is what its migrations make of it.
 *
 * @param schema its name
 * @param findings what is not as it should be, in the order to put it right; notes say what could
 *     not be compared
 */
public record CheckResult(String schema, List<Finding> findings) {

  public CheckResult {
    findings = List.copyOf(findings);
  }

  /** Whether nothing was found but what is worth knowing. */
  public boolean agrees() {
    return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
  }
}
