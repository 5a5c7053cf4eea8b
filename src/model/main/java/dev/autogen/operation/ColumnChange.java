package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** A change of a table's columns. */
public sealed interface ColumnChange extends TableChange {

  /** Adds a column. */
  record AddColumn(Column column, Position position) implements ColumnChange {

    public AddColumn(Column column) {
      this(column, Position.unsaid());
    }

    @Override
    public Table applyTo(Table before) {
      Part.COLUMN.requireNone(before, column.name());
      return before.withColumns(position.insert(before.columns(), column));
    }

    @Override
    public TableChange inverse(Table before) {
      return new DropColumn(column.name());
    }

    @Override
    public String describe(Table before) {
      return Part.COLUMN.describeAdd(before, column);
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.addColumn(this);
    }
  }

  /** Drops a column, and with it from every index it is part of. */
  record DropColumn(String column) implements ColumnChange {

    @Override
    public Table applyTo(Table before) {
      List<Index> indexes = new ArrayList<>();
      for (Index index : before.indexes()) {
        List<KeyPart> parts = index.parts().stream().filter(part -> !isOn(part)).toList();
        if (!parts.isEmpty()) {
          indexes.add(index.withParts(parts));
        }
      }
      return Part.COLUMN
          .drop(before, column)
          .withIndexes(indexes)
          .withSeedRows(before.seedRows().stream().map(row -> row.without(column)).toList());
    }

    private boolean isOn(KeyPart part) {
      return part instanceof KeyPart.OfColumn c && c.column().equalsIgnoreCase(column);
    }

    @Override
    public TableChange inverse(Table before) {
      int place = Part.COLUMN.place(before, column);
      return new AddColumn(before.columns().get(place), Position.of(before.columns(), place));
    }

    @Override
    public String describe(Table before) {
      return "drop column " + before.name() + "." + column;
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.dropColumn(this);
    }
  }

  /**
   * Gives a column another definition.
   *
   * @param column the whole definition it has afterwards, under the name it has
   * @param valuesMayChange whether somebody has said that values may become others by it; it is the
   *     same change either way
   */
  record ModifyColumn(Column column, Position position, boolean valuesMayChange)
      implements ColumnChange {

    public ModifyColumn(Column column) {
      this(column, Position.unsaid());
    }

    public ModifyColumn(Column column, Position position) {
      this(column, position, false);
    }

    /** The same change where values may become others. */
    public ModifyColumn withValuesMayChange() {
      return new ModifyColumn(column, position, true);
    }

    @Override
    public Table applyTo(Table before) {
      if (position instanceof Position.Unsaid) {
        return Part.COLUMN.change(before, column.name(), old -> column);
      }
      List<Column> others = Part.COLUMN.drop(before, column.name()).columns();
      return before.withColumns(position.insert(others, column));
    }

    @Override
    public TableChange inverse(Table before) {
      int place = Part.COLUMN.place(before, column.name());
      Column old = before.columns().get(place);
      if (position instanceof Position.Unsaid) {
        return new ModifyColumn(old);
      }
      return new ModifyColumn(old, Position.at(before.columns(), place));
    }

    @Override
    public String describe(Table before) {
      return "change column " + before.name() + "." + column.name() + ": " + difference(before);
    }

    /** What becomes of the definition: {@code varchar(64) -> varchar(255)}. */
    public String difference(Table before) {
      return before.column(column.name()).map(old -> Phrases.change(old, column)).orElse("")
          + (position instanceof Position.Unsaid ? "" : " (moved)");
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.modifyColumn(this);
    }
  }

  /** Renames a column; indexes, foreign keys and rows follow. */
  record RenameColumn(String from, String to) implements ColumnChange {

    @Override
    public Table applyTo(Table before) {
      return Part.COLUMN
          .change(before, from, column -> column.withName(to))
          .withIndexes(
              before.indexes().stream()
                  .map(i -> i.withParts(i.parts().stream().map(this::follow).toList()))
                  .toList())
          .withForeignKeys(
              before.foreignKeys().stream()
                  .map(fk -> fk.withColumns(follow(fk.columns())))
                  .toList())
          .withSeedRows(before.seedRows().stream().map(row -> row.renamed(from, to)).toList());
    }

    private KeyPart follow(KeyPart part) {
      return part instanceof KeyPart.OfColumn c && c.column().equalsIgnoreCase(from)
          ? new KeyPart.OfColumn(to, c.prefix(), c.descending())
          : part;
    }

    /** {@code columns} under their new names. */
    List<String> follow(List<String> columns) {
      return columns.stream().map(c -> c.equalsIgnoreCase(from) ? to : c).toList();
    }

    @Override
    public TableChange inverse(Table before) {
      return new RenameColumn(to, Part.COLUMN.existing(before, from).name());
    }

    @Override
    public String describe(Table before) {
      return "rename column " + before.name() + "." + from + " to " + to;
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.renameColumn(this);
    }
  }

  /**
   * Gives a column another default, and leaves all else as it is.
   *
   * @param value {@link Default#NONE} to take the default away
   */
  record SetDefault(String column, Default value) implements ColumnChange {

    @Override
    public Table applyTo(Table before) {
      return Part.COLUMN.change(before, column, c -> c.withDefault(value));
    }

    @Override
    public TableChange inverse(Table before) {
      return new ModifyColumn(Part.COLUMN.existing(before, column));
    }

    @Override
    public String describe(Table before) {
      return new ModifyColumn(Part.COLUMN.existing(applyTo(before), column)).describe(before);
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.setDefault(this);
    }
  }

  /** Shows a column to {@code SELECT *}, or hides it. */
  record SetColumnVisible(String column, boolean visible) implements ColumnChange {

    @Override
    public Table applyTo(Table before) {
      return Part.COLUMN.change(before, column, c -> c.withInvisible(!visible));
    }

    @Override
    public TableChange inverse(Table before) {
      return new SetColumnVisible(column, !Part.COLUMN.existing(before, column).invisible());
    }

    @Override
    public String describe(Table before) {
      return "make column " + before.name() + "." + column + (visible ? " visible" : " invisible");
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.setColumnVisible(this);
    }
  }
}
