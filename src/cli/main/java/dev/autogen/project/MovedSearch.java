package dev.autogen.project;

import dev.autogen.diff.TableOrColumn;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.project.MovedValues.Move;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
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

/** Searches one migration for what it leaves behind. */
final class MovedSearch {

  /** A column that goes. */
  private record Dropped(TableOrColumn place, Column column, Table table) {}

  private final Schema live;
  private final Schema after;
  private final SortedMap<String, Table> made = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> gone = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> nowCalled = new HashMap<>();
  private final Map<String, String> onceCalled = new HashMap<>();
  private final List<Dropped> dropped = new ArrayList<>();

  /** Columns that tables that are there get. */
  private final List<TableOrColumn> added = new ArrayList<>();

  MovedSearch(List<Operation> operations, Schema live) {
    this.live = live;
    Schema schema = live;
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
          read(alter, schema);
        }
        schema = part.applyTo(schema);
      }
    }
    this.after = schema;
  }

  private void read(AlterTable alter, Schema schema) {
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
    List<Move> moves = new ArrayList<>();
    before.forEach(
        (property, old) -> {
          List<TableOrColumn> entity = before.getOrDefault(Mapping.whole(property), List.of());
          moved(property, old, entity, now.getOrDefault(property, List.of()))
              .filter(move -> moves.stream().noneMatch(other -> isTold(move, other)))
              .forEach(moves::add);
        });
    for (Dropped column : dropped) {
      if (moves.stream().noneMatch(move -> MovedValues.isSame(move.from(), column.place()))) {
        like(column, moves).ifPresent(to -> moves.add(Move.likely(column.place(), to)));
      }
    }
    for (TableOrColumn place : added) {
      if (moves.stream().noneMatch(move -> MovedValues.isSame(move.to(), place))) {
        onceInherited(place).ifPresent(from -> moves.add(Move.likely(from, place)));
      }
    }
    return new MovedValues(moves);
  }

  /** What a property leaves behind whose place is in another table now. */
  private Stream<Move> moved(
      String property,
      List<TableOrColumn> old,
      List<TableOrColumn> entity,
      List<TableOrColumn> places) {
    String rows =
        entity.stream()
            .findFirst()
            .filter(table -> live.table(table.table()).isPresent())
            .map(TableOrColumn::table)
            .orElse("");
    return old.stream()
        .filter(from -> places.stream().noneMatch(place -> MovedValues.isSame(place, from)))
        .filter(from -> isThere(from) && !gone.contains(from.table()))
        .filter(from -> !(from.isTable() && nowCalled.containsKey(from.table())))
        .flatMap(
            from ->
                to(from, old, places)
                    .map(to -> new Move(from, Mapping.entity(property), rows, to, true))
                    .stream());
  }

  /** Where what was in a table or column belongs now; empty where it has no other place. */
  private Optional<TableOrColumn> to(
      TableOrColumn from, List<TableOrColumn> old, List<TableOrColumn> places) {
    String table = now(from.table());
    List<TableOrColumn> others =
        places.stream().filter(place -> !place.table().equalsIgnoreCase(table)).toList();
    Optional<TableOrColumn> fresh =
        others.stream()
            .filter(place -> made.containsKey(place.table()) || isAdded(place))
            .findFirst();
    boolean isLeft = from.isTable() ? from.equals(old.get(0)) : isDropped(from);
    return fresh.or(() -> isLeft ? others.stream().findFirst() : Optional.empty());
  }

  /** Whether another move says it: the same one, or that of the whole row. */
  private boolean isTold(Move move, Move other) {
    boolean isSameEntity = other.entity().equals(move.entity());
    if (MovedValues.isSame(move.from(), other.from())
        && MovedValues.isSame(move.to(), other.to())) {
      return isSameEntity || !move.from().isTable();
    }
    return isSameEntity
        && other.from().isTable()
        && !isDropped(move.from())
        && other.from().table().equals(move.from().table())
        && other.to().table().equals(move.to().table());
  }

  /** What was known of a property may be long gone. */
  private boolean isThere(TableOrColumn place) {
    return live.table(place.table())
        .filter(table -> place.isTable() || table.column(place.column()).isPresent())
        .isPresent();
  }

  private boolean isDropped(TableOrColumn place) {
    return dropped.stream().anyMatch(column -> MovedValues.isSame(column.place(), place));
  }

  /** The column of the parent's table that gave a table what it has for itself now. */
  private Optional<TableOrColumn> onceInherited(TableOrColumn place) {
    String name = onceCalled.getOrDefault(place.table(), place.table());
    return find(place, after)
        .flatMap(
            column ->
                parents(name, live)
                    .filter(parent -> parents(place.table(), after).noneMatch(now(parent)::equals))
                    .map(parent -> new TableOrColumn(parent, place.column()))
                    .filter(from -> hasType(from, column, live))
                    .findFirst());
  }

  private Stream<TableOrColumn> inherited(Dropped column, String name) {
    return parents(name, after)
        .filter(
            parent -> parents(column.table().name(), live).map(this::now).noneMatch(parent::equals))
        .map(parent -> new TableOrColumn(parent, column.place().column()))
        .filter(to -> hasType(to, column.column(), after));
  }

  private String now(String table) {
    return nowCalled.getOrDefault(table, table);
  }

  private static Optional<Column> find(TableOrColumn place, Schema schema) {
    return schema.table(place.table()).flatMap(table -> table.column(place.column()));
  }

  private static boolean hasType(TableOrColumn place, Column column, Schema schema) {
    return find(place, schema).filter(other -> other.type().equals(column.type())).isPresent();
  }

  /** The tables whose key is a table's own, as it is with a joined table of a subclass. */
  private static Stream<String> parents(String name, Schema schema) {
    return schema.table(name).stream()
        .flatMap(
            table ->
                table.foreignKeys().stream()
                    .filter(
                        key ->
                            table
                                .primaryKey()
                                .filter(own -> own.columns().equals(key.columns()))
                                .isPresent()))
        .map(ForeignKey::referencedTable);
  }

  /** A column of a new table beside the one that a column goes from, as though for its values. */
  private Optional<TableOrColumn> like(Dropped column, List<Move> moves) {
    String name = now(column.place().table());
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
            .filter(place -> hasType(place, column.column(), after));
    return Stream.of(inNew, inOthers, inherited(column, name))
        .flatMap(places -> places)
        .filter(to -> moves.stream().noneMatch(move -> MovedValues.isSame(move.to(), to)))
        .findFirst();
  }

  private boolean isAdded(TableOrColumn place) {
    return added.stream().anyMatch(one -> MovedValues.isSame(one, place));
  }

  /** Whether a foreign key leads from one of them to the other. */
  private static boolean isBeside(String one, String other, Schema schema) {
    return leadsTo(one, other, schema) || leadsTo(other, one, schema);
  }

  private static boolean leadsTo(String from, String to, Schema schema) {
    return schema
        .table(from)
        .filter(
            table -> table.foreignKeys().stream().anyMatch(key -> key.referencedTable().equals(to)))
        .isPresent();
  }

  private boolean isLike(Dropped column, Column other, Table table, String name) {
    Optional<ForeignKey> reference = reference(column.table(), column.column().name());
    Optional<ForeignKey> others = reference(table, other.name());
    if (reference.isPresent()) {
      String parent = reference.get().referencedTable();
      return others.filter(key -> key.referencedTable().equals(now(parent))).isPresent();
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
