package dev.autogen.tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A migration tool at work. Implementations are linked against the tool and live beside it, apart
 * from everything else of autogen.
 */
public interface ToolRunner {

  /**
   * A job for the tool.
   *
   * @param database gives connections to the schema, set as the server has them
   * @param settings the tool's settings by its own names
   * @param folders where files are looked for before the class path is
   */
  record Job(DataSource database, Map<String, String> settings, List<String> folders) {

    public Job {
      settings = Map.copyOf(settings);
      folders = List.copyOf(folders);
    }
  }

  /**
   * Runs what the schema has not had.
   *
   * @param last where to end, in the tool's own terms; empty for everything
   * @throws ToolException in the tool's words
   */
  void migrate(Job job, Optional<String> last);

  /**
   * Takes the last {@code count} back, as the tool does.
   *
   * @throws ToolException in the tool's words, or where it cannot
   */
  void undo(Job job, int count);
}
