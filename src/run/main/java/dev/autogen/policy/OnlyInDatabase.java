package dev.autogen.policy;

import dev.autogen.error.AutogenException;
import dev.autogen.facts.text.UsedColumns;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What becomes of things that are in the database and that the entities know nothing of. */
public final class OnlyInDatabase {

  public static final OnlyInDatabase DROP_ALL = new OnlyInDatabase(Map.of(), Uncertain.NOTHING);

  /** The kinds of things. */
  enum Kind {
    TABLE,
    COLUMN,
    INDEX,
    UNIQUE,
    FOREIGN_KEY,
    CHECK,
    /** An action of a foreign key that the entities have without one. */
    ON_DELETE;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Element.Kind element() {
      return switch (this) {
        case TABLE -> Element.Kind.TABLE;
        case COLUMN -> Element.Kind.COLUMN;
        case INDEX, UNIQUE -> Element.Kind.INDEX;
        case FOREIGN_KEY, ON_DELETE -> Element.Kind.FOREIGN_KEY;
        case CHECK -> Element.Kind.CHECK;
      };
    }
  }

  private enum Choice {
    DROP,
    KEEP,
    FORBID
  }

  private final Map<Kind, Choice> choices;
  private final Uncertain uncertain;

  private OnlyInDatabase(Map<Kind, Choice> choices, Uncertain uncertain) {
    this.choices = choices;
    this.uncertain = uncertain;
  }

  /** The same where {@code what} is not known to be gone from the entities, and so is kept. */
  public OnlyInDatabase withUncertain(Uncertain what) {
    return new OnlyInDatabase(choices, what);
  }

  /**
   * Reads choices.
   *
   * @param text such as {@code index=keep, foreign-key=keep, table=forbid}
   * @throws AutogenException when one is none
   */
  public static OnlyInDatabase parse(String text) {
    Map<Kind, Choice> choices = new EnumMap<>(Kind.class);
    for (String pair : text.split("[,\\s]+", -1)) {
      if (!pair.isEmpty()) {
        String[] sides = pair.split("=", -1);
        Optional<Kind> kind =
            Arrays.stream(Kind.values()).filter(k -> k.word().equals(sides[0])).findFirst();
        Optional<Choice> choice =
            Arrays.stream(Choice.values())
                .filter(c -> sides.length == 2 && c.name().equalsIgnoreCase(sides[1]))
                .findFirst();
        if (kind.isEmpty() || choice.isEmpty()) {
          throw AutogenException.usage(
              "'" + pair + "' does not say what becomes of things only in the database",
              "write one of "
                  + Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "))
                  + ", an equals sign, and drop, keep or forbid");
        }
        choices.put(kind.get(), choice.get());
      }
    }
    return new OnlyInDatabase(choices, Uncertain.NOTHING);
  }

  /** The target with what is to be kept. */
  Schema over(Schema live, Schema target, List<Finding> setAside, List<String> forbidden) {
    if (choices.isEmpty() && uncertain == Uncertain.NOTHING) {
      return target;
    }
    Schema result = target;
    for (Table table : live.tables()) {
      if (target.table(table.name()).isEmpty()
          && (isUncertain(Element.table(table.name()), uncertain.table(table.name()), setAside)
              || keeps(
                  Kind.TABLE,
                  Element.table(table.name()),
                  "table " + table.name(),
                  setAside,
                  forbidden))) {
        result = result.with(table);
      }
    }
    for (Table after : target.tables()) {
      Optional<Table> before = live.table(after.name());
      if (before.isPresent()) {
        result = result.with(new InTable(before.get(), after, result, setAside, forbidden).kept());
      }
    }
    return result;
  }

  /**
   * A table whose name another takes.
   *
   * @throws AutogenException when it is to be kept, which it cannot be
   */
  void displaced(String table, List<String> forbidden) {
    if (uncertain.table(table).isPresent()
        || keeps(
            Kind.TABLE, Element.table(table), "table " + table, new ArrayList<>(), forbidden)) {
      throw AutogenException.usage(
          "table "
              + table
              + " is only in the database and is to be kept, but the table of another entity takes"
              + " its name",
          "rename it first in a migration of your own, or have the entity's table called otherwise");
    }
  }

  private static boolean isUncertain(Element what, Optional<String> why, List<Finding> setAside) {
    why.ifPresent(
        clause ->
            setAside.add(
                Finding.note(
                    "not-known-gone", what, what.label() + " is not known to be gone: " + clause)));
    return why.isPresent();
  }

  private boolean keeps(
      Kind kind, Element element, String what, List<Finding> setAside, List<String> forbidden) {
    return switch (choices.getOrDefault(kind, Choice.DROP)) {
      case DROP -> false;
      case KEEP -> {
        setAside.add(Finding.note("only-in-database", element, what + " is only in the database"));
        yield true;
      }
      case FORBID -> {
        forbidden.add(what);
        yield false;
      }
    };
  }

  /** One table. */
  private final class InTable {

    private final Table before;
    private final Schema schema;
    private final List<Finding> setAside;
    private final List<String> forbidden;
    private final List<String> columns = new ArrayList<>();
    private Table after;

    InTable(
        Table before, Table after, Schema schema, List<Finding> setAside, List<String> forbidden) {
      this.before = before;
      this.after = after;
      this.schema = schema;
      this.setAside = setAside;
      this.forbidden = forbidden;
    }

    Table kept() {
      columns();
      indexes();
      foreignKeys();
      checks();
      return after;
    }

    private boolean keeps(Kind kind, String name) {
      String word = kind == Kind.UNIQUE ? "unique" : kind.word().replace('-', ' ');
      return OnlyInDatabase.this.keeps(
          kind,
          new Element(kind.element(), before.name(), name),
          word + " " + before.name() + "." + name,
          setAside,
          forbidden);
    }

    private void columns() {
      for (Column column : before.columns()) {
        if (after.column(column.name()).isEmpty()
            && (isUncertain(
                    Element.column(before.name(), column.name()),
                    uncertain.column(before.name(), column.name()),
                    setAside)
                || keeps(Kind.COLUMN, column.name()))) {
          columns.add(column.name());
        }
      }
      if (!columns.isEmpty()) {
        List<Column> all = new ArrayList<>();
        for (Column column : before.columns()) {
          after
              .column(column.name())
              .or(() -> columns.contains(column.name()) ? Optional.of(column) : Optional.empty())
              .ifPresent(all::add);
        }
        after.columns().stream()
            .filter(column -> before.column(column.name()).isEmpty())
            .forEach(all::add);
        after = after.withColumns(all);
      }
    }

    private void indexes() {
      for (Index index : before.indexes()) {
        boolean isElsewhere =
            after.index(index.name()).isPresent()
                || after.indexes().stream()
                    .anyMatch(i -> before.index(i.name()).isEmpty() && i.sameShape(index));
        if (!isElsewhere && index.kind() != Index.Kind.PRIMARY && isPossible(index)) {
          Kind kind = index.kind() == Index.Kind.UNIQUE ? Kind.UNIQUE : Kind.INDEX;
          if (index.columns().stream().anyMatch(columns::contains) || keeps(kind, index.name())) {
            after = after.with(index);
          }
        }
      }
    }

    private boolean isPossible(Index index) {
      return index.parts().stream()
          .allMatch(
              part ->
                  part instanceof KeyPart.OfColumn c
                      ? after.column(c.column()).isPresent()
                      : isPossible(((KeyPart.OfExpression) part).sql()));
    }

    /** Whether no column of an expression goes. */
    private boolean isPossible(String expression) {
      return before.columns().stream()
          .map(Column::name)
          .filter(name -> after.column(name).isEmpty())
          .noneMatch(name -> UsedColumns.uses(expression, name));
    }

    private void foreignKeys() {
      for (ForeignKey key : before.foreignKeys()) {
        if (after.foreignKeys().stream().anyMatch(key::sameShape)
            || after.foreignKey(key.name()).filter(k -> !sameColumns(k, key)).isPresent()
            || !isPossible(key)) {
          continue;
        }
        Optional<ForeignKey> other =
            after.foreignKeys().stream().filter(k -> sameColumns(k, key)).findFirst();
        if (other.isEmpty()) {
          if (key.columns().stream().anyMatch(columns::contains)
              || keeps(Kind.FOREIGN_KEY, key.name())) {
            keep(key);
          }
        } else if (other.get().onDelete() == ForeignKey.Action.NO_ACTION
            && other.get().onUpdate() == ForeignKey.Action.NO_ACTION
            && OnlyInDatabase.this.keeps(
                Kind.ON_DELETE,
                new Element(Element.Kind.FOREIGN_KEY, before.name(), key.name()),
                actions(key),
                setAside,
                forbidden)) {
          after =
              after.withForeignKeys(
                  after.foreignKeys().stream().filter(k -> !k.equals(other.get())).toList());
          keep(key);
        }
      }
    }

    private String actions(ForeignKey key) {
      BiFunction<String, ForeignKey.Action, String> words =
          (on, action) ->
              action == ForeignKey.Action.NO_ACTION || action == ForeignKey.Action.RESTRICT
                  ? ""
                  : on + action.sql().toLowerCase(Locale.ROOT);
      return words.apply(" on delete ", key.onDelete()).strip()
          + words.apply(" on update ", key.onUpdate())
          + " of foreign key "
          + before.name()
          + "."
          + key.name();
    }

    private void keep(ForeignKey key) {
      after = after.with(key);
      if (after.indexFor(key).isEmpty()) {
        before.indexFor(key).ifPresent(index -> after = after.with(index));
      }
    }

    private boolean isPossible(ForeignKey key) {
      if (!key.columns().stream().allMatch(c -> after.column(c).isPresent())) {
        return false;
      }
      return !key.referencedSchema().isEmpty()
          || schema
              .table(key.referencedTable())
              .filter(
                  parent ->
                      key.referencedColumns().stream().allMatch(c -> parent.column(c).isPresent()))
              .isPresent();
    }

    private static boolean sameColumns(ForeignKey some, ForeignKey other) {
      return some.withActions(ForeignKey.Action.NO_ACTION, ForeignKey.Action.NO_ACTION)
          .sameShape(other.withActions(ForeignKey.Action.NO_ACTION, ForeignKey.Action.NO_ACTION));
    }

    private void checks() {
      for (Check check : before.checks()) {
        boolean usesKept = columns.stream().anyMatch(c -> UsedColumns.uses(check.expression(), c));
        if (after.check(check.name()).isEmpty()
            && isPossible(check.expression())
            && (usesKept || keeps(Kind.CHECK, check.name()))) {
          after = after.with(check);
        }
      }
    }
  }
}
