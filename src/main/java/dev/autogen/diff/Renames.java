package dev.autogen.diff;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds what has a new name, so that it is not dropped and added anew. Certain is what somebody
 * states, and a property of an entity whose column or table is now called otherwise. Only probable
 * is a drop and an addition of the same definition; that is for somebody to decide.
 */
public final class Renames {

  private final Schema live;
  private final Schema desired;
  private final RenameHints hints;

  /** The new name of each renamed table, by its old one. */
  private final Map<String, String> tables = new TreeMap<>();

  /** The new names of tables, to be looked up. */
  private final Set<String> taken = new TreeSet<>();

  /** The new name of each renamed column, by its old one, by its table's old name. */
  private final Map<String, Map<String, String>> columns = new TreeMap<>();

  /** Where each thing was that properties live in, and where it is now, by the table it was in. */
  private final Map<String, List<Rename>> moves = new HashMap<>();

  private Renames(Schema live, Schema desired, RenameHints hints) {
    this.live = live;
    this.desired = desired;
    this.hints = hints;
    hints.before().forEach((property, places) -> move(places, hints.now().get(property)));
  }

  private void move(List<Place> from, List<Place> to) {
    if (to != null && to.size() == from.size()) {
      for (int i = 0; i < from.size(); i++) {
        moves
            .computeIfAbsent(from.get(i).table(), table -> new ArrayList<>())
            .add(new Rename(from.get(i), to.get(i)));
      }
    }
  }

  /**
   * The operations that give what is in {@code live} the names that {@code desired} has for it.
   *
   * @param desired the tables the entities ask for, in the server's canonical form
   */
  public static List<Operation> between(Schema live, Schema desired, RenameHints hints) {
    Renames renames = new Renames(live, desired, hints);
    renames.findTables();
    renames.findColumns();
    return renames.operations();
  }

  private void findTables() {
    for (Rename rename : hints.stated()) {
      if (rename.from().isTable() && isMissing(rename.from().table())) {
        rename(rename.from().table(), rename.to().table());
      }
    }
    Map<String, Set<String>> homes = homes();
    for (List<Place> places : hints.before().values()) {
      for (Place place : places) {
        String old = place.table();
        List<String> now =
            isMissing(old)
                ? homes.getOrDefault(old, Set.of()).stream().filter(this::isNew).toList()
                : List.of();
        if (now.size() == 1) {
          rename(old, now.get(0));
        }
      }
    }
    Map<Set<String>, List<Table>> alike = new HashMap<>();
    for (Table table : desired.tables()) {
      if (isNew(table.name())) {
        alike.computeIfAbsent(signature(table), s -> new ArrayList<>()).add(table);
      }
    }
    for (Table old : live.tables()) {
      if (isMissing(old.name()) && !hints.dropped().contains(Place.table(old.name()))) {
        alike.getOrDefault(signature(old), List.of()).stream()
            .filter(table -> isNew(table.name()))
            .filter(
                table ->
                    hints
                        .probable()
                        .test(new Rename(Place.table(old.name()), Place.table(table.name()))))
            .findFirst()
            .ifPresent(table -> rename(old.name(), table.name()));
      }
    }
  }

  /** The new tables where properties are now, by the one that is gone and that they lived in. */
  private Map<String, Set<String>> homes() {
    Map<String, Set<String>> homes = new HashMap<>();
    hints
        .before()
        .forEach(
            (property, places) -> {
              for (Place place : places) {
                if (isMissing(place.table())) {
                  hints.now().getOrDefault(property, List.of()).stream()
                      .map(Place::table)
                      .filter(this::isNew)
                      .forEach(homes.computeIfAbsent(place.table(), table -> new TreeSet<>())::add);
                }
              }
            });
    return homes;
  }

  private boolean isMissing(String table) {
    return live.table(table).isPresent()
        && desired.table(table).isEmpty()
        && !tables.containsKey(table);
  }

  private boolean isNew(String table) {
    return desired.table(table).isPresent()
        && live.table(table).isEmpty()
        && !taken.contains(table);
  }

  private void rename(String from, String to) {
    if (isNew(to)) {
      tables.put(from, to);
      taken.add(to);
    }
  }

  /** What makes a table look like another: its columns, by name and type. */
  private static Set<String> signature(Table table) {
    Set<String> signature = new TreeSet<>();
    table.columns().forEach(c -> signature.add(c.name() + " " + c.type() + " " + c.nullable()));
    return signature;
  }

  private void findColumns() {
    for (Table old : live.tables()) {
      desired
          .table(tables.getOrDefault(old.name(), old.name()))
          .ifPresent(now -> new InTable(old, now).find());
    }
  }

  /** The search in one table. */
  private final class InTable {

    private final Table old;
    private final Table now;
    private final Map<String, String> found = new LinkedHashMap<>();

    InTable(Table old, Table now) {
      this.old = old;
      this.now = now;
    }

    void find() {
      for (Rename rename : hints.stated()) {
        if (!rename.from().isTable() && rename.from().table().equals(old.name())) {
          add(rename.from().column(), rename.to().column());
        }
      }
      Map<String, String> moved = moved();
      moved.forEach(
          (from, to) -> {
            // A name that is taken is free if what has it moves away too: two names swapped.
            if (old.column(to).isEmpty() || moved.containsKey(old.column(to).get().name())) {
              add(from, to);
            }
          });
      probable();
      if (!found.isEmpty()) {
        columns.put(old.name(), found);
      }
    }

    /** Where the properties of this table's columns have gone, by the column's old name. */
    private Map<String, String> moved() {
      Map<String, String> moved = new TreeMap<>();
      for (Rename move : moves.getOrDefault(old.name(), List.of())) {
        if (!move.from().isTable()
            && move.to().table().equals(now.name())
            && !Completion.sameName(move.from().column(), move.to().column())) {
          moved.put(move.from().column(), move.to().column());
        }
      }
      return moved;
    }

    private void probable() {
      List<Column> dropped =
          old.columns().stream()
              .filter(c -> now.column(c.name()).isEmpty() && !found.containsKey(c.name()))
              .filter(c -> !hints.dropped().contains(new Place(old.name(), c.name())))
              .toList();
      for (Column gone : dropped) {
        now.columns().stream()
            .filter(c -> old.column(c.name()).isEmpty() && !found.containsValue(c.name()))
            .filter(c -> sameDefinition(gone, c))
            .filter(
                c ->
                    hints
                        .probable()
                        .test(
                            new Rename(
                                new Place(old.name(), gone.name()),
                                new Place(now.name(), c.name()))))
            .findFirst()
            .ifPresent(c -> add(gone.name(), c.name()));
      }
    }

    private boolean sameDefinition(Column gone, Column come) {
      return gone.type().equals(come.type())
          && gone.nullable() == come.nullable()
          && gone.defaultValue().equals(come.defaultValue())
          && gone.generation().equals(come.generation())
          && gone.autoIncrement() == come.autoIncrement();
    }

    private void add(String from, String to) {
      boolean known = old.column(from).isPresent() && now.column(to).isPresent();
      if (known && !found.containsKey(from) && !found.containsValue(to)) {
        found.put(from, to);
      }
    }
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    columns.forEach(
        (table, names) -> {
          List<TableChange> drops = dependents(live.existing(table), names.keySet());
          if (!drops.isEmpty()) {
            operations.add(new AlterTable(table, drops));
          }
          operations.add(
              new AlterTable(
                  table,
                  names.entrySet().stream()
                      .<TableChange>map(name -> new RenameColumn(name.getKey(), name.getValue()))
                      .toList()));
        });
    tables.forEach((from, to) -> operations.add(new RenameTable(from, to)));
    return List.copyOf(operations);
  }

  /**
   * What MySQL lets no column be renamed under (errors 3959, 3837 and 3108); it comes back with the
   * rest of the difference.
   */
  private static List<TableChange> dependents(Table table, Set<String> renamed) {
    List<TableChange> drops = new ArrayList<>();
    for (Check check : table.checks()) {
      if (uses(check.expression(), renamed)) {
        drops.add(new DropCheck(check.name()));
      }
    }
    for (Index index : table.indexes()) {
      if (index.parts().stream()
          .anyMatch(part -> part instanceof KeyPart.OfExpression e && uses(e.sql(), renamed))) {
        drops.add(new DropIndex(index.name()));
      }
    }
    for (Column column : table.columns()) {
      if (column.isGenerated() && uses(column.generation().expression(), renamed)) {
        drops.add(new DropColumn(column.name()));
      }
    }
    return drops;
  }

  private static boolean uses(String expression, Set<String> columns) {
    return columns.stream().anyMatch(column -> Uses.of(expression, column));
  }
}
