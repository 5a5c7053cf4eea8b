package dev.autogen.diff;

/**
 * Where something lives in a schema.
 *
 * @param column empty for the table as a whole
 */
public record TableOrColumn(String table, String column) {

  public static TableOrColumn table(String table) {
    return new TableOrColumn(table, "");
  }

  public boolean isTable() {
    return column.isEmpty();
  }

  /** As it is typed: {@code users} or {@code users.email}. */
  @Override
  public String toString() {
    return isTable() ? table : table + "." + column;
  }
}
