package dev.autogen.erd;

import java.util.List;

/**
 * A table in a diagram.
 *
 * @param oldName the name it had; empty where that is the same
 * @param rows its columns, those that were dropped behind the others
 * @param hidden how many columns are not shown
 */
public record Box(String name, String oldName, Mark mark, List<Row> rows, int hidden) {

  public Box {
    rows = List.copyOf(rows);
  }

  /**
   * A column of it.
   *
   * @param oldName the name it had; empty where that is the same
   * @param type its column type
   * @param oldType the one it had; empty where that is the same
   * @param key {@code PK}, {@code FK}, {@code UK} or several of them with a blank between; empty
   *     for none
   * @param nullable whether it takes NULL
   */
  public record Row(
      String name,
      String oldName,
      String type,
      String oldType,
      String key,
      boolean nullable,
      Mark mark) {}

  /** The place of a column among the rows; -1 where it is not shown. */
  int indexOf(String column) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).name().equalsIgnoreCase(column)) {
        return i;
      }
    }
    return -1;
  }
}
