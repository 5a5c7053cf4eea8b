package dev.autogen.migration;

import dev.autogen.operation.PartitionChange;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of a table's partitions, in the braces of {@link Operations#alterPartitions}; each is an
 * ALTER TABLE statement of its own. A table is divided at first by {@link
 * TableDefinition#partitionBy} or {@link TableAlteration#partitionBy}.
 */
public final class PartitionAlteration {

  private final List<PartitionChange> changes = new ArrayList<>();

  PartitionAlteration() {}

  List<PartitionChange> changes() {
    return List.copyOf(changes);
  }

  private PartitionAlteration add(PartitionChange change) {
    changes.add(change);
    return this;
  }

  /**
   * Adds partitions by range, behind all others, or by list: {@code p.add("PARTITION p2027 VALUES
   * LESS THAN (2028)")}.
   */
  public PartitionAlteration add(String... definitions) {
    return add(new PartitionChange.Add(List.of(definitions)));
  }

  /** Adds partitions by hash or key, and divides the rows anew: {@code p.add(2)}. */
  public PartitionAlteration add(int count) {
    return add(new PartitionChange.AddCount(count));
  }

  /** Drops partitions with their rows: {@code p.drop("p2019", "p2020")}. */
  public PartitionAlteration drop(String... names) {
    return add(new PartitionChange.Drop(List.of(names)));
  }

  /** Deletes the rows of partitions: {@code p.truncate("p2021")}. */
  public PartitionAlteration truncate(String... names) {
    return add(new PartitionChange.Truncate(List.of(names)));
  }

  /**
   * Divides neighbouring partitions differently; no row is lost: {@code p.reorganize("pmax")
   * .into("PARTITION p2027 VALUES LESS THAN (2028)", "PARTITION pmax VALUES LESS THAN MAXVALUE")}.
   */
  public Reorganization reorganize(String... names) {
    return new Reorganization(List.of(names));
  }

  /** Takes partitions by hash or key away, and no row: {@code p.coalesce(2)}. */
  public PartitionAlteration coalesce(int count) {
    return add(new PartitionChange.Coalesce(count));
  }

  /**
   * Swaps the rows of a partition with those of an ordinary table with the same columns and
   * indexes; a second time undoes it: {@code p.exchange("p2024", "orders_2024")}. The server
   * refuses rows of the table that do not belong into the partition, and a table with foreign keys.
   */
  public PartitionAlteration exchange(String name, String table) {
    return add(new PartitionChange.Exchange(name, table, true));
  }

  /**
   * The same without a look at the rows, which takes no time: {@code
   * p.exchangeWithoutValidation("p2024", "orders_2024")}. A row that does not belong into the
   * partition is not found there afterwards.
   */
  public PartitionAlteration exchangeWithoutValidation(String name, String table) {
    return add(new PartitionChange.Exchange(name, table, false));
  }

  /** Partitions that are to be divided differently. */
  public final class Reorganization {

    private final List<String> names;

    private Reorganization(List<String> names) {
      this.names = names;
    }

    /** What they become: {@code p.reorganize("p0", "p1").into("PARTITION p VALUES …")}. */
    public PartitionAlteration into(String... definitions) {
      return add(new PartitionChange.Reorganize(names, List.of(definitions)));
    }
  }
}
