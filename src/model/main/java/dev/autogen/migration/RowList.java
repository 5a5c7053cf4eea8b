package dev.autogen.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The rows of one operation, in order. */
public final class RowList {

  private final List<RowDefinition> rows = new ArrayList<>();

  RowList() {}

  /** One more row: {@code rows.row().value("id", 1).value("name", "ADMIN")}. */
  public RowDefinition row() {
    RowDefinition row = new RowDefinition();
    rows.add(row);
    return row;
  }

  List<SortedMap<String, String>> values() {
    return rows.stream().map(RowDefinition::values).toList();
  }
}
