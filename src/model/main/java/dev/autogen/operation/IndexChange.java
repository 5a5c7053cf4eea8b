package dev.autogen.operation;

import dev.autogen.schema.Index;
import dev.autogen.schema.Table;

/** A change of a table's indexes: its primary key and unique constraints are among them. */
public sealed interface IndexChange extends TableChange {

  /** Adds an index, a unique constraint or the primary key. */
  record AddIndex(Index index) implements IndexChange {

    @Override
    public Table applyTo(Table before) {
      return Part.INDEX.add(before, index);
    }

    @Override
    public TableChange inverse(Table before) {
      return new DropIndex(index.name());
    }

    @Override
    public String describe(Table before) {
      return Part.INDEX.describeAdd(before, index);
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.addIndex(this);
    }
  }

  /** Drops an index, a unique constraint or the primary key. */
  record DropIndex(String index) implements IndexChange {

    public boolean isPrimaryKey() {
      return index.equalsIgnoreCase(Index.PRIMARY);
    }

    @Override
    public Table applyTo(Table before) {
      return Part.INDEX.drop(before, index);
    }

    @Override
    public TableChange inverse(Table before) {
      return new AddIndex(Part.INDEX.existing(before, index));
    }

    @Override
    public String describe(Table before) {
      return Part.INDEX.describeDrop(before, index);
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.dropIndex(this);
    }
  }

  /** Renames an index. */
  record RenameIndex(String from, String to) implements IndexChange {

    @Override
    public Table applyTo(Table before) {
      return Part.INDEX.change(before, from, index -> index.withName(to));
    }

    @Override
    public TableChange inverse(Table before) {
      return new RenameIndex(to, Part.INDEX.existing(before, from).name());
    }

    @Override
    public String describe(Table before) {
      return "rename index " + before.name() + "." + from + " to " + to;
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.renameIndex(this);
    }
  }

  /** Shows an index to the optimizer, or hides it. */
  record SetIndexVisible(String index, boolean visible) implements IndexChange {

    @Override
    public Table applyTo(Table before) {
      return Part.INDEX.change(before, index, i -> i.withVisible(visible));
    }

    @Override
    public TableChange inverse(Table before) {
      return new SetIndexVisible(index, Part.INDEX.existing(before, index).visible());
    }

    @Override
    public String describe(Table before) {
      return "make index " + before.name() + "." + index + (visible ? " visible" : " invisible");
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.setIndexVisible(this);
    }
  }
}
