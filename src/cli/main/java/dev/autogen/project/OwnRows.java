package dev.autogen.project;

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
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.util.HashMap;
import java.util.Map;

/** How many rows migrations put into tables themselves, so that running them again brings them. */
record OwnRows(Map<String, Integer> byTable) {

  OwnRows {
    byTable = Map.copyOf(byTable);
  }

  static OwnRows of(RevisionGraph revisions) {
    Map<String, Integer> rows = new HashMap<>();
    for (RevisionScript script : revisions.revisions()) {
      for (Operation operation : script.upgradeOperations()) {
        operation.parts().forEach(part -> part.match(new Counting(rows)).run());
      }
    }
    return new OwnRows(rows);
  }

  /** Of what puts no rows anywhere. */
  private static void nothing() {}

  private record Counting(Map<String, Integer> rows) implements OperationCases<Runnable> {

    @Override
    public Runnable alterPartitions(AlterPartitions alter) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable alterTable(AlterTable alter) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable alterTableWhereNeeded(AlterTableWhereNeeded alter) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable bulkInsert(BulkInsert insert) {
      return () -> add(insert.table(), insert.rows().size());
    }

    @Override
    public Runnable createOrReplace(CreateOrReplace create) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable createTable(CreateTable create) {
      return () -> add(create.table().name(), create.table().seedRows().size());
    }

    @Override
    public Runnable createTableIfAbsent(CreateTableIfAbsent create) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable deleteRows(DeleteRows delete) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable dropStoredObject(DropStoredObject drop) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable dropTable(DropTable drop) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable dropTableIfExists(DropTableIfExists drop) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable executeScript(ExecuteScript script) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable executeSql(ExecuteSql free) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable inChunks(InChunks chunks) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable insertRows(InsertRows insert) {
      return () -> add(insert.table(), insert.rows().size());
    }

    @Override
    public Runnable renameTable(RenameTable rename) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable transaction(Transaction code) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable updateInChunks(UpdateInChunks update) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable updateRows(UpdateRows update) {
      return OwnRows::nothing;
    }

    @Override
    public Runnable withoutForeignKeyChecks(WithoutForeignKeyChecks block) {
      return OwnRows::nothing;
    }

    private void add(String table, int count) {
      rows.merge(table, count, Integer::sum);
    }
  }

  int of(String table) {
    return byTable.getOrDefault(table, 0);
  }
}
