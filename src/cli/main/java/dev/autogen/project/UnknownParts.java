package dev.autogen.project;

import dev.autogen.compare.Comparison;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Unmodelled;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.Operation;

/** What columns have that autogen has no word for: a MODIFY takes it away without a word. */
final class UnknownParts {

  private UnknownParts() {}

  /**
   * Makes sure that no column loses such a part.
   *
   * @throws AutogenException when one would
   */
  static void refuse(Comparison comparison) {
    for (Unmodelled part : comparison.unmodelled()) {
      if (comparison.operations().stream().anyMatch(operation -> modifies(operation, part))) {
        throw AutogenException.failure(
            "a change of column "
                + part.table()
                + "."
                + part.column()
                + " would take away what autogen has no word for ("
                + part.text()
                + ")",
            "change the column in a migration of your own with op.execute, where you can say that"
                + " again");
      }
    }
  }

  private static boolean modifies(Operation operation, Unmodelled part) {
    return operation instanceof AlterTable alter
        && alter.table().equals(part.table())
        && alter.changes().stream()
            .anyMatch(
                change ->
                    change instanceof ModifyColumn modify
                        && modify.column().name().equalsIgnoreCase(part.column()));
  }
}
