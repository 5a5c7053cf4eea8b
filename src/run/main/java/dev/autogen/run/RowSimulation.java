package dev.autogen.run;

import dev.autogen.facts.change.Copies;
import dev.autogen.facts.change.Cost;
import dev.autogen.mysql.FilledNulls;
import dev.autogen.mysql.Obstacle;
import dev.autogen.mysql.Obstacles;
import dev.autogen.mysql.TableRows;
import dev.autogen.mysql.Touched;
import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.CreateOrReplace;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.CreateTableIfAbsent;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropStoredObject;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationCases;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ForeignKey.Action;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Follows a run without running it: what the rows that are there now will be like when a later step
 * finds them, and which of them a step in between may change.
 */
final class RowSimulation {

  private Schema schema;
  private final SortedSet<String> triggered;
  private final boolean checksKeysOfCopies;
  private final SortedMap<String, TableRows> rows = new TreeMap<>();
  private final SortedMap<String, Doubt> doubts = new TreeMap<>();

  /** What steps before may have done to the rows of a table. */
  private static final class Doubt {
    private boolean any;
    private boolean more;
    private final SortedSet<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  }

  /**
   * An obstacle of a step.
   *
   * @param rows the rows of its table as the step finds them
   * @param mended whether a step before may mend them
   */
  record Expected(
      TableChange change, Table before, Obstacle obstacle, TableRows rows, boolean mended) {}

  /**
   * A forecast from the schema that is there.
   *
   * @param triggered the tables whose rows have triggers
   * @param checksKeysOfCopies whether the server holds a copied table against its foreign keys
   */
  RowSimulation(Schema live, Collection<String> triggered, boolean checksKeysOfCopies) {
    this.schema = live;
    this.checksKeysOfCopies = checksKeysOfCopies;
    this.triggered = new TreeSet<>(triggered);
    for (Table table : live.tables()) {
      rows.put(table.name(), TableRows.of(table));
    }
  }

  /** The table as it will be; empty where it is not there, or nothing can be said of it. */
  Optional<Table> table(String name) {
    return rows.containsKey(name) ? schema.table(name) : Optional.empty();
  }

  /** The schema as it will be, as far as it is known. */
  Schema schema() {
    return schema;
  }

  /** The names of the tables as they will be. */
  List<String> tables() {
    return schema.tables().stream().map(Table::name).toList();
  }

  /** Goes over a change of rows or of the schema that is known by its text alone. */
  private void pass(Touched touched) {
    if (touched.everything()) {
      schema.tables().forEach(t -> doubt(t.name()).any = true);
      return;
    }
    touched.shapes().forEach(rows::remove);
    SortedSet<String> all = new TreeSet<>(touched.rows());
    all.addAll(touched.filled());
    all.addAll(touched.columns().keySet());
    if (all.stream().anyMatch(triggered::contains)) {
      pass(Touched.EVERYTHING);
      return;
    }
    touched.rows().forEach(this::passRows);
    touched.filled().forEach(table -> doubt(table).more = true);
    touched.columns().forEach(this::passColumns);
  }

  /** Goes over new values of rows, which can be told where all of them get them. */
  private void pass(UpdateRows update) {
    SortedSet<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    update.assignments().forEach(assignment -> columns.add(assignment.column()));
    if (triggered.contains(update.table())) {
      pass(Touched.EVERYTHING);
      return;
    }
    Optional<TableRows> known =
        Optional.ofNullable(rows.get(update.table())).flatMap(found -> found.after(update));
    known.ifPresentOrElse(
        found -> {
          rows.put(update.table(), found);
          doubt(update.table()).columns.addAll(derived(update.table(), columns));
        },
        () -> passColumns(update.table(), columns));
    for (Child child : children(update.table())) {
      if (isFollowed(child.key().onUpdate())
          && child.key().referencedColumns().stream().anyMatch(columns::contains)) {
        passColumns(child.table(), child.key().columns());
      }
    }
  }

  /** Rows may go, and with them what refers to them. */
  private void passRows(String table) {
    if (doubt(table).any) {
      return;
    }
    doubt(table).any = true;
    for (Child child : children(table)) {
      if (child.key().onDelete() == Action.CASCADE || child.key().onUpdate() == Action.CASCADE) {
        passRows(child.table());
      } else if (isFollowed(child.key().onDelete()) || isFollowed(child.key().onUpdate())) {
        passColumns(child.table(), child.key().columns());
      }
    }
  }

  private void passColumns(String table, Collection<String> columns) {
    if (!doubt(table).columns.addAll(columns)) {
      return;
    }
    doubt(table).columns.addAll(derived(table, columns));
    for (Child child : children(table)) {
      boolean concerned =
          child.key().referencedColumns().stream().anyMatch(doubt(table).columns::contains);
      if (concerned && isFollowed(child.key().onUpdate())) {
        passColumns(child.table(), child.key().columns());
      }
    }
  }

  /** What the server itself changes in a row whose {@code set} columns get values. */
  private List<String> derived(String table, Collection<String> set) {
    return schema.table(table).stream()
        .flatMap(t -> t.columns().stream())
        .filter(c -> c.isGenerated() || !c.onUpdate().isEmpty())
        .map(Column::name)
        .filter(name -> set.stream().noneMatch(name::equalsIgnoreCase))
        .toList();
  }

  private static boolean isFollowed(Action action) {
    return action == Action.CASCADE || action == Action.SET_NULL || action == Action.SET_DEFAULT;
  }

  private record Child(String table, ForeignKey key) {}

  /** What refers to {@code table}. */
  private List<Child> children(String table) {
    List<Child> children = new ArrayList<>();
    for (Table child : schema.tables()) {
      for (ForeignKey key : child.foreignKeys()) {
        if (key.referencedSchema().isEmpty() && key.referencedTable().equals(table)) {
          children.add(new Child(child.name(), key));
        }
      }
    }
    return children;
  }

  private Doubt doubt(String table) {
    return doubts.computeIfAbsent(table, t -> new Doubt());
  }

  /**
   * What an operation comes to.
   *
   * @param expected what could stop it
   * @param defined the table as it makes it; empty where it makes none, or nothing is known of it
   */
  record Passed(List<Expected> expected, Optional<Table> defined) {

    private static final Passed NOTHING = new Passed(List.of(), Optional.empty());
  }

  /** Goes over an operation. */
  Passed pass(Operation operation) {
    return operation.match(new Passing());
  }

  /** Changes the rows and the schema; of what is not known it may be anything. */
  private final class Passing implements OperationCases<Passed> {

    @Override
    public Passed alterPartitions(AlterPartitions alter) {
      return touching(Touched.EVERYTHING);
    }

    @Override
    public Passed alterTable(AlterTable alter) {
      List<Expected> expected = new ArrayList<>();
      if (!applies(alter, () -> RowSimulation.this.alter(alter, expected))) {
        return Passed.NOTHING;
      }
      Table after = schema.existing(alter.table());
      rows.computeIfPresent(alter.table(), (name, r) -> r.renamed(after));
      return new Passed(expected, table(alter.table()));
    }

    @Override
    public Passed alterTableWhereNeeded(AlterTableWhereNeeded alter) {
      return touching(Touched.EVERYTHING);
    }

    @Override
    public Passed bulkInsert(BulkInsert insert) {
      return touching(Touched.filling(insert.table()));
    }

    @Override
    public Passed createOrReplace(CreateOrReplace create) {
      return touching(Touched.EVERYTHING);
    }

    @Override
    public Passed createTable(CreateTable create) {
      String name = create.table().name();
      if (!applies(create, () -> {})) {
        return Passed.NOTHING;
      }
      doubts.remove(name);
      rows.put(name, TableRows.none(schema.existing(name)));
      return new Passed(List.of(), table(name));
    }

    @Override
    public Passed createTableIfAbsent(CreateTableIfAbsent create) {
      return touching(Touched.EVERYTHING);
    }

    @Override
    public Passed deleteRows(DeleteRows delete) {
      return touching(Touched.rowsOf(delete.table()));
    }

    @Override
    public Passed dropStoredObject(DropStoredObject drop) {
      return touching(Touched.EVERYTHING);
    }

    @Override
    public Passed dropTable(DropTable drop) {
      if (applies(drop, () -> {})) {
        rows.remove(drop.table());
      }
      return Passed.NOTHING;
    }

    @Override
    public Passed dropTableIfExists(DropTableIfExists drop) {
      return touching(Touched.EVERYTHING);
    }

    @Override
    public Passed executeScript(ExecuteScript script) {
      return touching(Touched.EVERYTHING);
    }

    @Override
    public Passed executeSql(ExecuteSql free) {
      return FilledNulls.by(free.sql())
          .map(this::updateRows)
          .orElseGet(() -> touching(Touched.by(free.sql(), tables())));
    }

    @Override
    public Passed inChunks(InChunks chunks) {
      return touching(Touched.EVERYTHING);
    }

    @Override
    public Passed insertRows(InsertRows insert) {
      return touching(Touched.filling(insert.table()));
    }

    @Override
    public Passed renameTable(RenameTable rename) {
      if (applies(rename, () -> {})) {
        Optional.ofNullable(rows.remove(rename.from()))
            .ifPresent(r -> rows.put(rename.to(), r.renamed(schema.existing(rename.to()))));
        Optional.ofNullable(doubts.remove(rename.from()))
            .ifPresent(d -> doubts.put(rename.to(), d));
      }
      return Passed.NOTHING;
    }

    @Override
    public Passed transaction(Transaction code) {
      return touching(Touched.EVERYTHING);
    }

    @Override
    public Passed updateInChunks(UpdateInChunks update) {
      return updateRows(update.update());
    }

    @Override
    public Passed updateRows(UpdateRows update) {
      pass(update);
      return Passed.NOTHING;
    }

    @Override
    public Passed withoutForeignKeyChecks(WithoutForeignKeyChecks block) {
      return touching(Touched.EVERYTHING);
    }

    private Passed touching(Touched touched) {
      pass(touched);
      return Passed.NOTHING;
    }

    /** Whether an operation can be carried out, as it then is. */
    private boolean applies(Operation operation, Runnable before) {
      try {
        before.run();
        schema = operation.applyTo(schema);
        return true;
      } catch (IllegalStateException unexpected) {
        // The schema is not what the migration takes it for, which the run will say.
        operation.definedTables().forEach(rows::remove);
        return false;
      }
    }
  }

  private void alter(AlterTable alter, List<Expected> expected) {
    TableRows running = rows.get(alter.table());
    if (running == null) {
      return;
    }
    Doubt doubt = doubt(alter.table());
    Table before = schema.existing(alter.table());
    Table table = before;
    keysOfCopy(alter, before, running, doubt, expected);
    for (TableChange change : alter.sequence()) {
      TableRows found = running;
      Obstacles obstacles = new Obstacles(running, this::rows);
      for (Obstacle obstacle :
          alter.restates(change, before) ? List.<Obstacle>of() : obstacles.of(change)) {
        expected.add(
            new Expected(change, table, obstacle, found, isMended(change, obstacle, doubt)));
      }
      table = change.applyTo(table);
      running = running.after(change, table);
      rows.put(alter.table(), running);
      if (change instanceof RenameColumn rename && doubt.columns.remove(rename.from())) {
        doubt.columns.add(rename.to());
      }
    }
  }

  /**
   * Rows that came past a key, as with foreign_key_checks off, stop whatever copies their table,
   * though it may have nothing to do with the key.
   */
  private void keysOfCopy(
      AlterTable alter, Table before, TableRows found, Doubt doubt, List<Expected> expected) {
    Optional<TableChange> copying =
        alter.sequence().stream()
            .filter(change -> !alter.restates(change, before))
            .filter(change -> Copies.isNeededFor(change, before))
            .findFirst();
    if (!checksKeysOfCopies || copying.isEmpty() || Cost.addsKeysOnline(alter)) {
      return;
    }
    Table after = alter.sequence().stream().reduce(before, (t, c) -> c.applyTo(t), (a, b) -> b);
    for (ForeignKey key : before.foreignKeys()) {
      if (after.foreignKeys().stream().anyMatch(k -> k.name().equalsIgnoreCase(key.name()))) {
        new Obstacles(found, this::rows)
            .orphans(key)
            .ifPresent(
                orphans ->
                    expected.add(
                        new Expected(
                            copying.get(), before, orphans, found, isMended(key, orphans, doubt))));
      }
    }
  }

  private boolean isMended(ForeignKey key, Obstacle obstacle, Doubt doubt) {
    if (doubt.any || obstacle.columns().stream().anyMatch(doubt.columns::contains)) {
      return true;
    }
    Doubt parent = doubts.getOrDefault(key.referencedTable(), new Doubt());
    return key.referencedSchema().isEmpty()
        && (parent.any
            || parent.more
            || key.referencedColumns().stream().anyMatch(parent.columns::contains));
  }

  private Optional<TableRows> rows(String table) {
    Doubt doubt = doubts.getOrDefault(table, new Doubt());
    boolean isFilled = doubt.any || doubt.more;
    // A table yet to be created has rows once a step has put some there.
    return Optional.ofNullable(rows.get(table)).filter(r -> !r.isEmpty() || !isFilled);
  }

  private boolean isMended(TableChange change, Obstacle obstacle, Doubt doubt) {
    return change instanceof AddForeignKey add
        ? isMended(add.foreignKey(), obstacle, doubt)
        : doubt.any || obstacle.columns().stream().anyMatch(doubt.columns::contains);
  }
}
