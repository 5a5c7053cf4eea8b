package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * Runs code that reads or writes rows, in one transaction. Nothing is known here of what it does,
 * but that it leaves the schema as it is.
 *
 * @param title what it does, in a few words; with its place it is all that identifies it
 */
public record Transaction(String title, TransactionWork work) implements OpaqueOperation {

  public Transaction {
    title = Titles.checked(title);
  }

  @Override
  public List<String> describe(Schema before) {
    return List.of("transaction: " + title);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.transaction(this);
  }
}
