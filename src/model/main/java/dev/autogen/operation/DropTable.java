package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/** Drops a table with all its rows. */
public record DropTable(String table) implements Operation {

  @Override
  public Schema applyTo(Schema before) {
    before.existing(table);
    return before.without(table);
  }

  @Override
  public List<String> definedTables() {
    return List.of(table);
  }

  @Override
  public List<Operation> inverse(Schema before) {
    return List.of(new CreateTable(before.existing(table).withSeedRows(List.of())));
  }

  @Override
  public List<String> describe(Schema before) {
    return List.of("drop table " + table);
  }

  @Override
  public List<String> losses(Schema before) {
    return List.of("the rows of table " + table);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.dropTable(this);
  }
}
