package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * Creates a view, trigger, procedure, function or event, in the place of one of its name. It has no
 * inverse: a schema does not hold what was there under the name before.
 */
public record CreateOrReplace(StoredObject object) implements OpaqueOperation {

  @Override
  public List<String> describe(Schema before) {
    return List.of("create or replace " + object.kind().word() + " " + object.name());
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.createOrReplace(this);
  }
}
