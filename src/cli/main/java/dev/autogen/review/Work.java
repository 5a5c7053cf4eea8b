package dev.autogen.review;

import dev.autogen.facts.change.Cost;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the server does for a statement: by which algorithm, and who waits meanwhile. This is the
 * one place that says it.
 */
public final class Work {

  private Work() {}

  /** In a clause; empty where it is not known. */
  public static String of(Operation operation, Schema before) {
    if (operation instanceof CreateTable
        || operation instanceof DropTable
        || operation instanceof RenameTable) {
      return "the definition alone";
    }
    if (!(operation instanceof AlterTable alter) || before.table(alter.table()).isEmpty()) {
      return "";
    }
    List<Cost> costs = new ArrayList<>(List.of(Cost.INSTANT));
    alter.visit(before, (change, table) -> costs.add(Cost.of(change, table)));
    return switch (Collections.max(costs)) {
      case INSTANT -> "instant: the definition alone, however many rows there are";
      case IN_PLACE -> "in place: some work, and the rows stay where they are";
      case REBUILD -> "rebuild: every row is written anew";
    };
  }
}
