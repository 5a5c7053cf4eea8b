package dev.autogen.run;

import dev.autogen.mysql.SqlText;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A fingerprint of the operations of a migration, which another autogen may write as other SQL. It
 * is over what these are as text, piece by piece: that of many rows would not fit into memory.
 */
final class OperationDigest {

  private final MessageDigest digest;
  private boolean isFirst = true;

  private OperationDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

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
    return HexFormat.of().formatHex(all.digest.digest());
  }

  private void add(Step step) {
    if (!isFirst) {
      add("\n");
    }
    isFirst = false;
    if (step.operation() instanceof ExecuteSql
        || step.operation() instanceof ExecuteScript
        || step.operation() instanceof Transaction
        || step.operation() instanceof InChunks) {
      add(step.number() + " " + new SqlText(step.text()).normal());
    } else if (step.operation() instanceof BulkInsert insert) {
      add(insert);
    } else {
      add(OperationText.of(step.operation()));
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
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
