package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * Runs code that works through many rows, a transaction for each chunk of them. As {@link
 * Transaction}, it leaves the schema as it is.
 *
 * @param title what it does, in a few words; with its place it is all that identifies it
 */
public record InChunks(String title, ChunkedWork work) implements OpaqueOperation {

  public InChunks {
    title = Titles.checked(title);
  }

  @Override
  public List<String> describe(Schema before) {
    return List.of("in chunks: " + title);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.inChunks(this);
  }
}
