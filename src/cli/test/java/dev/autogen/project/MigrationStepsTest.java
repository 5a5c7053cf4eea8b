package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.operation.Value;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.source.DraftStep;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said beside the steps of a migration. */
class MigrationStepsTest {

  private static final Schema SCHEMA =
      Schema.of(Table.of("t", Column.of("a: b", "int").notNull(), Column.of("c", "int")));

  @Test
  void statementsOfAHookAreNotTakenForThoseThatAutogenWrites() {
    List<Operation> operations =
        List.of(
            new ExecuteSql("DELETE FROM t WHERE c IS NULL"),
            new UpdateRows("t", List.of(new Assignment("c", Value.NULL, "c + 1")), List.of()));
    assertThat(MigrationSteps.upgrade(operations, SCHEMA))
        .flatExtracting(DraftStep::comments)
        .containsExactly("Loses the values of column t.c; going back does not bring them back.");
  }

  @Test
  void aRemarkSaysWhatBecomesOfAColumnWhateverItsName() {
    Operation alter = new AlterTable("t", new ModifyColumn(Column.of("a: b", "bigint").notNull()));
    assertThat(MigrationSteps.upgrade(List.of(alter), SCHEMA))
        .flatExtracting(step -> step.changeComments().get(0))
        .contains("int -> bigint");
  }
}
