package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * An operation on rows, on objects a {@link Schema} does not hold, or by text or code of which
 * nobody can tell what it does to the tables. So the schema is the same to it before and after, and
 * nothing is known that would undo it.
 */
public sealed interface OpaqueOperation extends Operation
    permits BulkInsert,
        CreateOrReplace,
        DropStoredObject,
        ExecuteScript,
        ExecuteSql,
        InChunks,
        Transaction,
        UpdateInChunks,
        UpdateRows {

  @Override
  default Schema applyTo(Schema before) {
    return before;
  }

  @Override
  default List<Operation> inverse(Schema before) {
    return List.of();
  }
}
