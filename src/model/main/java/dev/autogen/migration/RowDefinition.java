package dev.autogen.migration;

import java.util.SortedMap;
import java.util.TreeMap;

/** The values of one row: {@code op.insertRow("user_role").value("id", 1).value("name", "A")}. */
public final class RowDefinition {

  private final SortedMap<String, String> values = new TreeMap<>();

  RowDefinition() {}

  SortedMap<String, String> values() {
    return values;
  }

  /**
   * The value of one column: {@code op.insertRow("user_role").value("name", "ADMIN")}.
   *
   * @param value the value itself, neither quoted nor escaped, in any form MySQL converts
   */
  public RowDefinition value(String column, String value) {
    values.put(column, value);
    return this;
  }

  /** The value of one column: {@code op.insertRow("user_role").value("id", 1)}. */
  public RowDefinition value(String column, long value) {
    return value(column, Long.toString(value));
  }
}
