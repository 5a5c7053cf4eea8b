package dev.autogen.compare;

import dev.autogen.mysql.ExistingObject;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.StoredObjects;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which views, triggers, routines and events use what a migration drops or renames. MySQL lets such
 * a change pass without a word, and they fail when they are next run; a table's own triggers go
 * with it.
 */
public final class StoredUses {

  /**
   * A use of what a change takes away.
   *
   * @param change the change of a table; empty where the operation itself takes it away
   */
  private record Use(
      Operation operation, Optional<TableChange> change, String remark, String warning) {}

  private final String schema;
  private final List<Operation> operations;
  private final List<ExistingObject> objects;
  private final List<Use> uses = new ArrayList<>();

  private StoredUses(String schema, List<Operation> operations, List<ExistingObject> objects) {
    this.schema = schema;
    this.operations = operations;
    this.objects = objects;
    find();
  }

  /** Asks the server, where {@code operations} drop or rename a table or column at all. */
  public static StoredUses of(Session session, List<Operation> operations) throws SQLException {
    boolean concerns =
        operations.stream()
            .anyMatch(
                operation ->
                    operation instanceof DropTable
                        || operation instanceof RenameTable
                        || (operation instanceof AlterTable alter
                            && alter.changes().stream().anyMatch(StoredUses::takesName)));
    return new StoredUses(
        session.schema(), operations, concerns ? StoredObjects.read(session) : List.of());
  }

  /** Nothing known of any use. */
  public static StoredUses none() {
    return new StoredUses("", List.of(), List.of());
  }

  private static boolean takesName(TableChange change) {
    return change instanceof DropColumn || change instanceof RenameColumn;
  }

  /** Remarks on a dropped or renamed table, a sentence each. */
  public List<String> remarks(Operation operation) {
    return remarks(use -> use.change().isEmpty() && use.operation().equals(operation));
  }

  /** Remarks on a change of {@code table}, a sentence each. */
  public List<String> remarks(String table, TableChange change) {
    return remarks(
        use ->
            use.change().filter(change::equals).isPresent()
                && use.operation() instanceof AlterTable alter
                && alter.table().equals(table));
  }

  private List<String> remarks(Predicate<Use> wanted) {
    return uses.stream().filter(wanted).map(Use::remark).toList();
  }

  /** The same for the person at the keyboard, a clause each. */
  public List<String> warnings() {
    Set<String> warnings = new LinkedHashSet<>();
    uses.forEach(use -> warnings.add(use.warning()));
    if (!objects.isEmpty()) {
      objects.stream()
          .filter(object -> object.text().isEmpty() && object.schema().equals(schema))
          .forEach(
              object ->
                  warnings.add(
                      named(object)
                          + " may use what the migration drops or renames: the account may not see"
                          + " its text"));
    }
    return List.copyOf(warnings);
  }

  private void find() {
    // Stored objects know each table under the name it has before the migration.
    Map<String, String> former = new TreeMap<>();
    for (Operation operation : operations) {
      if (operation instanceof RenameTable rename) {
        String table = former.getOrDefault(rename.from(), rename.from());
        former.put(rename.to(), table);
        tableGone(operation, table, "renames");
      } else if (operation instanceof DropTable drop) {
        String table = former.getOrDefault(drop.table(), drop.table());
        triggersGone(operation, table);
        if (!isCreated(table)) {
          tableGone(operation, table, "drops");
        }
      } else if (operation instanceof AlterTable alter) {
        String table = former.getOrDefault(alter.table(), alter.table());
        for (TableChange change : alter.changes()) {
          if (change instanceof RenameColumn rename) {
            columnGone(operation, change, table, rename.from(), "renames");
          } else if (change instanceof DropColumn drop && !isAdded(alter.table(), drop.column())) {
            columnGone(operation, change, table, drop.column(), "drops");
          }
        }
      }
    }
  }

  private void tableGone(Operation operation, String table, String verb) {
    for (ExistingObject object : objects) {
      if (object.uses(schema, table) && !(verb.equals("drops") && isTriggerOf(object, table))) {
        add(operation, Optional.empty(), object, "table " + table, verb);
      }
    }
  }

  private void columnGone(
      Operation operation, TableChange change, String table, String column, String verb) {
    for (ExistingObject object : objects) {
      if (object.uses(schema, table, column)) {
        add(operation, Optional.of(change), object, "column " + table + "." + column, verb);
      }
    }
  }

  private void triggersGone(Operation operation, String table) {
    for (ExistingObject object : objects) {
      if (isTriggerOf(object, table)) {
        uses.add(
            new Use(
                operation,
                Optional.empty(),
                "The " + named(object) + " goes with it; going back does not bring it back.",
                named(object)
                    + " goes with table "
                    + table
                    + ", which the migration drops; going back does not bring it back"));
      }
    }
  }

  private boolean isTriggerOf(ExistingObject object, String table) {
    return object.belongsTo(schema, table);
  }

  private void add(
      Operation operation,
      Optional<TableChange> change,
      ExistingObject object,
      String what,
      String verb) {
    uses.add(
        new Use(
            operation,
            change,
            "Used by " + named(object) + ", which MySQL leaves as it is: change it too.",
            named(object)
                + " uses "
                + what
                + ", which the migration "
                + verb
                + "; MySQL leaves it as it is: change it too"));
  }

  private String named(ExistingObject object) {
    return object.kind().word()
        + " "
        + (object.schema().equals(schema) ? "" : object.schema() + ".")
        + object.name();
  }

  private boolean isCreated(String table) {
    return operations.stream()
        .anyMatch(o -> o instanceof CreateTable create && create.table().name().equals(table));
  }

  private boolean isAdded(String table, String column) {
    return operations.stream()
        .filter(o -> o instanceof AlterTable alter && alter.table().equals(table))
        .flatMap(o -> ((AlterTable) o).changes().stream())
        .anyMatch(c -> c instanceof AddColumn add && add.column().name().equalsIgnoreCase(column));
  }
}
