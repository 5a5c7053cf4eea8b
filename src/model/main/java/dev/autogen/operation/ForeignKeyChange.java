package dev.autogen.operation;

import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Table;

/** A change of the foreign keys a table is the child of. */
public sealed interface ForeignKeyChange extends TableChange {

  /** Adds a foreign key. */
  record AddForeignKey(ForeignKey foreignKey) implements ForeignKeyChange {

    @Override
    public Table applyTo(Table before) {
      return Part.FOREIGN_KEY.add(before, foreignKey);
    }

    @Override
    public TableChange inverse(Table before) {
      return new DropForeignKey(foreignKey.name());
    }

    @Override
    public String describe(Table before) {
      return Part.FOREIGN_KEY.describeAdd(before, foreignKey);
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.addForeignKey(this);
    }
  }

  /** Drops a foreign key; an index the server made for it stays. */
  record DropForeignKey(String foreignKey) implements ForeignKeyChange {

    @Override
    public Table applyTo(Table before) {
      return Part.FOREIGN_KEY.drop(before, foreignKey);
    }

    @Override
    public TableChange inverse(Table before) {
      return new AddForeignKey(Part.FOREIGN_KEY.existing(before, foreignKey));
    }

    @Override
    public String describe(Table before) {
      return Part.FOREIGN_KEY.describeDrop(before, foreignKey);
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.dropForeignKey(this);
    }
  }
}
