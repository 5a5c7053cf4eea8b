package dev.autogen.draft;

import dev.autogen.diff.TableOrColumn;
import dev.autogen.error.AutogenException;
import dev.autogen.facts.text.UsedColumns;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a clause into a plan for each column whose values stand for something else from now on and
 * that the plan does not modify itself. It says what the column is already, so that its values can
 * be mapped there. Columns that refer to it are mapped with it, their foreign keys put aside.
 */
final class RestatedColumns {

  private final Schema live;
  private final Schema target;
  private final List<Operation> operations;

  /** The foreign keys to put aside, by the tables that have them. */
  private final List<Operation> before = new ArrayList<>();

  private final List<Operation> behind = new ArrayList<>();

  private RestatedColumns(List<Operation> operations, Schema live) {
    this.operations = new ArrayList<>(operations);
    this.live = live;
    this.target = Operation.applyAll(operations, live);
  }

  /** The operations, with the clauses. */
  static List<Operation> in(
      List<Operation> operations, Collection<TableOrColumn> places, Schema live) {
    RestatedColumns restated = new RestatedColumns(operations, live);
    Deque<TableOrColumn> open = new ArrayDeque<>(places);
    List<TableOrColumn> done = new ArrayList<>();
    while (!open.isEmpty()) {
      TableOrColumn place = open.pop();
      if (!done.contains(place)) {
        done.add(place);
        open.addAll(restated.referring(place));
        restated.restate(place);
      }
    }
    List<Operation> all = new ArrayList<>(restated.before);
    all.addAll(restated.operations);
    all.addAll(restated.behind);
    return List.copyOf(all);
  }

  /** What {@code place} was called before {@code operations}. */
  static TableOrColumn origin(TableOrColumn place, List<Operation> operations) {
    String table = place.table();
    String column = place.column();
    for (int i = operations.size() - 1; i >= 0; i--) {
      if (operations.get(i) instanceof RenameTable rename && rename.to().equals(table)) {
        table = rename.from();
      } else if (operations.get(i) instanceof AlterTable alter && alter.table().equals(table)) {
        String now = column;
        column =
            renames(alter)
                .filter(rename -> rename.to().equalsIgnoreCase(now))
                .findFirst()
                .map(RenameColumn::from)
                .orElse(now);
      }
    }
    return new TableOrColumn(table, column);
  }

  private static Stream<RenameColumn> renames(AlterTable alter) {
    return alter.changes().stream()
        .filter(RenameColumn.class::isInstance)
        .map(RenameColumn.class::cast);
  }

  private void restate(TableOrColumn place) {
    TableOrColumn now = origin(place, operations);
    Schema schema = live;
    int chosen = -1;
    boolean isWithCheck = false;
    ModifyColumn clause = null;
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      if (operation instanceof RenameTable rename && rename.from().equals(now.table())) {
        now = new TableOrColumn(rename.to(), now.column());
      } else if (operation instanceof AlterTable alter && alter.table().equals(now.table())) {
        String was = now.column();
        String name =
            renames(alter)
                .filter(rename -> rename.from().equalsIgnoreCase(was))
                .findFirst()
                .map(RenameColumn::to)
                .orElse(was);
        if (modifies(alter, name)) {
          return;
        }
        // Where its check goes or comes, values are mapped in between.
        boolean changesCheck = changesCheck(alter, schema.existing(now.table()), was, name);
        if (chosen < 0 || (changesCheck && !isWithCheck)) {
          chosen = i;
          isWithCheck = changesCheck;
          clause = new ModifyColumn(column(schema, now).withName(name));
        }
        now = new TableOrColumn(now.table(), name);
      }
      schema = operation.applyTo(schema);
    }
    if (clause == null) {
      operations.add(new AlterTable(place.table(), new ModifyColumn(column(target, place))));
    } else {
      put(clause, chosen);
    }
  }

  /** Puts it into the alteration there, or behind it where that gives columns other names. */
  private void put(ModifyColumn clause, int at) {
    AlterTable alter = (AlterTable) operations.get(at);
    List<TableChange> stay = new ArrayList<>(alter.changes());
    List<TableChange> with = new ArrayList<>();
    if (renames(alter).findAny().isPresent()) {
      with.add(clause);
      for (TableChange change : alter.changes()) {
        if (change instanceof AddCheck) {
          stay.remove(change);
          with.add(change);
        }
      }
      operations.add(at + 1, new AlterTable(alter.table(), with));
    } else {
      stay.add(0, clause);
    }
    operations.set(at, new AlterTable(alter.table(), stay));
  }

  private static Column column(Schema schema, TableOrColumn place) {
    return schema.existing(place.table()).column(place.column()).orElseThrow();
  }

  private static boolean modifies(AlterTable alter, String column) {
    return alter.changes().stream()
        .anyMatch(
            change ->
                change instanceof ModifyColumn modify
                    && modify.column().name().equalsIgnoreCase(column));
  }

  /** Whether a check on the column goes or comes, by the name it had or the one it gets. */
  private static boolean changesCheck(AlterTable alter, Table before, String was, String name) {
    return alter.changes().stream()
        .anyMatch(
            change ->
                (change instanceof AddCheck add
                        && UsedColumns.mayUse(add.check().expression(), name))
                    || (change instanceof DropCheck drop
                        && before
                            .check(drop.check())
                            .filter(check -> UsedColumns.mayUse(check.expression(), was))
                            .isPresent()));
  }

  /** The columns that refer to {@code place}; their foreign keys are put aside meanwhile. */
  private List<TableOrColumn> referring(TableOrColumn place) {
    List<TableOrColumn> columns = new ArrayList<>();
    for (Table table : target.tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        for (int i = 0; i < key.columns().size(); i++) {
          if (key.referencedSchema().isEmpty()
              && key.referencedTable().equals(place.table())
              && key.referencedColumns().get(i).equalsIgnoreCase(place.column())) {
            columns.add(new TableOrColumn(table.name(), key.columns().get(i)));
            putAside(table.name(), key, place);
          }
        }
      }
    }
    return columns;
  }

  private void putAside(String table, ForeignKey key, TableOrColumn place) {
    Optional<ForeignKey> same = live.table(table).flatMap(t -> t.foreignKey(key.name()));
    boolean isTouched =
        operations.stream()
            .filter(AlterTable.class::isInstance)
            .map(operation -> ((AlterTable) operation).changes())
            .flatMap(List::stream)
            .anyMatch(
                change ->
                    (change instanceof AddForeignKey add
                            && add.foreignKey().name().equals(key.name()))
                        || (change instanceof DropForeignKey drop
                            && drop.foreignKey().equals(key.name())));
    if (same.filter(key::equals).isEmpty() || isTouched) {
      throw AutogenException.usage(
          "the values of column "
              + place
              + " stand for others from now on, and foreign key "
              + key.name()
              + " of "
              + table
              + ", which refers to it, changes at the same time",
          "write one migration with the new order of the constants, and the rest in another");
    }
    Operation drop = new AlterTable(table, new DropForeignKey(key.name()));
    if (!before.contains(drop)) {
      before.add(drop);
      behind.add(new AlterTable(table, new AddForeignKey(key)));
    }
  }
}
