package dev.autogen.operation;

import dev.autogen.operation.PartitionChange.Exchange;
import dev.autogen.schema.Partitioning;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Changes the partitions of a table that has some. */
public record AlterPartitions(String table, PartitionChange change) implements Operation {

  @Override
  public Schema applyTo(Schema before) {
    Table old = before.existing(table);
    if (change instanceof Exchange exchange
        && !before.existing(exchange.table()).options().partitioning().isEmpty()) {
      throw new IllegalStateException(
          "table " + exchange.table() + " has partitions of its own and cannot be exchanged");
    }
    return before.with(
        old.withOptions(old.options().withPartitioning(change.applyTo(of(old)).clause())));
  }

  private Partitioning of(Table old) {
    String clause = old.options().partitioning();
    if (clause.isEmpty()) {
      throw new IllegalStateException("table " + table + " has no partitions");
    }
    return Partitioning.of(clause);
  }

  @Override
  public List<Operation> inverse(Schema before) {
    return change.inverse(of(before.existing(table))).stream()
        .<Operation>map(inverse -> new AlterPartitions(table, inverse))
        .toList();
  }

  @Override
  public List<String> definedTables() {
    return change instanceof Exchange exchange ? List.of(table, exchange.table()) : List.of(table);
  }

  /** An exchange shows in no definition, and a second one would undo the first. */
  @Override
  public boolean showsOrMayRepeat() {
    return !(change instanceof Exchange);
  }

  @Override
  public List<String> describe(Schema before) {
    return List.of(change.describe() + " of table " + table);
  }

  @Override
  public List<String> losses(Schema before) {
    return change.emptied().isEmpty()
        ? List.of()
        : List.of(
            change.emptied().stream()
                .collect(Collectors.joining(", ", "the rows of partition ", " of table " + table)));
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.alterPartitions(this);
  }
}
