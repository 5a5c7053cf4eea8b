package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/** Drops a view, trigger, procedure, function or event. */
public record DropStoredObject(StoredObject.Kind kind, String name) implements Operation {

  @Override
  public Schema applyTo(Schema before) {
    return before;
  }

  /** Nothing: a schema does not hold its definition. */
  @Override
  public List<Operation> inverse(Schema before) {
    return List.of();
  }

  @Override
  public List<String> describe(Schema before) {
    return List.of("drop " + kind.word() + " " + name);
  }
}
