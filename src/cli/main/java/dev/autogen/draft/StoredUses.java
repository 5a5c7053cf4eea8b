package dev.autogen.draft;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Session;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
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
      Operation operation, Optional<TableChange> change, String remark, Finding warning) {}

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
    boolean concerns = operations.stream().anyMatch(operation -> !Taken.by(operation).isEmpty());
    return new StoredUses(
        session.schema(), operations, concerns ? StoredObjects.read(session) : List.of());
  }

  /** Nothing known of any use. */
  public static StoredUses none() {
    return new StoredUses("", List.of(), List.of());
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
                && use.operation().definedTables().contains(table));
  }

  private List<String> remarks(Predicate<Use> wanted) {
    return uses.stream().filter(wanted).map(Use::remark).toList();
  }

  /** The same for the person at the keyboard. */
  public List<Finding> warnings() {
    Set<Finding> warnings = new LinkedHashSet<>();
    uses.forEach(use -> warnings.add(use.warning()));
    if (!objects.isEmpty()) {
      objects.stream()
          .filter(object -> object.text().isEmpty() && object.schema().equals(schema))
          .forEach(
              object ->
                  warnings.add(
                      warning(
                          object,
                          " may use what the migration drops or renames: the account may not see"
                              + " its text")));
    }
    return List.copyOf(warnings);
  }

  private void find() {
    // Stored objects know each table under the name it has before the migration.
    Map<String, String> former = new TreeMap<>();
    for (Operation operation : operations) {
      for (Taken taken : Taken.by(operation)) {
        String table = former.getOrDefault(taken.table(), taken.table());
        if (!taken.column().isEmpty()) {
          if (taken.isRenamed() || !isAdded(taken.table(), taken.column())) {
            columnGone(
                operation, taken.change().orElseThrow(), table, taken.column(), taken.verb());
          }
        } else if (taken.isRenamed()) {
          former.put(taken.newName(), table);
          tableGone(operation, table, taken.verb());
        } else {
          triggersGone(operation, table);
          if (!isCreated(table)) {
            tableGone(operation, table, taken.verb());
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
                warning(
                    object,
                    " goes with table "
                        + table
                        + ", which the migration drops; going back does not bring it back")));
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
            warning(
                object,
                " uses "
                    + what
                    + ", which the migration "
                    + verb
                    + "; MySQL leaves it as it is: change it too")));
  }

  private Finding warning(ExistingObject object, String what) {
    return Finding.warning("stored-use", Element.storedObject(object.name()), named(object) + what);
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
