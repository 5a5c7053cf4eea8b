package dev.autogen.operation;

import dev.autogen.facts.ImplicitIndexes;
import dev.autogen.facts.KeyOrder;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;

/** Creates a table with its columns, indexes, foreign keys and checks in one statement. */
public record CreateTable(Table table) implements Operation {

  @Override
  public Schema applyTo(Schema before) {
    if (before.table(table.name()).isPresent()) {
      throw new IllegalStateException("table " + table.name() + " is already there");
    }
    return before.with(KeyOrder.stated().over(ImplicitIndexes.in(table)));
  }

  @Override
  public List<String> definedTables() {
    return List.of(table.name());
  }

  @Override
  public List<Operation> inverse(Schema before) {
    return List.of(new DropTable(table.name()));
  }

  @Override
  public List<String> describe(Schema before) {
    List<Column> columns = table.columns();
    String count = columns.size() == 1 ? "1 column" : columns.size() + " columns";
    return List.of("create table " + table.name() + " (" + count + ")");
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.createTable(this);
  }
}
