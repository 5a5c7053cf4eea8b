package dev.autogen.migration;

import dev.autogen.operation.Position;

/** A column that is added or changed, and its place in the table. */
public final class PlacedColumn extends ColumnSpec<PlacedColumn> {

  private Position position = Position.unsaid();
  private boolean valuesMayChange;

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

  boolean isAllowedToChangeValues() {
    return valuesMayChange;
  }

  /**
   * Lets a new type round, cut or read in another way what the rows hold, which otherwise stops the
   * run before its first step: {@code t.modifyColumn("price", "decimal(10,2)").valuesMayChange()}.
   * It says that somebody has looked at the rows; a column that is added has no use for it.
   */
  public PlacedColumn valuesMayChange() {
    valuesMayChange = true;
    return this;
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
