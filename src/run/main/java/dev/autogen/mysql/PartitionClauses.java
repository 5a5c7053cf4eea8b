package dev.autogen.mysql;

import dev.autogen.operation.PartitionChange;

/** Writes the changes of a table's partitions as clauses of {@code ALTER TABLE}. */
final class PartitionClauses implements PartitionChange.Cases<String> {

  @Override
  public String add(PartitionChange.Add add) {
    return "ADD PARTITION (" + String.join(",\n  ", add.definitions()) + ")";
  }

  @Override
  public String addCount(PartitionChange.AddCount addCount) {
    return "ADD PARTITION PARTITIONS " + addCount.count();
  }

  @Override
  public String drop(PartitionChange.Drop drop) {
    return "DROP PARTITION " + Sql.names(drop.names());
  }

  @Override
  public String reorganize(PartitionChange.Reorganize reorganize) {
    return "REORGANIZE PARTITION "
        + Sql.names(reorganize.names())
        + " INTO (\n  "
        + String.join(",\n  ", reorganize.definitions())
        + ")";
  }

  @Override
  public String truncate(PartitionChange.Truncate truncate) {
    return "TRUNCATE PARTITION " + Sql.names(truncate.names());
  }

  @Override
  public String coalesce(PartitionChange.Coalesce coalesce) {
    return "COALESCE PARTITION " + coalesce.count();
  }

  @Override
  public String exchange(PartitionChange.Exchange exchange) {
    return "EXCHANGE PARTITION "
        + Sql.name(exchange.name())
        + " WITH TABLE "
        + Sql.name(exchange.table())
        + (exchange.validated() ? "" : " WITHOUT VALIDATION");
  }
}
