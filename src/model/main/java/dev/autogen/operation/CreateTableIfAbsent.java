package dev.autogen.operation;

import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;

/** Creates a table where there is none of its name; one that is there stays as it is. */
public record CreateTableIfAbsent(Table table) implements Operation {

  @Override
  public Schema applyTo(Schema before) {
    return isThere(before) ? before : new CreateTable(table).applyTo(before);
  }

  private boolean isThere(Schema before) {
    return before.table(table.name()).isPresent();
  }

  /** Drops the table; nothing where it was there before. */
  @Override
  public List<Operation> inverse(Schema before) {
    return isThere(before) ? List.of() : List.of(new DropTable(table.name()));
  }

  @Override
  public List<String> definedTables() {
    return List.of(table.name());
  }

  @Override
  public List<String> describe(Schema before) {
    return isThere(before) ? List.of() : new CreateTable(table).describe(before);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.createTableIfAbsent(this);
  }
}
