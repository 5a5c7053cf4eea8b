package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.AlterTableWhereNeeded.Clause;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlterTableWhereNeededTest {

  private static final Column A = Column.of("a", "int").notNull();
  private static final Column B = Column.of("b", "int");
  private static final Table BARE = Table.of("t", A, B);
  private static final Index KEY = Index.plain("k", "a");
  private static final ForeignKey FOREIGN = ForeignKey.of("f", List.of("a"), "p", List.of("x"));
  private static final Check CHECK = Check.of("c", "`a` > 0");

  /** What is added, what drops it, and a table that has it. */
  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(
            new AddColumn(Column.of("n", "int")),
            new DropColumn("N"),
            BARE.withColumns(List.of(A, B, Column.of("n", "int")))),
        Arguments.of(new AddIndex(KEY), new DropIndex("K"), BARE.with(KEY)),
        Arguments.of(
            new AddForeignKey(FOREIGN), new DropForeignKey("F"), BARE.with(KEY).with(FOREIGN)),
        Arguments.of(
            new AddIndex(Index.primaryKey("a")),
            new DropIndex("primary"),
            BARE.with(Index.primaryKey("a"))),
        Arguments.of(new AddCheck(CHECK), new DropCheck("C"), BARE.with(CHECK)));
  }

  private static AlterTableWhereNeeded needed(TableChange change) {
    return new AlterTableWhereNeeded("t", List.of(new Clause(change, true)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whatIsThereIsNotAddedAndWhatIsAbsentIsNotDropped(
      TableChange add, TableChange drop, Table having) {
    Schema with = Schema.of(having);
    Schema without =
        drop.applyTo(having).equals(BARE) ? Schema.of(BARE) : Schema.of(BARE.with(KEY));

    AlterTableWhereNeeded idle = needed(add);
    assertThat(idle.applyTo(with)).isEqualTo(with);
    assertThat(idle.inverse(with)).isEmpty();
    assertThat(idle.describe(with)).isEmpty();
    assertThat(idle.losses(with)).isEmpty();
    assertThat(needed(drop).applyTo(without)).isEqualTo(without);
    assertThat(needed(add).applyTo(without)).isEqualTo(with);
    assertThat(needed(drop).applyTo(with)).isEqualTo(without);
    assertThat(needed(add).describe(without)).hasSize(1);
    assertThat(Operation.applyAll(needed(add).inverse(without), with)).isEqualTo(without);
  }

  @Test
  void otherClausesAreAlwaysCarriedOut() {
    AlterTableWhereNeeded alter =
        new AlterTableWhereNeeded(
            "t",
            List.of(
                new Clause(new AddIndex(KEY), true),
                new Clause(new RenameColumn("b", "z"), false)));

    assertThat(alter.describe(Schema.of(BARE.with(KEY)))).containsExactly("rename column t.b to z");
    assertThat(needed(new DropColumn("a")).losses(Schema.of(BARE)))
        .containsExactly("the values of column t.a");
  }

  @Test
  void whatCannotBeLookedForIsRefused() {
    assertThatThrownBy(() -> needed(new RenameColumn("a", "z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("what is done to table t where it is needed cannot include this");
    assertThatThrownBy(
            () ->
                new AlterTableWhereNeeded(
                    "t", List.of(new Clause(new Partition("KEY (`a`)"), false))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
