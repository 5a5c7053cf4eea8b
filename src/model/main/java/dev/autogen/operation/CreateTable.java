package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
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
    return before.with(KeyOrder.stated().over(withKeyColumnsNotNull(table).withImplicitIndexes()));
  }

  /** The columns of a primary key are NOT NULL whatever their definition says. */
  static Table withKeyColumnsNotNull(Table table) {
    List<String> key = table.primaryKey().map(Index::columns).orElse(List.of());
    return table.withColumns(
        table.columns().stream()
            .map(c -> key.stream().anyMatch(c.name()::equalsIgnoreCase) ? c.notNull() : c)
            .toList());
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
