package dev.autogen.migration;

/** A column of a new table. */
public final class ColumnDefinition extends ColumnSpec<ColumnDefinition> {

  ColumnDefinition(String name, String type) {
    super(name, type);
  }

  @Override
  ColumnDefinition self() {
    return this;
  }
}
