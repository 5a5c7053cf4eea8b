package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Runs operations while the server does not check foreign keys, neither rows nor definitions. */
public record WithoutForeignKeyChecks(List<Operation> operations) implements Operation {

  public WithoutForeignKeyChecks {
    operations = List.copyOf(operations);
  }

  @Override
  public Schema applyTo(Schema before) {
    return Operation.applyAll(operations, before);
  }

  @Override
  public List<Operation> inverse(Schema before) {
    List<Operation> inverse = Operation.inverseOf(operations, before);
    return inverse.isEmpty() ? List.of() : List.of(new WithoutForeignKeyChecks(inverse));
  }

  @Override
  public List<Operation> parts() {
    return operations.stream().flatMap(operation -> operation.parts().stream()).toList();
  }

  @Override
  public List<String> describe(Schema before) {
    return visited(before, Operation::describe);
  }

  @Override
  public List<String> losses(Schema before) {
    return visited(before, Operation::losses);
  }

  private List<String> visited(Schema before, BiFunction<Operation, Schema, List<String>> says) {
    List<String> phrases = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      phrases.addAll(says.apply(operation, schema));
      schema = operation.applyTo(schema);
    }
    return List.copyOf(phrases);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.withoutForeignKeyChecks(this);
  }
}
