package dev.autogen.project;

import dev.autogen.finding.Finding;
import java.util.List;

/**
 * How far a database is with migrations that another tool runs, as the tool's own table there says.
 *
 * @param tool what it is called, such as Flyway
 * @param pending what the database has not had, as people name it
 * @param wrong what failed, was changed, or is not there any more
 * @param upgrade what to do where it is behind, as a clause
 * @param repair what to do where something is wrong, as a clause
 */
public record ToolStanding(
    String tool, List<Pending> pending, List<Finding> wrong, String upgrade, String repair) {

  /**
   * A migration that has not been run.
   *
   * @param version its version or id
   * @param description what it does
   * @param script the file or path that has it
   */
  public record Pending(String version, String description, String script) {}

  public ToolStanding {
    pending = List.copyOf(pending);
    wrong = List.copyOf(wrong);
  }
}
