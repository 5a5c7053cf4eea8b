package dev.autogen.operation;

import java.sql.Connection;
import java.util.Optional;

/** Work on many rows in many transactions, which goes on where it was interrupted. */
@FunctionalInterface
public interface ChunkedWork {

  /**
   * Does the next chunk. The position it returns is noted in the transaction of the chunk itself,
   * so that no chunk is done twice and none is left out.
   *
   * @param connection in a transaction of this chunk; as {@link TransactionWork#run}
   * @param position what the chunk before returned, such as the last key it came to; empty for the
   *     first chunk
   * @return the position of the next chunk, never empty text; none when everything is done
   */
  Optional<String> next(Connection connection, String position) throws Exception;
}
