package dev.autogen.operation;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One kind of thing a table holds under a name, which knows no case.
 *
 * @param word what it is called
 * @param in those of a table
 * @param put a table with others
 * @param phrase its definition in the words of a report
 */
record Part<T>(
    String word,
    Function<T, String> nameOf,
    Function<Table, List<T>> in,
    BiFunction<Table, List<T>, Table> put,
    BiFunction<T, String, String> phrase) {

  static final Part<Column> COLUMN =
      new Part<>("column", Column::name, Table::columns, Table::withColumns, Phrases::of);
  static final Part<Index> INDEX =
      new Part<>("index", Index::name, Table::indexes, Table::withIndexes, Phrases::of);
  static final Part<ForeignKey> FOREIGN_KEY =
      new Part<>(
          "foreign key", ForeignKey::name, Table::foreignKeys, Table::withForeignKeys, Phrases::of);
  static final Part<Check> CHECK =
      new Part<>("check", Check::name, Table::checks, Table::withChecks, Phrases::of);

  /**
   * The one of that name.
   *
   * @throws IllegalStateException when there is none
   */
  T existing(Table table, String name) {
    return in.apply(table).get(place(table, name));
  }

  /**
   * Where the one of that name stands.
   *
   * @throws IllegalStateException when there is none
   */
  int place(Table table, String name) {
    int place = find(table, name);
    if (place < 0) {
      throw new IllegalStateException("there is no " + word + " " + table.name() + "." + name);
    }
    return place;
  }

  private int find(Table table, String name) {
    List<T> all = in.apply(table);
    for (int i = 0; i < all.size(); i++) {
      if (nameOf.apply(all.get(i)).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * @throws IllegalStateException when there is one of that name
   */
  void requireNone(Table table, String name) {
    if (find(table, name) >= 0) {
      throw new IllegalStateException(word + " " + table.name() + "." + name + " is already there");
    }
  }

  /** {@code table} with {@code added} behind the others of its kind. */
  Table add(Table table, T added) {
    requireNone(table, nameOf.apply(added));
    List<T> all = new ArrayList<>(in.apply(table));
    all.add(added);
    return put.apply(table, all);
  }

  /** {@code table} with the one of that name changed, where it stands. */
  Table change(Table table, String name, UnaryOperator<T> change) {
    int place = place(table, name);
    List<T> all = new ArrayList<>(in.apply(table));
    all.set(place, change.apply(all.get(place)));
    return put.apply(table, all);
  }

  /** {@code table} without the one of that name. */
  Table drop(Table table, String name) {
    int place = place(table, name);
    List<T> all = new ArrayList<>(in.apply(table));
    all.remove(place);
    return put.apply(table, all);
  }

  String describeAdd(Table table, T added) {
    return "add " + phrase.apply(added, table.name());
  }

  String describeDrop(Table table, String name) {
    int place = find(table, name);
    return "drop "
        + (place < 0
            ? word + " " + table.name() + "." + name
            : phrase.apply(in.apply(table).get(place), table.name()));
  }
}
