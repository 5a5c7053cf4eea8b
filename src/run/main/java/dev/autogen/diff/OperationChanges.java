package dev.autogen.diff;

import dev.autogen.diff.Change.Kind;
import dev.autogen.finding.Element;
import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.BulkInsert;
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
import dev.autogen.operation.OperationCases;
import dev.autogen.operation.Phrases;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes an operation makes.
 *
 * @param before the schema it finds
 */
record OperationChanges(Schema before) implements OperationCases<List<Change>> {

  @Override
  public List<Change> alterPartitions(AlterPartitions operation) {
    return one(
        operation,
        Kind.CHANGE,
        Element.Kind.PARTITIONING,
        operation.table(),
        "",
        partitioning(before, operation.table()),
        partitioning(operation.applyTo(before), operation.table()));
  }

  private static String partitioning(Schema schema, String table) {
    return schema.existing(table).options().partitioning();
  }

  @Override
  public List<Change> alterTable(AlterTable operation) {
    List<Change> changes = new ArrayList<>();
    operation.visit(before, (change, running) -> changes.add(Change.of(change, running)));
    return List.copyOf(changes);
  }

  @Override
  public List<Change> alterTableWhereNeeded(AlterTableWhereNeeded operation) {
    return operation.decided(before).flatMap(alter -> alterTable(alter).stream()).toList();
  }

  @Override
  public List<Change> bulkInsert(BulkInsert operation) {
    return one(operation, Kind.ADD, Element.Kind.ROW, operation.table(), "", "", "");
  }

  @Override
  public List<Change> createOrReplace(CreateOrReplace operation) {
    return one(
        operation, Kind.CHANGE, Element.Kind.STORED_OBJECT, "", operation.object().name(), "", "");
  }

  @Override
  public List<Change> createTable(CreateTable operation) {
    Table table = operation.table();
    return one(
        operation, Kind.ADD, Element.Kind.TABLE, table.name(), "", "", Phrases.definition(table));
  }

  @Override
  public List<Change> createTableIfAbsent(CreateTableIfAbsent operation) {
    return before.table(operation.table().name()).isPresent()
        ? List.of()
        : createTable(new CreateTable(operation.table()));
  }

  @Override
  public List<Change> deleteRows(DeleteRows operation) {
    List<String> texts = operation.describe(before);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      changes.add(
          new Change(
              Kind.DROP,
              Element.Kind.ROW,
              operation.table(),
              "",
              operation.rows().get(i).toString(),
              "",
              texts.get(i)));
    }
    return List.copyOf(changes);
  }

  @Override
  public List<Change> dropStoredObject(DropStoredObject operation) {
    return one(operation, Kind.DROP, Element.Kind.STORED_OBJECT, "", operation.name(), "", "");
  }

  @Override
  public List<Change> dropTable(DropTable operation) {
    String was = before.table(operation.table()).map(Phrases::definition).orElse("");
    return one(operation, Kind.DROP, Element.Kind.TABLE, operation.table(), "", was, "");
  }

  @Override
  public List<Change> dropTableIfExists(DropTableIfExists operation) {
    return before.table(operation.table()).isPresent()
        ? dropTable(new DropTable(operation.table()))
        : List.of();
  }

  @Override
  public List<Change> executeScript(ExecuteScript operation) {
    return code(operation, operation.name());
  }

  @Override
  public List<Change> executeSql(ExecuteSql operation) {
    return code(operation, "");
  }

  @Override
  public List<Change> inChunks(InChunks operation) {
    return code(operation, operation.title());
  }

  @Override
  public List<Change> insertRows(InsertRows operation) {
    List<String> texts = operation.describe(before);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      changes.add(
          new Change(
              Kind.ADD,
              Element.Kind.ROW,
              operation.table(),
              "",
              "",
              operation.rows().get(i).toString(),
              texts.get(i)));
    }
    return List.copyOf(changes);
  }

  @Override
  public List<Change> renameTable(RenameTable operation) {
    return one(
        operation,
        Kind.RENAME,
        Element.Kind.TABLE,
        operation.from(),
        "",
        operation.from(),
        operation.to());
  }

  @Override
  public List<Change> transaction(Transaction operation) {
    return code(operation, operation.title());
  }

  @Override
  public List<Change> updateInChunks(UpdateInChunks operation) {
    return one(operation, Kind.CHANGE, Element.Kind.ROW, operation.update().table(), "", "", "");
  }

  @Override
  public List<Change> updateRows(UpdateRows operation) {
    return one(operation, Kind.CHANGE, Element.Kind.ROW, operation.table(), "", "", "");
  }

  @Override
  public List<Change> withoutForeignKeyChecks(WithoutForeignKeyChecks operation) {
    return Change.of(operation.operations(), before);
  }

  private List<Change> code(Operation operation, String name) {
    return one(operation, Kind.EXECUTE, Element.Kind.CODE, "", name, "", "");
  }

  /** A change by an operation that one phrase describes. */
  private List<Change> one(
      Operation operation,
      Kind kind,
      Element.Kind element,
      String table,
      String name,
      String was,
      String becomes) {
    return List.of(
        new Change(
            kind,
            element,
            table,
            name,
            was,
            becomes,
            String.join(", ", operation.describe(before))));
  }
}
