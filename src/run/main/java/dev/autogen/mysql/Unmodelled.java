package dev.autogen.mysql;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;

/**
 * Something a table has that autogen has no word for, such as what a later MySQL brings.
 *
 * @param table empty until the table's name is known
 * @param column the column it belongs to; empty where it belongs to none
 * @param text what it is, with what has it: {@code column name: MASKING POLICY `p`}
 */
public record Unmodelled(String table, String column, String text) {

  static Unmodelled of(String text) {
    return new Unmodelled("", "", text);
  }

  static Unmodelled ofColumn(String column, String text) {
    return new Unmodelled("", column, "column " + column + ": " + text);
  }

  Unmodelled in(String name) {
    return new Unmodelled(name, column, text);
  }

  /** Such as {@code table person, column name: MASKING POLICY `p`}. */
  public Finding finding() {
    return Finding.warning(
        "unknown-to-autogen",
        column.isEmpty() ? Element.table(table) : Element.column(table, column),
        "table " + table + ", " + text);
  }
}
