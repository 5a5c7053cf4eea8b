package dev.autogen.hook;

import java.util.List;

/**
 * Is told of each revision that has been applied, undone or stamped.
 *
 * <pre>{@code
 * public final class Announce implements RevisionListener {
 *   public void applied(Applied revision) {
 *     System.err.println(revision.direction() + " " + revision.id());
 *   }
 * }
 * }</pre>
 */
public interface RevisionListener extends Hook {

  /**
   * What has been done.
   *
   * @param direction {@code upgrade}, {@code downgrade} or {@code stamp}
   * @param id the revision; of a stamp each one that is noted now, {@code base} where none is
   * @param message what the revision does; empty for a stamp
   * @param heads the revisions the schema is at now
   */
  record Applied(String direction, String id, String message, List<String> heads) {
    public Applied {
      heads = List.copyOf(heads);
    }
  }

  /**
   * Is told, after everything has been committed. Throwing stops what is left of the run, and takes
   * nothing back.
   */
  void applied(Applied revision);
}
