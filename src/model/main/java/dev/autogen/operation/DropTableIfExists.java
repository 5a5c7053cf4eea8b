package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/** Drops a table with all its rows, where it is there. */
public record DropTableIfExists(String table) implements Operation {

  @Override
  public Schema applyTo(Schema before) {
    return before.without(table);
  }

  /** Creates the table as it was; nothing where it was not there. */
  @Override
  public List<Operation> inverse(Schema before) {
    return isThere(before) ? new DropTable(table).inverse(before) : List.of();
  }

  private boolean isThere(Schema before) {
    return before.table(table).isPresent();
  }

  @Override
  public List<String> definedTables() {
    return List.of(table);
  }

  @Override
  public List<String> describe(Schema before) {
    return isThere(before) ? new DropTable(table).describe(before) : List.of();
  }

  @Override
  public List<String> losses(Schema before) {
    return isThere(before) ? new DropTable(table).losses(before) : List.of();
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.dropTableIfExists(this);
  }
}
