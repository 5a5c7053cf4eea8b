package dev.autogen.diff;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds what has a new name, so that it is not dropped and added anew. Certain is what somebody
 * states, and a property of an entity whose column or table is now called otherwise. Only probable
 * is a drop and an addition that look alike; that is for somebody to decide.
 */
public final class Renames {

  private final Schema live;
  private final TableMoves.Found tables;

  /** What becomes of the columns of each table, by its old name. */
  private final SortedMap<String, ColumnMoves.Found> columns = new TreeMap<>();

  private Renames(Schema live, TableMoves.Found tables) {
    this.live = live;
    this.tables = tables;
  }

  /**
   * What was found.
   *
   * @param operations what gives everything its new name, in order. What MySQL lets no column be
   *     renamed under is taken off and not put back
   * @param renamed the live schema under the new names, with all that is to be put back
   */
  public record Found(List<Operation> operations, Schema renamed) {

    public Found {
      operations = List.copyOf(operations);
    }
  }

  /**
   * The operations that give what is in {@code live} the names that {@code desired} has for it.
   *
   * @param desired the tables the entities ask for, in the server's canonical form
   */
  public static Found between(Schema live, Schema desired, RenameHints given) {
    RenameHints hints = given.withChoice(new AskedOnce(given.choice()));
    Renames renames = new Renames(live, TableMoves.of(live, desired, hints));
    renames.findColumns(desired, hints);
    hints.choice().done();
    return renames.found(desired);
  }

  private void findColumns(Schema desired, RenameHints hints) {
    // By the table things were in: there are as many as properties.
    Map<String, List<Rename>> moves = new HashMap<>();
    Map<String, Set<String>> known = new HashMap<>();
    hints
        .before()
        .forEach(
            (property, from) -> {
              for (TableOrColumn place : from) {
                known.computeIfAbsent(place.table(), table -> new HashSet<>()).add(place.column());
              }
              List<TableOrColumn> to = hints.now().getOrDefault(property, List.of());
              for (int i = 0; to.size() == from.size() && i < from.size(); i++) {
                moves
                    .computeIfAbsent(from.get(i).table(), table -> new ArrayList<>())
                    .add(new Rename(from.get(i), to.get(i)));
              }
            });
    for (Table old : live.tables()) {
      if (tables.displaced().contains(old.name())) {
        continue;
      }
      desired
          .table(tables.names().getOrDefault(old.name(), old.name()))
          .map(
              now ->
                  ColumnMoves.of(
                      old,
                      now,
                      moves.getOrDefault(old.name(), List.of()),
                      known.getOrDefault(old.name(), Set.of()),
                      hints))
          .filter(found -> !found.names().isEmpty())
          .ifPresent(found -> columns.put(old.name(), found));
    }
  }

  private Found found(Schema desired) {
    Schema renamed = live;
    Schema reduced = live;
    for (Map.Entry<String, ColumnMoves.Found> table : columns.entrySet()) {
      Dependents dependents = new Dependents(table.getKey(), table.getValue());
      reduced = dependents.takenOff(reduced);
      renamed = dependents.rewritten(renamed);
    }
    for (String displaced : tables.displaced()) {
      reduced = without(reduced, displaced);
      renamed = without(renamed, displaced);
    }
    List<Operation> names = new ArrayList<>(columnNames());
    names.addAll(TableNames.sequence(tables.names(), name -> isTaken(name, desired)));
    List<Operation> operations = new ArrayList<>();
    if (!columns.isEmpty() || !tables.displaced().isEmpty()) {
      operations.addAll(Planner.plan(live, reduced));
    }
    operations.addAll(names);
    return new Found(operations, withRows(Operation.applyAll(names, renamed), desired));
  }

  /** A table takes its rows along, so that a generator of ids gets no second one to begin with. */
  private Schema withRows(Schema renamed, Schema desired) {
    Schema result = renamed;
    for (String name : tables.names().values()) {
      result = result.with(result.existing(name).withSeedRows(desired.existing(name).seedRows()));
    }
    return result;
  }

  /** What renames columns, under the old names of their tables. */
  private List<Operation> columnNames() {
    List<Operation> names = new ArrayList<>();
    columns.forEach(
        (table, found) ->
            names.add(
                new AlterTable(
                    table,
                    found.names().entrySet().stream()
                        .<TableChange>map(name -> new RenameColumn(name.getKey(), name.getValue()))
                        .toList())));
    return names;
  }

  private boolean isTaken(String name, Schema desired) {
    return live.table(name).isPresent() || desired.table(name).isPresent();
  }

  /** The schema without a table and what refers to it. */
  private static Schema without(Schema schema, String gone) {
    return schema.without(gone).map(table -> withoutForeignKeys(table, gone));
  }

  private static Table withoutForeignKeys(Table table, String parent) {
    List<ForeignKey> kept =
        table.foreignKeys().stream()
            .filter(
                key -> !(key.referencedSchema().isEmpty() && key.referencedTable().equals(parent)))
            .toList();
    return kept.size() == table.foreignKeys().size() ? table : table.withForeignKeys(kept);
  }
}
