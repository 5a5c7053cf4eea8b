package dev.autogen.facts;

import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;

/** What MySQL asks of columns with a spatial index. */
public final class SpatialKeys {

  private SpatialKeys() {}

  /**
   * Whether MySQL refuses to drop an index in the statement that changes a column: it changes no
   * SRID of one that has a spatial index, even where that goes at the same time (error 3644).
   *
   * @param now the column as it becomes
   * @param before the table that has the index
   */
  public static boolean bindsSrid(String index, Column now, Table before) {
    return before
            .index(index)
            .filter(found -> found.kind() == Index.Kind.SPATIAL)
            .filter(found -> found.columns().stream().anyMatch(now.name()::equalsIgnoreCase))
            .isPresent()
        && before.column(now.name()).filter(column -> column.srid() != now.srid()).isPresent();
  }
}
