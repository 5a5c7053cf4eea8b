package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations that change no table's definition, or only where it is there or is not. */
class OpaqueOperationsTest {

  private static final Table TABLE = Table.of("t", Column.of("id", "int"));
  private static final Schema SCHEMA = Schema.of(TABLE);
  private static final Value ONE = Value.of(1);

  static Stream<Arguments> operations() {
    return Stream.of(
        Arguments.of(
            new CreateOrReplace(new StoredObject(StoredObject.Kind.VIEW, "v", "SELECT 1")),
            "create or replace view v"),
        Arguments.of(new DropStoredObject(StoredObject.Kind.TRIGGER, "tr"), "drop trigger tr"),
        Arguments.of(new ExecuteScript("data.sql", "SELECT 1"), "execute script data.sql"),
        Arguments.of(
            new BulkInsert("t", List.of("a", "b"), List.of(List.of(ONE, ONE))),
            "insert 1 row into t (a, b)"),
        Arguments.of(
            new BulkInsert("t", List.of("a"), List.of(List.of(ONE), List.of(ONE))),
            "insert 2 rows into t (a)"),
        Arguments.of(
            new UpdateRows(
                "t",
                List.of(new Assignment("a", ONE, ""), new Assignment("b", ONE, "")),
                List.of()),
            "update t: set a, b"),
        Arguments.of(new Transaction(" Fill\n in ", connection -> {}), "transaction: Fill in"),
        Arguments.of(new CreateTableIfAbsent(TABLE), ""),
        Arguments.of(new DropTableIfExists("other"), ""));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void leaveTheTablesAsTheyAre(Operation operation, String phrase) {
    assertThat(operation.describe(SCHEMA))
        .isEqualTo(phrase.isEmpty() ? List.of() : List.of(phrase));
    assertThat(operation.applyTo(SCHEMA)).isEqualTo(SCHEMA);
    assertThat(operation.inverse(SCHEMA)).isEmpty();
  }

  @Test
  void aTableThatIsAbsentIsCreated() {
    CreateTableIfAbsent create = new CreateTableIfAbsent(TABLE);

    assertThat(create.applyTo(Schema.empty())).isEqualTo(SCHEMA);
    assertThat(create.inverse(Schema.empty())).containsExactly(new DropTable("t"));
    assertThat(create.describe(Schema.empty())).containsExactly("create table t (1 column)");
  }

  @Test
  void aTableThatExistsIsDropped() {
    DropTableIfExists drop = new DropTableIfExists("t");

    assertThat(drop.applyTo(SCHEMA)).isEqualTo(Schema.empty());
    assertThat(drop.inverse(SCHEMA)).containsExactly(new CreateTable(TABLE));
    assertThat(drop.describe(SCHEMA)).containsExactly("drop table t");
    assertThat(drop.losses(SCHEMA)).containsExactly("the rows of table t");
    assertThat(drop.losses(Schema.empty())).isEmpty();
  }

  @Test
  void anUpdateLosesTheOldValues() {
    assertThat(new UpdateRows("t", List.of(new Assignment("a", ONE, "")), List.of()).losses(SCHEMA))
        .containsExactly("the values of column t.a");
    assertThatThrownBy(() -> new UpdateRows("t", List.of(), List.of()))
        .hasMessage("an update of table t sets nothing");
  }

  @Test
  void codeNeedsATitle() {
    assertThatThrownBy(() -> new Transaction(" \n", connection -> {}))
        .hasMessage("the code of a migration needs a title that says what it does");
  }

  @Test
  void aBulkInsertNamesItsColumnsAndFillsThem() {
    assertThatThrownBy(() -> new BulkInsert("t", List.of(), List.of()))
        .hasMessage("a bulk insert into t names no columns");
    assertThatThrownBy(
            () -> new BulkInsert("t", List.of("a", "b"), List.of(List.of(ONE, ONE), List.of(ONE))))
        .hasMessage("row 2 of the bulk insert into t has 1 value for 2 columns");
  }
}
