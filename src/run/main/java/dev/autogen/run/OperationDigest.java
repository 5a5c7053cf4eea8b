package dev.autogen.run;

import dev.autogen.facts.text.SqlText;
import dev.autogen.file.Digest;
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
import dev.autogen.operation.Value;
import dev.autogen.operation.WithoutForeignKeyChecks;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A fingerprint of the operations of a migration, which another autogen may write as other SQL. It
 * is over what these are as text, piece by piece: that of many rows would not fit into memory.
 */
final class OperationDigest {

  private final Digest digest = new Digest();
  private boolean isFirst = true;

  private OperationDigest() {}

  /** Of {@code steps}; rows that are inserted in several batches count once. */
  static String of(List<Step> steps) {
    return of(steps, false);
  }

  /** As autogen 0.1.0 noted it, which counted them with each batch anew. */
  static String earlier(List<Step> steps) {
    return of(steps, true);
  }

  private static String of(List<Step> steps, boolean eachBatch) {
    OperationDigest all = new OperationDigest();
    for (Step step : steps) {
      boolean isFurther = step instanceof Step.Rows rows && rows.batch().from() > 0;
      if (!isFurther || eachBatch) {
        all.add(step);
      }
    }
    return all.digest.wholeHex();
  }

  private void add(Step step) {
    if (!isFirst) {
      add("\n");
    }
    isFirst = false;
    step.operation().match(new Adding(step)).run();
  }

  private final class Adding implements OperationCases<Runnable> {

    private final Step step;

    Adding(Step step) {
      this.step = step;
    }

    @Override
    public Runnable alterPartitions(AlterPartitions alter) {
      return written(alter);
    }

    @Override
    public Runnable alterTable(AlterTable alter) {
      return written(alter);
    }

    @Override
    public Runnable alterTableWhereNeeded(AlterTableWhereNeeded alter) {
      return written(alter);
    }

    @Override
    public Runnable bulkInsert(BulkInsert insert) {
      return () -> add(insert);
    }

    @Override
    public Runnable createOrReplace(CreateOrReplace create) {
      return written(create);
    }

    @Override
    public Runnable createTable(CreateTable create) {
      return written(create);
    }

    @Override
    public Runnable createTableIfAbsent(CreateTableIfAbsent create) {
      return written(create);
    }

    @Override
    public Runnable deleteRows(DeleteRows delete) {
      return written(delete);
    }

    @Override
    public Runnable dropStoredObject(DropStoredObject drop) {
      return written(drop);
    }

    @Override
    public Runnable dropTable(DropTable drop) {
      return written(drop);
    }

    @Override
    public Runnable dropTableIfExists(DropTableIfExists drop) {
      return written(drop);
    }

    @Override
    public Runnable executeScript(ExecuteScript script) {
      return this::asItIsRun;
    }

    @Override
    public Runnable executeSql(ExecuteSql free) {
      return this::asItIsRun;
    }

    @Override
    public Runnable inChunks(InChunks chunks) {
      return this::asItIsRun;
    }

    @Override
    public Runnable insertRows(InsertRows insert) {
      return written(insert);
    }

    @Override
    public Runnable renameTable(RenameTable rename) {
      return written(rename);
    }

    @Override
    public Runnable transaction(Transaction code) {
      return this::asItIsRun;
    }

    @Override
    public Runnable updateInChunks(UpdateInChunks update) {
      return written(update);
    }

    @Override
    public Runnable updateRows(UpdateRows update) {
      return written(update);
    }

    @Override
    public Runnable withoutForeignKeyChecks(WithoutForeignKeyChecks block) {
      return written(block);
    }

    /** What somebody wrote is noted step by step, as it is sent. */
    private void asItIsRun() {
      add(step.number() + " " + new SqlText(step.text()).normal());
    }

    private Runnable written(Operation operation) {
      return () -> add(OperationText.of(operation));
    }
  }

  /** As {@link OperationText} writes it, row by row. */
  private void add(BulkInsert insert) {
    add(OperationText.bulkInsertBefore(insert));
    String separator = "";
    for (List<Value> row : insert.rows()) {
      add(separator + OperationText.row(row));
      separator = ", ";
    }
    add(OperationText.BULK_INSERT_BEHIND);
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.addPart(bytes, bytes.length);
  }
}
