package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * Changes the rows of a big table a chunk at a time, in the order of its primary key, each in a
 * transaction of its own, so that no lock is held for long. It goes on where it was interrupted.
 *
 * @param rows how many rows a chunk goes over
 */
public record UpdateInChunks(UpdateRows update, int rows) implements OpaqueOperation {

  public UpdateInChunks {
    if (rows < 1) {
      throw new IllegalArgumentException("a chunk of " + rows + " rows is none");
    }
  }

  @Override
  public List<String> describe(Schema before) {
    return update.describe(before).stream().map(p -> p + ", " + rows + " rows at a time").toList();
  }

  @Override
  public List<String> losses(Schema before) {
    return update.losses(before);
  }

  @Override
  public List<String> touchedTables() {
    return List.of(update.table());
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.updateInChunks(this);
  }
}
