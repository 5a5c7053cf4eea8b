package dev.autogen.facts;

import dev.autogen.facts.text.UsedColumns;
import dev.autogen.schema.Table;
import java.util.regex.Pattern;

/**
 * Checks on a date, time or enum (measured on 9.7; others are assumed): whenever a column is
 * changed or renamed, the server takes such a check for another one, and copies the table.
 */
public final class UnsteadyChecks {

  private static final Pattern NEITHER_NUMBER_NOR_TEXT =
      Pattern.compile("date|time|year|enum|set|bit|json");

  private UnsteadyChecks() {}

  /** Whether the table has one. */
  public static boolean isIn(Table table) {
    return table.columns().stream()
        .filter(column -> NEITHER_NUMBER_NOR_TEXT.matcher(column.type()).lookingAt())
        .anyMatch(
            column ->
                table.checks().stream()
                    .anyMatch(check -> UsedColumns.uses(check.expression(), column.name())));
  }
}
