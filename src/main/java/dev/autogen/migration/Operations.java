package dev.autogen.migration;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ChunkedWork;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.TransactionWork;
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

  /** What has been said so far, in order. */
  public List<Operation> toList() {
    return operations.stream().map(Supplier::get).toList();
  }

  private void add(Operation operation) {
    operations.add(() -> operation);
  }

  /** Creates a table: {@code op.createTable("user_role", t -> t.column("id", "bigint"))}. */
  public void createTable(String table, Consumer<TableDefinition> definition) {
    TableDefinition t = new TableDefinition(table);
    definition.accept(t);
    add(new CreateTable(t.table()));
  }

  /** Changes a table: {@code op.alterTable("users", t -> t.dropColumn("fax"))}. */
  public void alterTable(String table, Consumer<TableAlteration> alteration) {
    TableAlteration t = new TableAlteration(table);
    alteration.accept(t);
    add(new AlterTable(table, t.changes()));
  }

  /** Drops a table with its rows: {@code op.dropTable("user_role")}. */
  public void dropTable(String table) {
    add(new DropTable(table));
  }

  /** Renames a table: {@code op.renameTable("role", "user_role")}. */
  public void renameTable(String from, String to) {
    add(new RenameTable(from, to));
  }

  /** Inserts a row: {@code op.insertRow("user_role").value("id", 1).value("name", "ADMIN")}. */
  public RowDefinition insertRow(String table) {
    RowDefinition row = new RowDefinition();
    operations.add(() -> new InsertRows(table, List.of(row.values())));
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
    operations.add(() -> new DeleteRows(table, List.of(row.values())));
    return row;
  }

  /** Deletes rows: {@code op.deleteRows("user_role", rows -> rows.row().value("id", 1))}. */
  public void deleteRows(String table, Consumer<RowList> definition) {
    RowList rows = new RowList();
    definition.accept(rows);
    add(new DeleteRows(table, rows.values()));
  }

  /**
   * Runs SQL as it is: {@code op.execute("update users set role_id = 1")}. What it does to the
   * schema is not known to autogen. Several statements, with semicolons between, are a step each.
   */
  public void execute(String sql) {
    add(new ExecuteSql(sql));
  }

  /**
   * Runs code that reads or writes rows, in one transaction: {@code op.transaction("number the
   * orders", connection -> …)}. It runs when its turn comes, and once only.
   *
   * @param title what it does; stands in the journal
   */
  public void transaction(String title, TransactionWork work) {
    add(new Transaction(title, work));
  }

  /**
   * Runs code that works through many rows, a transaction for each chunk; after an interruption it
   * goes on with the chunk that was not done.
   *
   * @param title what it does; stands in the journal
   */
  public void inChunks(String title, ChunkedWork work) {
    add(new InChunks(title, work));
  }
}
