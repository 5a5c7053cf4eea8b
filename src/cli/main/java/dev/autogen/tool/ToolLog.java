package dev.autogen.tool;

import java.util.List;
import java.util.Optional;

/**
 * What the table of a migration tool says of a schema, in the order in which it was run.
 *
 * @param entries what the schema has had, each once, as it was run last
 * @param baseline the version below and at which everything counts as run; empty for none
 */
public record ToolLog(List<Entry> entries, String baseline) {

  /** That of a schema without such a table. */
  public static final ToolLog NONE = new ToolLog(List.of(), "");

  /**
   * A migration that was run.
   *
   * @param key tells it from all others
   * @param version its version or id; empty for one that is run whenever it changes
   * @param description what it does
   * @param script the file that has it
   * @param checksum of its text; empty where there is none
   * @param failed whether it did not come to its end
   */
  public record Entry(
      String key,
      String version,
      String description,
      String script,
      String checksum,
      boolean failed) {

    /** Whether it is run again whenever it changes. */
    boolean repeats() {
      return version.isEmpty();
    }
  }

  public ToolLog {
    entries = List.copyOf(entries);
  }

  /** The entry of that key. */
  Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }
}
