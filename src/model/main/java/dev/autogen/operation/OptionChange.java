package dev.autogen.operation;

import dev.autogen.facts.CharacterSets;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A change of what a table says about itself as a whole. */
public sealed interface OptionChange extends TableChange {

  /**
   * Sets one table option.
   *
   * @param option {@code ENGINE}, {@code COLLATE}, {@code COMMENT}, or the upper-case name of
   *     another create option
   * @param value the value as {@link TableOptions} holds it; empty for no comment, and for an
   *     option that is to be as if never said
   */
  record SetOption(String option, String value) implements OptionChange {

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

    /** The value that {@code options} have of it. */
    public String valueIn(TableOptions options) {
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

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.setOption(this);
    }
  }

  /**
   * Partitions a table anew.
   *
   * @param clause everything after {@code PARTITION BY}; empty to remove the partitioning
   */
  record Partition(String clause) implements OptionChange {

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

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.partition(this);
    }
  }

  /**
   * Converts every text column, and columns yet to come, to a collation and its character set. The
   * rows are written anew; a character the set does not have makes the server refuse.
   */
  record ConvertTo(String collation) implements OptionChange {

    @Override
    public Table applyTo(Table before) {
      return before
          .withColumns(
              before.columns().stream().map(c -> c.isText() ? converted(c, before) : c).toList())
          .withOptions(before.options().withCollation(collation));
    }

    /** A TEXT column becomes the next larger kind where its characters may need more bytes now. */
    private Column converted(Column column, Table before) {
      int old = CharacterSets.bytes(before.collationOf(column));
      int now = CharacterSets.bytes(collation);
      return column.withType(CharacterSets.widened(column.type(), old, now)).withCollation("");
    }

    /** The table's collation; {@link AlterTable} gives the columns back what they had. */
    @Override
    public TableChange inverse(Table before) {
      return new SetOption(SetOption.COLLATE, before.options().collation());
    }

    @Override
    public String describe(Table before) {
      return "convert table " + before.name() + " to " + collation;
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.convertTo(this);
    }
  }

  /**
   * Has the server refuse the statement where it would go about it in another way.
   *
   * @param word {@code ALGORITHM} or {@code LOCK}
   * @param value {@code INSTANT}, {@code INPLACE} or {@code COPY}; {@code NONE}, {@code SHARED} or
   *     {@code EXCLUSIVE}
   */
  record Demand(String word, String value) implements OptionChange {

    public static final String ALGORITHM = "ALGORITHM";
    public static final String LOCK = "LOCK";

    private static final Map<String, List<String>> VALUES =
        Map.of(
            ALGORITHM, List.of("INSTANT", "INPLACE", "COPY"),
            LOCK, List.of("NONE", "SHARED", "EXCLUSIVE"));

    public Demand {
      value = value.toUpperCase(Locale.ROOT);
      if (!VALUES.getOrDefault(word, List.of()).contains(value)) {
        throw new IllegalArgumentException(
            "'" + value + "' is none of " + String.join(", ", VALUES.get(word)));
      }
    }

    @Override
    public Table applyTo(Table before) {
      return before;
    }

    /** Itself; but what undoes a statement may need another way. */
    @Override
    public TableChange inverse(Table before) {
      return this;
    }

    @Override
    public String describe(Table before) {
      return "with " + word.toLowerCase(Locale.ROOT) + " " + value.toLowerCase(Locale.ROOT);
    }

    @Override
    public <R> R match(TableChangeCases<R> cases) {
      return cases.demand(this);
    }
  }
}
