package dev.autogen.facts;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.facts.text.UsedColumns;
import dev.autogen.schema.Table;
import java.util.EnumSet;
import java.util.Set;

/**
 * Checks on a date, time or enum (measured on 9.7; others are assumed): whenever a column is
 * changed or renamed, the server takes such a check for another one, and copies the table.
 */
public final class UnsteadyChecks {

  /** The sorts that are neither numbers nor texts. */
  private static final Set<Sort> UNSTEADY =
      EnumSet.of(
          Sort.DATE,
          Sort.TIME,
          Sort.DATETIME,
          Sort.TIMESTAMP,
          Sort.YEAR,
          Sort.ENUM,
          Sort.SET,
          Sort.BIT,
          Sort.JSON);

  private UnsteadyChecks() {}

  /** Whether the table has one. */
  public static boolean isIn(Table table) {
    return table.columns().stream()
        .filter(column -> UNSTEADY.contains(ColumnType.sortOf(column.type())))
        .anyMatch(
            column ->
                table.checks().stream()
                    .anyMatch(check -> UsedColumns.uses(check.expression(), column.name())));
  }
}
