package dev.autogen.diff;

import dev.autogen.operation.InsertRows;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Finds every difference between two complete schemas. */
public final class Differ {

  private Differ() {}

  /** What must change for {@code live} to become {@code target}. */
  public static Difference between(Schema live, Schema target) {
    List<Table> created = new ArrayList<>();
    List<Difference.Altered> altered = new ArrayList<>();
    List<InsertRows> seeds = new ArrayList<>();
    for (Table after : target.tables()) {
      live.table(after.name())
          .ifPresentOrElse(
              before -> {
                // Most are, where a schema is nearly what it is to be.
                if (!before.equals(after)) {
                  new TableDiffer(before, after).altered().ifPresent(altered::add);
                  missingSeeds(before, after, seeds);
                }
              },
              () -> created.add(after));
    }
    List<Table> dropped =
        live.tables().stream().filter(t -> target.table(t.name()).isEmpty()).toList();
    return new Difference(created, dropped, altered, seeds);
  }

  /** Whether the two are one table, whatever the order of their columns and constraints. */
  public static boolean same(Table before, Table after) {
    return new TableDiffer(before, after).altered().isEmpty();
  }

  private static void missingSeeds(Table before, Table after, List<InsertRows> seeds) {
    List<SortedMap<String, String>> missing =
        after.seedRows().stream()
            .filter(seed -> before.seedRows().stream().noneMatch(seed::isIn))
            .map(SeedRow::cells)
            .toList();
    if (!missing.isEmpty()) {
      seeds.add(new InsertRows(after.name(), missing));
    }
  }
}
