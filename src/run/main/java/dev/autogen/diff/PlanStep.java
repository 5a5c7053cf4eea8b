package dev.autogen.diff;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of the graph: an operation that does one thing, such as an {@link AlterTable} of one
 * change. What a step is, and which come before it, never changes once the graph is complete.
 */
final class PlanStep {

  /** That a step comes before another; both may be in one statement unless {@code apart}. */
  record Edge(PlanStep earlier, PlanStep later, boolean apart) {}

  final Operation operation;
  final List<Edge> before = new ArrayList<>();
  final List<Edge> after = new ArrayList<>();

  PlanStep(Operation operation) {
    this.operation = operation;
  }

  static void order(PlanStep earlier, PlanStep later, boolean apart) {
    Edge edge = new Edge(earlier, later, apart);
    earlier.after.add(edge);
    later.before.add(edge);
  }

  /** The one change of an {@link AlterTable}. */
  TableChange change() {
    return ((AlterTable) operation).changes().get(0);
  }

  boolean dropsConstraint() {
    return operation instanceof AlterTable
        && (change() instanceof DropForeignKey || change() instanceof DropCheck);
  }
}
