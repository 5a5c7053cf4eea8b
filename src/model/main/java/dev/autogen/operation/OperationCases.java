package dev.autogen.operation;

/**
 * An answer for each kind of {@link Operation}: who adds a kind is shown by the compiler every
 * place that needs one.
 *
 * @param <R> what the answer is
 */
public interface OperationCases<R> {

  R alterPartitions(AlterPartitions operation);

  R alterTable(AlterTable operation);

  R alterTableWhereNeeded(AlterTableWhereNeeded operation);

  R bulkInsert(BulkInsert operation);

  R createOrReplace(CreateOrReplace operation);

  R createTable(CreateTable operation);

  R createTableIfAbsent(CreateTableIfAbsent operation);

  R deleteRows(DeleteRows operation);

  R dropStoredObject(DropStoredObject operation);

  R dropTable(DropTable operation);

  R dropTableIfExists(DropTableIfExists operation);

  R executeScript(ExecuteScript operation);

  R executeSql(ExecuteSql operation);

  R inChunks(InChunks operation);

  R insertRows(InsertRows operation);

  R renameTable(RenameTable operation);

  R transaction(Transaction operation);

  R updateInChunks(UpdateInChunks operation);

  R updateRows(UpdateRows operation);

  R withoutForeignKeyChecks(WithoutForeignKeyChecks operation);
}
