package dev.autogen.mysql;

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

  /** A clause: {@code table person, column name: MASKING POLICY `p`}. */
  public String clause() {
    return "table " + table + ", " + text;
  }
}
