package dev.autogen.migration;

import java.util.Optional;

/** Code of a migration that works through many rows, in many transactions. */
@FunctionalInterface
public interface RowChunks {

  /**
   * Does the next chunk.
   *
   * @param tx the rows, in a transaction of this chunk, in which the position is noted too
   * @param position what the chunk before returned, such as the last key it came to; empty for the
   *     first chunk
   * @return the position of the next chunk, never empty text; none when everything is done
   */
  Optional<String> next(RowAccess tx, String position) throws Exception;
}
