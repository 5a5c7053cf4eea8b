package dev.autogen.migration;

import dev.autogen.operation.Position;

/** A column that is added or changed, and its place in the table. */
public final class PlacedColumn extends ColumnSpec<PlacedColumn> {

  private Position position = Position.unsaid();

  PlacedColumn(String name, String type) {
    super(name, type);
  }

  @Override
  PlacedColumn self() {
    return this;
  }

  Position position() {
    return position;
  }

  /** Puts it before all others: {@code t.addColumn("id", "bigint").notNull().first()}. */
  public PlacedColumn first() {
    position = Position.first();
    return this;
  }

  /** Puts it behind another: {@code t.addColumn("role_id", "bigint").after("email")}. */
  public PlacedColumn after(String column) {
    position = Position.after(column);
    return this;
  }
}
