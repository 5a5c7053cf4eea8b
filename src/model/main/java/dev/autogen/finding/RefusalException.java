package dev.autogen.finding;

import dev.autogen.error.AutogenException;
import java.util.List;

/** Nothing was done, because of what was found. */
public class RefusalException extends AutogenException {

  private static final long serialVersionUID = 1L;

  /** Not kept where the exception is written to a stream. */
  private final transient List<Finding> findings;

  /**
   * A refusal by the database or a migration.
   *
   * @param findings why, at least one
   */
  public RefusalException(String message, String remedy, List<Finding> findings) {
    super(Kind.FAILURE, message, remedy);
    this.findings = List.copyOf(findings);
  }

  /** What was found; the message tells all of it. */
  public List<Finding> findings() {
    return findings == null ? List.of() : findings;
  }
}
