package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.facts.text.SqlText;
import dev.autogen.mysql.BulkBatch;
import dev.autogen.mysql.ChunkedUpdate;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Guards;
import dev.autogen.mysql.PreparedStatements;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Divides an operation into steps.
 *
 * @param number the place of the first of them in the migration, from 1
 */
record OperationSteps(int number) implements OperationCases<List<Step>> {

  @Override
  public List<Step> alterPartitions(AlterPartitions alter) {
    return ddl(alter);
  }

  @Override
  public List<Step> alterTable(AlterTable alter) {
    return ddl(alter);
  }

  @Override
  public List<Step> alterTableWhereNeeded(AlterTableWhereNeeded alter) {
    return List.of(new Step.DecidedStatement(number, alter, Guards.query(alter)));
  }

  @Override
  public List<Step> bulkInsert(BulkInsert insert) {
    List<Step> steps = new ArrayList<>();
    for (BulkBatch batch : BulkBatch.of(insert)) {
      steps.add(new Step.Rows(number + steps.size(), insert, batch));
    }
    return steps;
  }

  @Override
  public List<Step> createOrReplace(CreateOrReplace create) {
    return ddl(create);
  }

  @Override
  public List<Step> createTable(CreateTable create) {
    return ddl(create);
  }

  @Override
  public List<Step> createTableIfAbsent(CreateTableIfAbsent create) {
    return ddl(create);
  }

  @Override
  public List<Step> deleteRows(DeleteRows delete) {
    return together(delete);
  }

  @Override
  public List<Step> dropStoredObject(DropStoredObject drop) {
    return ddl(drop);
  }

  @Override
  public List<Step> dropTable(DropTable drop) {
    return ddl(drop);
  }

  @Override
  public List<Step> dropTableIfExists(DropTableIfExists drop) {
    return ddl(drop);
  }

  @Override
  public List<Step> executeScript(ExecuteScript script) {
    return free(script);
  }

  @Override
  public List<Step> executeSql(ExecuteSql free) {
    return free(free);
  }

  @Override
  public List<Step> inChunks(InChunks chunks) {
    return List.of(new Step.Chunks(number, chunks, "in chunks: " + chunks.title(), chunks.work()));
  }

  @Override
  public List<Step> insertRows(InsertRows insert) {
    return together(insert);
  }

  @Override
  public List<Step> renameTable(RenameTable rename) {
    return ddl(rename);
  }

  @Override
  public List<Step> transaction(Transaction code) {
    return List.of(new Step.Code(number, code, code.title(), code.work()));
  }

  @Override
  public List<Step> updateInChunks(UpdateInChunks update) {
    String sql = Ddl.statements(update).get(0);
    return List.of(
        new Step.Chunks(
            number,
            update,
            sql + " (" + update.rows() + " rows at a time)",
            new ChunkedUpdate(update)));
  }

  @Override
  public List<Step> updateRows(UpdateRows update) {
    return together(update);
  }

  @Override
  public List<Step> withoutForeignKeyChecks(WithoutForeignKeyChecks block) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.SessionSetting(number, block, Ddl.FOREIGN_KEY_CHECKS_OFF));
    for (Operation inner : block.operations()) {
      steps.addAll(inner.match(new OperationSteps(number + steps.size())));
    }
    steps.add(new Step.SessionSetting(number + steps.size(), block, Ddl.FOREIGN_KEY_CHECKS_ON));
    return steps;
  }

  /** MySQL commits each of its statements. */
  private List<Step> ddl(Operation operation) {
    return each(operation, Step.DdlStatement::new);
  }

  /** All of its statements, if any, happen in one transaction. */
  private List<Step> together(Operation operation) {
    List<String> statements = Ddl.statements(operation);
    return statements.isEmpty()
        ? List.of()
        : List.of(new Step.DmlStatements(number, operation, statements));
  }

  /** What somebody wrote tells by its first words what it is. */
  private List<Step> free(Operation operation) {
    return each(operation, OperationSteps::free);
  }

  private interface Making {
    Step step(int number, Operation operation, String sql);
  }

  private List<Step> each(Operation operation, Making making) {
    List<Step> steps = new ArrayList<>();
    for (String sql : Ddl.statements(operation)) {
      steps.add(making.step(number + steps.size(), operation, sql));
    }
    return steps;
  }

  private static Step free(int number, Operation operation, String sql) {
    // What it prepares is run some time or other.
    PreparedStatements.preparedText(sql).ifPresent(text -> free(number, operation, text));
    return switch (new SqlText(sql).kind()) {
      case DDL -> new Step.DdlStatement(number, operation, sql);
      case DML -> new Step.DmlStatements(number, operation, List.of(sql));
      case SETTING -> new Step.SessionSetting(number, operation, sql);
      case TRANSACTION_CONTROL ->
          throw AutogenException.usage(
              "a migration runs each statement in a transaction of its own, so it cannot run: "
                  + new SqlText(sql).normal(),
              "leave it out, and put statements that belong together into one op.transaction");
      case END ->
          throw AutogenException.usage(
              "a migration leaves the server and its schemas standing, so it cannot run: "
                  + new SqlText(sql).normal(),
              "leave it out, and do it by hand where it is meant");
      case ANOTHER_SCHEMA ->
          throw AutogenException.usage(
              "a migration stays in its schema, where its journal is, so it cannot run: "
                  + new SqlText(sql).normal(),
              "leave it out, and name the other schema before its tables");
    };
  }
}
