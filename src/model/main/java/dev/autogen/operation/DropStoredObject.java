package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * Drops a view, trigger, procedure, function or event. It has no inverse: a schema does not hold
 * its definition.
 */
public record DropStoredObject(StoredObject.Kind kind, String name) implements OpaqueOperation {

  @Override
  public List<String> describe(Schema before) {
    return List.of("drop " + kind.word() + " " + name);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.dropStoredObject(this);
  }
}
