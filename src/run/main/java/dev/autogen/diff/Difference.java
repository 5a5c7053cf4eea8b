package dev.autogen.diff;

import dev.autogen.operation.InsertRows;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Table;
import java.util.List;

/**
 * What one schema has that the other has not.
 *
 * @param created tables to create
 * @param dropped tables to drop
 * @param altered tables to change
 * @param seeds rows to insert into tables that are already there
 */
public record Difference(
    List<Table> created, List<Table> dropped, List<Altered> altered, List<InsertRows> seeds) {

  /**
   * A table that is on both sides, and differs.
   *
   * @param changes what turns {@code before} into {@code after}, in an order that runs within one
   *     statement
   */
  public record Altered(Table before, Table after, List<TableChange> changes) {

    public Altered {
      changes = List.copyOf(changes);
    }
  }

  public Difference {
    created = List.copyOf(created);
    dropped = List.copyOf(dropped);
    altered = List.copyOf(altered);
    seeds = List.copyOf(seeds);
  }

  public boolean isEmpty() {
    return created.isEmpty() && dropped.isEmpty() && altered.isEmpty() && seeds.isEmpty();
  }
}
