package dev.autogen.hook;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;

/** Something of a schema, with the table it is part of. */
public sealed interface SchemaObject {

  /** The table it is part of, or is. */
  Table table();

  /** Its own name. */
  String name();

  /** A table. */
  record OfTable(Table table) implements SchemaObject {
    @Override
    public String name() {
      return table.name();
    }
  }

  /** A column. */
  record OfColumn(Table table, Column column) implements SchemaObject {
    @Override
    public String name() {
      return column.name();
    }
  }

  /** An index, a unique constraint or the primary key. */
  record OfIndex(Table table, Index index) implements SchemaObject {
    @Override
    public String name() {
      return index.name();
    }
  }

  /** A foreign key. */
  record OfForeignKey(Table table, ForeignKey foreignKey) implements SchemaObject {
    @Override
    public String name() {
      return foreignKey.name();
    }
  }

  /** A CHECK constraint. */
  record OfCheck(Table table, Check check) implements SchemaObject {
    @Override
    public String name() {
      return check.name();
    }
  }
}
