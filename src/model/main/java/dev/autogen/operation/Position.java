package dev.autogen.operation;

import dev.autogen.schema.Column;
import java.util.ArrayList;
import java.util.List;

/** Where in its table a column stands. */
public sealed interface Position {

  /** At the end for a new column, where it is for an existing one. */
  static Position unsaid() {
    return new Unsaid();
  }

  static Position first() {
    return new First();
  }

  static Position after(String column) {
    return new After(column);
  }

  /** {@code columns} with {@code column} put in this position; at the end when unsaid. */
  default List<Column> insert(List<Column> columns, Column column) {
    List<Column> result = new ArrayList<>(columns);
    if (this instanceof First) {
      result.add(0, column);
    } else if (this instanceof After after) {
      int index = indexOf(columns, after.column());
      if (index < 0) {
        throw new IllegalStateException("there is no column " + after.column() + " to follow");
      }
      result.add(index + 1, column);
    } else {
      result.add(column);
    }
    return result;
  }

  /** The position of the column at {@code index}; unsaid for the last one. */
  static Position of(List<Column> columns, int index) {
    return index == columns.size() - 1 ? unsaid() : at(columns, index);
  }

  /** The position of the column at {@code index}, said in full. */
  static Position at(List<Column> columns, int index) {
    return index == 0 ? first() : after(columns.get(index - 1).name());
  }

  /** The place of the column of that name; -1 when there is none. */
  static int indexOf(List<Column> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Nothing said. */
  record Unsaid() implements Position {}

  /** Before all others. */
  record First() implements Position {}

  /** Behind the column of that name. */
  record After(String column) implements Position {}
}
