package dev.autogen.operation;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One clause of an {@link AlterTable}. A clause holds the complete definition of what is there
 * afterwards; what was there before is in the table it is applied to.
 */
public sealed interface TableChange {

  /**
   * The table after this change.
   *
   * @throws IllegalStateException when the table has not what the change needs
   */
  Table applyTo(Table before);

  /** The change that brings {@code before} back. */
  TableChange inverse(Table before);

  /** One short phrase, such as {@code add column users.role_id bigint}. */
  String describe(Table before);

  /** Adds a column. */
  record AddColumn(Column column, Position position) implements TableChange {

    public AddColumn(Column column) {
      this(column, Position.unsaid());
    }

    @Override
    public Table applyTo(Table before) {
      if (before.column(column.name()).isPresent()) {
        throw new IllegalStateException(
            "column " + before.name() + "." + column.name() + " is already there");
      }
      return before.withColumns(position.insert(before.columns(), column));
    }

    @Override
    public TableChange inverse(Table before) {
      return new DropColumn(column.name());
    }

    @Override
    public String describe(Table before) {
      return "add column " + before.name() + "." + column.name() + " " + Phrases.of(column);
    }
  }

  /** Drops a column, and with it from every index it is part of. */
  record DropColumn(String column) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      existing(before.column(column), "column", before, column);
      List<Index> indexes = new ArrayList<>();
      for (Index index : before.indexes()) {
        List<KeyPart> parts =
            index.parts().stream()
                .filter(
                    p -> !(p instanceof KeyPart.OfColumn c && c.column().equalsIgnoreCase(column)))
                .toList();
        if (!parts.isEmpty()) {
          indexes.add(index.withParts(parts));
        }
      }
      return before
          .withColumns(
              before.columns().stream().filter(c -> !c.name().equalsIgnoreCase(column)).toList())
          .withIndexes(indexes);
    }

    @Override
    public TableChange inverse(Table before) {
      int index = Position.indexOf(before.columns(), column);
      return new AddColumn(
          existing(before.column(column), "column", before, column),
          Position.of(before.columns(), index));
    }

    @Override
    public String describe(Table before) {
      return "drop column " + before.name() + "." + column;
    }
  }

  /**
   * Gives a column another definition.
   *
   * @param column the whole definition it has afterwards, under the name it has
   */
  record ModifyColumn(Column column, Position position) implements TableChange {

    public ModifyColumn(Column column) {
      this(column, Position.unsaid());
    }

    @Override
    public Table applyTo(Table before) {
      int index = Position.indexOf(before.columns(), column.name());
      if (index < 0) {
        throw new IllegalStateException(
            "there is no column " + before.name() + "." + column.name());
      }
      List<Column> columns = new ArrayList<>(before.columns());
      if (position instanceof Position.Unsaid) {
        columns.set(index, column);
        return before.withColumns(columns);
      }
      columns.remove(index);
      return before.withColumns(position.insert(columns, column));
    }

    @Override
    public TableChange inverse(Table before) {
      Column old = existing(before.column(column.name()), "column", before, column.name());
      if (position instanceof Position.Unsaid) {
        return new ModifyColumn(old);
      }
      int index = Position.indexOf(before.columns(), column.name());
      return new ModifyColumn(
          old,
          index == 0 ? Position.first() : Position.after(before.columns().get(index - 1).name()));
    }

    @Override
    public String describe(Table before) {
      return "change column "
          + before.name()
          + "."
          + column.name()
          + ": "
          + before.column(column.name()).map(old -> Phrases.change(old, column)).orElse("")
          + (position instanceof Position.Unsaid ? "" : " (moved)");
    }
  }

  /** Renames a column; indexes and foreign keys on it follow. */
  record RenameColumn(String from, String to) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      existing(before.column(from), "column", before, from);
      return before
          .withColumns(
              before.columns().stream()
                  .map(c -> c.name().equalsIgnoreCase(from) ? c.withName(to) : c)
                  .toList())
          .withIndexes(
              before.indexes().stream()
                  .map(i -> i.withParts(i.parts().stream().map(this::follow).toList()))
                  .toList())
          .withForeignKeys(
              before.foreignKeys().stream()
                  .map(fk -> fk.withColumns(follow(fk.columns())))
                  .toList());
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
      return new RenameColumn(to, existing(before.column(from), "column", before, from).name());
    }

    @Override
    public String describe(Table before) {
      return "rename column " + before.name() + "." + from + " to " + to;
    }
  }

  /** Adds an index, a unique constraint or the primary key. */
  record AddIndex(Index index) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      if (before.index(index.name()).isPresent()) {
        throw new IllegalStateException(
            "index " + index.name() + " of table " + before.name() + " is already there");
      }
      return before.with(index);
    }

    @Override
    public TableChange inverse(Table before) {
      return new DropIndex(index.name());
    }

    @Override
    public String describe(Table before) {
      return "add " + Phrases.of(index, before.name());
    }
  }

  /** Drops an index, a unique constraint or the primary key. */
  record DropIndex(String index) implements TableChange {

    public boolean isPrimaryKey() {
      return index.equalsIgnoreCase(Index.PRIMARY);
    }

    @Override
    public Table applyTo(Table before) {
      existing(before.index(index), "index", before, index);
      return before.withoutIndex(index);
    }

    @Override
    public TableChange inverse(Table before) {
      return new AddIndex(existing(before.index(index), "index", before, index));
    }

    @Override
    public String describe(Table before) {
      return "drop "
          + before
              .index(index)
              .map(i -> Phrases.of(i, before.name()))
              .orElse("index " + before.name() + "." + index);
    }
  }

  /** Renames an index. */
  record RenameIndex(String from, String to) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      existing(before.index(from), "index", before, from);
      return before.withIndexes(
          before.indexes().stream()
              .map(i -> i.name().equalsIgnoreCase(from) ? i.withName(to) : i)
              .toList());
    }

    @Override
    public TableChange inverse(Table before) {
      return new RenameIndex(to, from);
    }

    @Override
    public String describe(Table before) {
      return "rename index " + before.name() + "." + from + " to " + to;
    }
  }

  /** Shows an index to the optimizer, or hides it. */
  record SetIndexVisible(String index, boolean visible) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      existing(before.index(index), "index", before, index);
      return before.withIndexes(
          before.indexes().stream()
              .map(i -> i.name().equalsIgnoreCase(index) ? i.withVisible(visible) : i)
              .toList());
    }

    @Override
    public TableChange inverse(Table before) {
      return new SetIndexVisible(
          index, existing(before.index(index), "index", before, index).visible());
    }

    @Override
    public String describe(Table before) {
      return "make index " + before.name() + "." + index + (visible ? " visible" : " invisible");
    }
  }

  /** Adds a foreign key. */
  record AddForeignKey(ForeignKey foreignKey) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      if (before.foreignKey(foreignKey.name()).isPresent()) {
        throw new IllegalStateException(
            "foreign key "
                + foreignKey.name()
                + " of table "
                + before.name()
                + " is already there");
      }
      return before.with(foreignKey);
    }

    @Override
    public TableChange inverse(Table before) {
      return new DropForeignKey(foreignKey.name());
    }

    @Override
    public String describe(Table before) {
      return "add " + Phrases.of(foreignKey, before.name());
    }
  }

  /** Drops a foreign key; an index the server made for it stays. */
  record DropForeignKey(String foreignKey) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      existing(before.foreignKey(foreignKey), "foreign key", before, foreignKey);
      return before.withoutForeignKey(foreignKey);
    }

    @Override
    public TableChange inverse(Table before) {
      return new AddForeignKey(
          existing(before.foreignKey(foreignKey), "foreign key", before, foreignKey));
    }

    @Override
    public String describe(Table before) {
      return "drop "
          + before
              .foreignKey(foreignKey)
              .map(fk -> Phrases.of(fk, before.name()))
              .orElse("foreign key " + before.name() + "." + foreignKey);
    }
  }

  /** Adds a CHECK constraint. */
  record AddCheck(Check check) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      if (before.check(check.name()).isPresent()) {
        throw new IllegalStateException(
            "check " + check.name() + " of table " + before.name() + " is already there");
      }
      return before.with(check);
    }

    @Override
    public TableChange inverse(Table before) {
      return new DropCheck(check.name());
    }

    @Override
    public String describe(Table before) {
      return "add " + Phrases.of(check, before.name());
    }
  }

  /** Drops a CHECK constraint. */
  record DropCheck(String check) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      existing(before.check(check), "check", before, check);
      return before.withoutCheck(check);
    }

    @Override
    public TableChange inverse(Table before) {
      return new AddCheck(existing(before.check(check), "check", before, check));
    }

    @Override
    public String describe(Table before) {
      return "drop "
          + before
              .check(check)
              .map(c -> Phrases.of(c, before.name()))
              .orElse("check " + before.name() + "." + check);
    }
  }

  /** Has a CHECK constraint enforced, or not. */
  record SetCheckEnforced(String check, boolean enforced) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      existing(before.check(check), "check", before, check);
      return before.withChecks(
          before.checks().stream()
              .map(c -> c.name().equalsIgnoreCase(check) ? c.withEnforced(enforced) : c)
              .toList());
    }

    @Override
    public TableChange inverse(Table before) {
      return new SetCheckEnforced(
          check, existing(before.check(check), "check", before, check).enforced());
    }

    @Override
    public String describe(Table before) {
      return (enforced ? "enforce check " : "stop enforcing check ") + before.name() + "." + check;
    }
  }

  /**
   * Sets one table option.
   *
   * @param option {@code ENGINE}, {@code COLLATE}, {@code COMMENT}, or the upper-case name of
   *     another create option
   * @param value the value as {@link TableOptions} holds it; empty for no comment, and for an
   *     option that is to be as if never said
   */
  record SetOption(String option, String value) implements TableChange {

    public static final String ENGINE = "ENGINE";
    public static final String COLLATE = "COLLATE";
    public static final String COMMENT = "COMMENT";

    public SetOption {
      option = option.toUpperCase(Locale.ROOT);
    }

    @Override
    public Table applyTo(Table before) {
      TableOptions options = before.options();
      return kept(before)
          .withOptions(
              switch (option) {
                case ENGINE -> options.withEngine(value);
                case COLLATE -> options.withCollation(value);
                case COMMENT -> options.withComment(value);
                default -> {
                  SortedMap<String, String> create = new TreeMap<>(options.create());
                  if (value.isEmpty()) {
                    create.remove(option);
                  } else {
                    create.put(option, value);
                  }
                  yield options.withCreate(create);
                }
              });
    }

    /** Columns that are there keep their collation when their table gets another. */
    private Table kept(Table before) {
      String old = before.options().collation();
      return !option.equals(COLLATE) || old.isEmpty() || old.equals(value)
          ? before
          : before.withColumns(
              before.columns().stream()
                  .map(c -> c.isText() && c.collation().isEmpty() ? c.withCollation(old) : c)
                  .toList());
    }

    @Override
    public TableChange inverse(Table before) {
      return new SetOption(option, valueIn(before.options()));
    }

    private String valueIn(TableOptions options) {
      return switch (option) {
        case ENGINE -> options.engine();
        case COLLATE -> options.collation();
        case COMMENT -> options.comment();
        default -> options.create().getOrDefault(option, "");
      };
    }

    @Override
    public String describe(Table before) {
      return "change table "
          + before.name()
          + ": "
          + option.toLowerCase(Locale.ROOT)
          + " "
          + Phrases.quoted(valueIn(before.options()))
          + " -> "
          + Phrases.quoted(value);
    }
  }

  /**
   * Partitions a table anew.
   *
   * @param clause everything after {@code PARTITION BY}; empty to remove the partitioning
   */
  record Partition(String clause) implements TableChange {

    @Override
    public Table applyTo(Table before) {
      return before.withOptions(before.options().withPartitioning(clause));
    }

    @Override
    public TableChange inverse(Table before) {
      return new Partition(before.options().partitioning());
    }

    @Override
    public String describe(Table before) {
      return (clause.isEmpty() ? "remove partitioning of table " : "partition table ")
          + before.name();
    }
  }

  private static <T> T existing(Optional<T> found, String what, Table table, String name) {
    return found.orElseThrow(
        () ->
            new IllegalStateException(
                "there is no " + what + " " + name + " in table " + table.name()));
  }
}
