package dev.autogen.migration;

import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.CreateOrReplace;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.CreateTableIfAbsent;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropStoredObject;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.StoredObject;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.Value;
import dev.autogen.operation.WithoutForeignKeyChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a migration does, in the order it is said. Nothing runs when these methods are called: they
 * collect the {@link Operation}s, which are then run, printed or checked.
 */
public final class Operations {

  // Suppliers, because a row is complete only after the calls that follow it in its chain.
  private final List<Supplier<Operation>> operations = new ArrayList<>();

  /** Those of {@link #operations}, in the same order. */
  private final List<CallPlace> places = new ArrayList<>();

  private final MigrationFiles files;

  private final CallLines lines;

  /** Operations of a migration that names no files. */
  public Operations() {
    this(new MigrationFiles(Operations.class, ""), CallLines.NONE);
  }

  /**
   * Collects for a migration that may name files.
   *
   * @param migration the class beside which these are on a class path
   * @param source the file beside which these are, if it has one, or a text that says where the
   *     class is from
   */
  public Operations(Class<?> migration, String source) {
    this(new MigrationFiles(migration, source), CallLines.NONE);
  }

  private Operations(MigrationFiles files, CallLines lines) {
    this.files = files;
    this.lines = lines;
  }

  /**
   * Collects for a migration that may name files, and notes where in its source each call is.
   *
   * @param migration as above
   * @param source as above
   */
  public static Operations located(Class<?> migration, String source) {
    return new Operations(
        new MigrationFiles(migration, source), new CallLines(migration.getName()));
  }

  /** Where what has been said so far is said, an entry for each of {@link #toList}. */
  public List<CallPlace> places() {
    return List.copyOf(places);
  }

  private void say(Supplier<Operation> operation) {
    say(operation, List.of());
  }

  private void say(Supplier<Operation> operation, List<CallPlace> inner) {
    operations.add(operation);
    places.add(new CallPlace(lines.now(), inner));
  }

  /** What has been said so far, in order. */
  public List<Operation> toList() {
    return operations.stream().map(Supplier::get).toList();
  }

  /**
   * Adds an operation that was made elsewhere: {@code op.add(new DropTable("user_role"))}. A
   * project's own operation is a method that takes these {@code Operations} and says several.
   */
  public void add(Operation operation) {
    say(() -> operation);
  }

  /** Creates a table: {@code op.createTable("user_role", t -> t.column("id", "bigint"))}. */
  public void createTable(String table, Consumer<TableDefinition> definition) {
    TableDefinition t = new TableDefinition(table);
    definition.accept(t);
    add(new CreateTable(t.table()));
  }

  /**
   * Creates a table where there is none of its name: {@code op.createTableIfAbsent("user_role", t
   * -> t.column("id", "bigint"))}. One that is there stays as it is, whatever its columns.
   */
  public void createTableIfAbsent(String table, Consumer<TableDefinition> definition) {
    TableDefinition t = new TableDefinition(table);
    definition.accept(t);
    add(new CreateTableIfAbsent(t.table()));
  }

  /** Changes a table: {@code op.alterTable("users", t -> t.dropColumn("fax"))}. */
  public void alterTable(String table, Consumer<TableAlteration> alteration) {
    TableAlteration t = new TableAlteration(table, lines);
    alteration.accept(t);
    Operation operation = t.operation();
    say(() -> operation, t.places());
  }

  /** Drops a table with its rows: {@code op.dropTable("user_role")}. */
  public void dropTable(String table) {
    add(new DropTable(table));
  }

  /** Drops a table with its rows where it is there: {@code op.dropTableIfExists("user_role")}. */
  public void dropTableIfExists(String table) {
    add(new DropTableIfExists(table));
  }

  /**
   * Changes the partitions of a table: {@code op.alterPartitions("orders", p -> p.drop("p2019"))}.
   */
  public void alterPartitions(String table, Consumer<PartitionAlteration> alteration) {
    PartitionAlteration p = new PartitionAlteration();
    alteration.accept(p);
    p.changes().forEach(change -> add(new AlterPartitions(table, change)));
  }

  /** Renames a table: {@code op.renameTable("role", "user_role")}. */
  public void renameTable(String from, String to) {
    add(new RenameTable(from, to));
  }

  /** Inserts a row: {@code op.insertRow("user_role").value("id", 1).value("name", "ADMIN")}. */
  public RowDefinition insertRow(String table) {
    RowDefinition row = new RowDefinition();
    say(() -> new InsertRows(table, List.of(row.values())));
    return row;
  }

  /** Inserts rows: {@code op.insertRows("user_role", rows -> rows.row().value("id", 1))}. */
  public void insertRows(String table, Consumer<RowList> definition) {
    RowList rows = new RowList();
    definition.accept(rows);
    add(new InsertRows(table, rows.values()));
  }

  /** Deletes the rows with all of the values: {@code op.deleteRow("user_role").value("id", 1)}. */
  public RowDefinition deleteRow(String table) {
    RowDefinition row = new RowDefinition();
    say(() -> new DeleteRows(table, List.of(row.values())));
    return row;
  }

  /** Deletes rows: {@code op.deleteRows("user_role", rows -> rows.row().value("id", 1))}. */
  public void deleteRows(String table, Consumer<RowList> definition) {
    RowList rows = new RowList();
    definition.accept(rows);
    add(new DeleteRows(table, rows.values()));
  }

  /**
   * Inserts many rows, a batch of them in each statement: {@code op.bulkInsert("country", rows ->
   * rows.columns("code", "name").row("DE", "Germany").row("FR", "France"))}.
   */
  public void bulkInsert(String table, Consumer<BulkRows> definition) {
    BulkRows rows = new BulkRows(table, files);
    definition.accept(rows);
    add(rows.operation());
  }

  /**
   * Changes rows by one statement: {@code op.update("users").set("new_status",
   * "verified").where("old_status", "active")}.
   */
  public RowUpdate update(String table) {
    RowUpdate update = new RowUpdate(table);
    say(update::operation);
    return update;
  }

  /**
   * Runs SQL as it is: {@code op.execute("update users set role_id = 1")}. What it does to the
   * schema is not known to autogen. Several statements, with semicolons between, are a step each.
   */
  public void execute(String sql) {
    add(new ExecuteSql(sql));
  }

  /**
   * Runs one SQL statement with values for its question marks: {@code op.execute("update users set
   * role_id = ? where email = ?", 1, "ann@example.org")}.
   *
   * @param parameters texts, numbers, truth values, dates and times, bytes or {@code null}, in
   *     order
   */
  public void execute(String sql, Object... parameters) {
    add(new ExecuteSql(sql, Value.listOf(parameters)));
  }

  /**
   * Runs several SQL statements, each as a step of its own: {@code op.executeScript("analyze table
   * users; analyze table orders;")}.
   *
   * @param text as the {@code mysql} client takes it, with {@code DELIMITER} lines where a
   *     statement holds semicolons
   */
  public void executeScript(String text) {
    add(new ExecuteScript("in the migration", text));
  }

  /**
   * Runs the statements of a file in UTF-8 that stands beside the migration: {@code
   * op.executeFile("reports.sql")}. As {@link #executeScript}.
   */
  public void executeFile(String file) {
    add(new ExecuteScript(file, files.text(file)));
  }

  /**
   * Runs code that reads or writes rows, in one transaction: {@code op.transaction("verify users",
   * tx -> tx.query("select id from users where old_status = 'active'", row -> tx.update("update
   * users set new_status = 'verified' where id = ?", row.longValue("id"))))}. It runs when its turn
   * comes, and once only.
   *
   * @param title what it does; stands in the journal
   */
  public void transaction(String title, RowWork work) {
    add(new Transaction(title, connection -> work.run(new RowAccess(connection))));
  }

  /**
   * Runs code that works through many rows, a transaction for each chunk; after an interruption it
   * goes on with the chunk that was not done: {@code op.inChunks("number the orders", (tx,
   * position) -> numbered(tx, position, 1000))}.
   *
   * @param title what it does; stands in the journal
   */
  public void inChunks(String title, RowChunks work) {
    add(
        new InChunks(
            title, (connection, position) -> work.next(new RowAccess(connection), position)));
  }

  /**
   * Changes the rows of a big table a chunk at a time, along its primary key, each chunk in a
   * transaction of its own: {@code op.updateInChunks("users", 1000).set("new_status",
   * "verified").where("old_status", "active")}. After an interruption it goes on where it was; as a
   * script it is one statement.
   *
   * @param rows how many rows a chunk goes over
   */
  public RowUpdate updateInChunks(String table, int rows) {
    RowUpdate update = new RowUpdate(table);
    say(() -> new UpdateInChunks(update.operation(), rows));
    return update;
  }

  /**
   * Says operations that are run while the server does not check foreign keys: {@code
   * op.withoutForeignKeyChecks(unchecked -> unchecked.dropTable("users"))}. What breaks a foreign
   * key then stays broken in silence.
   *
   * @param block is given these operations again
   */
  public void withoutForeignKeyChecks(Consumer<Operations> block) {
    int from = operations.size();
    block.accept(this);
    List<Supplier<Operation>> said = operations.subList(from, operations.size());
    List<Supplier<Operation>> inner = List.copyOf(said);
    said.clear();
    List<CallPlace> saidAt = places.subList(from, places.size());
    List<CallPlace> innerPlaces = List.copyOf(saidAt);
    saidAt.clear();
    say(() -> new WithoutForeignKeyChecks(inner.stream().map(Supplier::get).toList()), innerPlaces);
  }

  /**
   * Creates a view, or replaces the one of its name: {@code op.createOrReplaceView("active_users",
   * "select id, email from users where active")}.
   */
  public void createOrReplaceView(String view, String select) {
    replace(StoredObject.Kind.VIEW, view, select);
  }

  /**
   * Creates a trigger, or replaces the one of its name: {@code
   * op.createOrReplaceTrigger("users_before_insert", "before insert on users for each row set
   * new.email = lower(new.email)")}. Between its drop and its creation rows go without it.
   *
   * @param definition what stands behind the name in CREATE TRIGGER; a body may hold semicolons
   */
  public void createOrReplaceTrigger(String trigger, String definition) {
    replace(StoredObject.Kind.TRIGGER, trigger, definition);
  }

  /**
   * Creates a procedure, or replaces the one of its name: {@code
   * op.createOrReplaceProcedure("forget_user", "(in user bigint) delete from users where id =
   * user")}.
   *
   * @param definition what stands behind the name in CREATE PROCEDURE; a body may hold semicolons
   */
  public void createOrReplaceProcedure(String procedure, String definition) {
    replace(StoredObject.Kind.PROCEDURE, procedure, definition);
  }

  /**
   * Creates a function, or replaces the one of its name: {@code op.createOrReplaceFunction("gross",
   * "(net decimal(10,2)) returns decimal(10,2) deterministic return net * 1.19")}.
   *
   * @param definition what stands behind the name in CREATE FUNCTION; a body may hold semicolons
   */
  public void createOrReplaceFunction(String function, String definition) {
    replace(StoredObject.Kind.FUNCTION, function, definition);
  }

  /**
   * Creates an event, or replaces the one of its name: {@code
   * op.createOrReplaceEvent("forget_sessions", "on schedule every 1 day do delete from sessions
   * where expired")}.
   *
   * @param definition what stands behind the name in CREATE EVENT; a body may hold semicolons
   */
  public void createOrReplaceEvent(String event, String definition) {
    replace(StoredObject.Kind.EVENT, event, definition);
  }

  private void replace(StoredObject.Kind kind, String name, String definition) {
    add(new CreateOrReplace(new StoredObject(kind, name, definition)));
  }

  /** Drops a view: {@code op.dropView("active_users")}. */
  public void dropView(String view) {
    add(new DropStoredObject(StoredObject.Kind.VIEW, view));
  }

  /** Drops a trigger: {@code op.dropTrigger("users_before_insert")}. */
  public void dropTrigger(String trigger) {
    add(new DropStoredObject(StoredObject.Kind.TRIGGER, trigger));
  }

  /** Drops a procedure: {@code op.dropProcedure("forget_user")}. */
  public void dropProcedure(String procedure) {
    add(new DropStoredObject(StoredObject.Kind.PROCEDURE, procedure));
  }

  /** Drops a function: {@code op.dropFunction("gross")}. */
  public void dropFunction(String function) {
    add(new DropStoredObject(StoredObject.Kind.FUNCTION, function));
  }

  /** Drops an event: {@code op.dropEvent("forget_sessions")}. */
  public void dropEvent(String event) {
    add(new DropStoredObject(StoredObject.Kind.EVENT, event));
  }
}
