package dev.autogen.project;

import dev.autogen.diff.TableOrColumn;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a migration leaves behind in a table while the place for it is made in another: another
 * strategy of inheritance, a property that moves to a subclass, a secondary table, a join table, an
 * entity in place of an embeddable. A migration moves no rows between tables by itself.
 *
 * @param moves what would have to move, none twice
 */
record MovedValues(List<Move> moves) {

  /** Nothing is left behind. */
  static final MovedValues NONE = new MovedValues(List.of());

  /**
   * Something that stays behind.
   *
   * @param from a column that goes, or a table with rows of an entity that has left it
   * @param entity that has left the table; empty for a column
   * @param to what was made for it
   * @param isCertain whether a property tells; otherwise a column is like another
   */
  record Move(TableOrColumn from, String entity, TableOrColumn to, boolean isCertain) {

    private String words() {
      return (from.isTable() ? "rows of " + entity + " in " + from : "values of " + from)
          + (isCertain ? " (now in " : " (perhaps now in ")
          + to
          + ")";
    }
  }

  MovedValues {
    moves = List.copyOf(moves);
  }

  /**
   * Searches.
   *
   * @param operations the migration
   * @param live what it changes
   * @param before where the entities' properties lived when the last migration was written
   * @param now where they live after this one
   */
  static MovedValues of(
      List<Operation> operations,
      Schema live,
      SortedMap<String, List<TableOrColumn>> before,
      SortedMap<String, List<TableOrColumn>> now) {
    return new Search(operations, live).found(before, now);
  }

  /** Those of which there are values, or rows. */
  List<Move> filled(Session session) throws SQLException {
    List<Move> filled = new ArrayList<>();
    for (Move move : moves) {
      String rows = "SELECT 1 FROM " + Sql.name(move.from().table());
      String some =
          move.from().isTable()
              ? rows
              : rows + " WHERE " + Sql.name(move.from().column()) + " IS NOT NULL";
      if (!session.query(some + " LIMIT 1").isEmpty()) {
        filled.add(move);
      }
    }
    return filled;
  }

  /** What of them a person is asked about, as one clause. */
  static String words(List<Move> moves) {
    return String.join(", ", moves.stream().map(Move::words).toList());
  }

  /**
   * What to say in the file beside a change.
   *
   * @param table its name in the live schema
   */
  Optional<String> remark(String table, TableChange change) {
    return change instanceof DropColumn drop
        ? moves.stream()
            .filter(move -> isSame(move.from(), new TableOrColumn(table, drop.column())))
            .findFirst()
            .map(
                move ->
                    move.to()
                        + (move.isCertain() ? " is" : " may be")
                        + " for the values of "
                        + move.from()
                        + ": copy them before this, or they are lost.")
        : Optional.empty();
  }

  private static boolean isSame(TableOrColumn one, TableOrColumn other) {
    return one.table().equalsIgnoreCase(other.table())
        && one.column().equalsIgnoreCase(other.column());
  }

  /** One migration. */
  private static final class Search {

    /** A column that goes. */
    private record Dropped(TableOrColumn place, Column column, Table table) {}

    private final Schema live;
    private final Schema after;
    private final SortedMap<String, Table> made = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> gone = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> nowCalled = new HashMap<>();
    private final List<Dropped> dropped = new ArrayList<>();

    /** Columns that tables that are there get. */
    private final List<TableOrColumn> added = new ArrayList<>();

    Search(List<Operation> operations, Schema live) {
      this.live = live;
      Schema schema = live;
      Map<String, String> onceCalled = new HashMap<>();
      for (Operation operation : operations) {
        for (Operation part : operation.parts()) {
          if (part instanceof CreateTable create) {
            made.put(create.table().name(), create.table());
          } else if (part instanceof DropTable drop) {
            gone.add(onceCalled.getOrDefault(drop.table(), drop.table()));
          } else if (part instanceof RenameTable rename) {
            String first = onceCalled.getOrDefault(rename.from(), rename.from());
            onceCalled.remove(rename.from());
            onceCalled.put(rename.to(), first);
            nowCalled.put(first, rename.to());
          } else if (part instanceof AlterTable alter) {
            read(alter, schema, onceCalled);
          }
          schema = part.applyTo(schema);
        }
      }
      this.after = schema;
    }

    private void read(AlterTable alter, Schema schema, Map<String, String> onceCalled) {
      alter.visit(
          schema,
          (change, table) -> {
            if (change instanceof AddColumn add && !made.containsKey(table.name())) {
              added.add(new TableOrColumn(table.name(), add.column().name()));
            }
            if (change instanceof DropColumn drop && !made.containsKey(table.name())) {
              String name = onceCalled.getOrDefault(table.name(), table.name());
              table
                  .column(drop.column())
                  .ifPresent(
                      column ->
                          dropped.add(
                              new Dropped(
                                  new TableOrColumn(name, column.name()),
                                  column,
                                  live.table(name).orElse(table))));
            }
          });
    }

    MovedValues found(
        SortedMap<String, List<TableOrColumn>> before, SortedMap<String, List<TableOrColumn>> now) {
      if (made.isEmpty() && added.isEmpty()) {
        return NONE;
      }
      List<Move> moves = new ArrayList<>();
      before.forEach(
          (property, old) ->
              moved(property, old, now.getOrDefault(property, List.of())).forEach(moves::add));
      for (Dropped column : dropped) {
        if (moves.stream().noneMatch(move -> isSame(move.from(), column.place()))) {
          like(column, moves).ifPresent(to -> moves.add(new Move(column.place(), "", to, false)));
        }
      }
      return new MovedValues(moves.stream().distinct().toList());
    }

    /** What a property leaves behind that is now in a table that is made for it. */
    private Stream<Move> moved(
        String property, List<TableOrColumn> old, List<TableOrColumn> places) {
      Optional<TableOrColumn> to =
          places.stream()
              .filter(place -> made.containsKey(place.table()) || isAdded(place))
              .findFirst();
      return to.isEmpty()
          ? Stream.empty()
          : old.stream()
              .filter(from -> places.stream().noneMatch(place -> isSame(place, from)))
              .filter(
                  from ->
                      !isSame(
                          TableOrColumn.table(from.table()), TableOrColumn.table(to.get().table())))
              .filter(from -> live.table(from.table()).isPresent() && !gone.contains(from.table()))
              .filter(
                  from ->
                      from.isTable()
                          ? !nowCalled.containsKey(from.table())
                          : dropped.stream().anyMatch(column -> isSame(column.place(), from)))
              .map(
                  from ->
                      new Move(
                          from, from.isTable() ? Mapping.entity(property) : "", to.get(), true));
    }

    /** A column of a new table beside the one that a column goes from, as though for its values. */
    private Optional<TableOrColumn> like(Dropped column, List<Move> moves) {
      String name = nowCalled.getOrDefault(column.place().table(), column.place().table());
      Stream<TableOrColumn> inNew =
          made.values().stream()
              .map(table -> after.table(table.name()).orElse(table))
              .filter(table -> isBeside(table.name(), name, after))
              .flatMap(
                  table ->
                      table.columns().stream()
                          .filter(other -> isLike(column, other, table, name))
                          .map(other -> new TableOrColumn(table.name(), other.name())));
      Stream<TableOrColumn> inOthers =
          added.stream()
              .filter(place -> place.column().equalsIgnoreCase(column.place().column()))
              .filter(place -> !place.table().equals(name))
              .filter(place -> isBeside(place.table(), name, after))
              .filter(
                  place ->
                      after
                          .table(place.table())
                          .flatMap(table -> table.column(place.column()))
                          .filter(other -> other.type().equals(column.column().type()))
                          .isPresent());
      return Stream.concat(inNew, inOthers)
          .filter(to -> moves.stream().noneMatch(move -> isSame(move.to(), to)))
          .findFirst();
    }

    private boolean isAdded(TableOrColumn place) {
      return added.stream().anyMatch(one -> isSame(one, place));
    }

    /** Whether a foreign key leads from one of them to the other. */
    private static boolean isBeside(String one, String other, Schema schema) {
      return leadsTo(one, other, schema) || leadsTo(other, one, schema);
    }

    private static boolean leadsTo(String from, String to, Schema schema) {
      return schema
          .table(from)
          .filter(
              table ->
                  table.foreignKeys().stream().anyMatch(key -> key.referencedTable().equals(to)))
          .isPresent();
    }

    private boolean isLike(Dropped column, Column other, Table table, String name) {
      Optional<ForeignKey> reference = reference(column.table(), column.column().name());
      Optional<ForeignKey> others = reference(table, other.name());
      if (reference.isPresent()) {
        String parent = reference.get().referencedTable();
        return others
            .filter(key -> key.referencedTable().equals(nowCalled.getOrDefault(parent, parent)))
            .isPresent();
      }
      boolean isKey =
          table.primaryKey().filter(key -> key.columns().contains(other.name())).isPresent();
      return others.filter(key -> key.referencedTable().equals(name)).isEmpty()
          && !isKey
          && other.type().equals(column.column().type());
    }

    private static Optional<ForeignKey> reference(Table table, String column) {
      return table.foreignKeys().stream()
          .filter(key -> key.columns().stream().anyMatch(column::equalsIgnoreCase))
          .findFirst();
    }
  }
}
