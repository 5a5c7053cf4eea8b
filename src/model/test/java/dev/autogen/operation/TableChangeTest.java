package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each clause on one table: what it reads like, what it leads to, and that its inverse undoes it.
 */
class TableChangeTest {

  private static final Column ID = Column.of("id", "int").notNull();
  private static final Column A = Column.of("a", "varchar(9)");
  private static final Column B = Column.of("b", "int");
  private static final Column NEW = Column.of("n", "int");
  private static final Index PRIMARY = Index.primaryKey("id");
  private static final Index KEY =
      Index.of(
          "k",
          Index.Kind.PLAIN,
          List.of(new KeyPart.OfColumn("a", 3, true), KeyPart.expression("abs(`b`)")));
  private static final Index OTHER = Index.unique("u", "a", "b");
  private static final ForeignKey FOREIGN =
      ForeignKey.of("f", List.of("b"), "p", List.of("x"))
          .withReferencedSchema("s")
          .withActions(ForeignKey.Action.CASCADE, ForeignKey.Action.SET_NULL);
  private static final Check CHECK = Check.of("c", "`b` > 0");
  private static final TableOptions OPTIONS =
      new TableOptions(
          "InnoDB",
          "utf8mb4_bin",
          "it's",
          new TreeMap<>(Map.of("ROW_FORMAT", "DYNAMIC")),
          "HASH (`id`)");

  private static final Table TABLE =
      Table.of("t", ID, A, B)
          .with(PRIMARY)
          .with(KEY)
          .with(OTHER)
          .with(FOREIGN)
          .with(CHECK)
          .withOptions(OPTIONS);

  private static TableOptions options(String name, String value) {
    return OPTIONS.withCreate(new TreeMap<>(Map.of("ROW_FORMAT", "DYNAMIC", name, value)));
  }

  static Stream<Arguments> clauses() {
    return Stream.of(
        Arguments.of(
            new AddColumn(NEW),
            "add column t.n int null",
            TABLE.withColumns(List.of(ID, A, B, NEW))),
        Arguments.of(
            new AddColumn(NEW, Position.first()),
            "add column t.n int null",
            TABLE.withColumns(List.of(NEW, ID, A, B))),
        Arguments.of(
            new AddColumn(NEW, Position.after("ID")),
            "add column t.n int null",
            TABLE.withColumns(List.of(ID, NEW, A, B))),
        Arguments.of(
            new ModifyColumn(A.notNull()),
            "change column t.a: null -> not null",
            TABLE.withColumns(List.of(ID, A.notNull(), B))),
        Arguments.of(
            new ModifyColumn(B.withDefault(Default.literal("1")), Position.first()),
            "change column t.b: -> default '1' (moved)",
            TABLE.withColumns(List.of(B.withDefault(Default.literal("1")), ID, A))),
        Arguments.of(
            new ModifyColumn(ID, Position.after("b")),
            "change column t.id: -> no longer (moved)",
            TABLE.withColumns(List.of(A, B, ID))),
        Arguments.of(
            new RenameColumn("B", "z"),
            "rename column t.B to z",
            TABLE
                .withColumns(List.of(ID, A, B.withName("z")))
                .withIndexes(List.of(PRIMARY, KEY, Index.unique("u", "a", "z")))
                .withForeignKeys(List.of(FOREIGN.withColumns(List.of("z"))))),
        Arguments.of(
            new AddIndex(Index.plain("n", "b")),
            "add index t.n (b)",
            TABLE.with(Index.plain("n", "b"))),
        Arguments.of(
            new RenameIndex("U", "v"),
            "rename index t.U to v",
            TABLE.withIndexes(List.of(PRIMARY, KEY, OTHER.withName("v")))),
        Arguments.of(
            new SetIndexVisible("u", false),
            "make index t.u invisible",
            TABLE.withIndexes(List.of(PRIMARY, KEY, OTHER.withVisible(false)))),
        Arguments.of(new SetIndexVisible("u", true), "make index t.u visible", TABLE),
        Arguments.of(
            new AddForeignKey(ForeignKey.of("g", List.of("a"), "p", List.of("y"))),
            "add foreign key t.g (a) -> p (y)",
            TABLE.with(ForeignKey.of("g", List.of("a"), "p", List.of("y")))),
        Arguments.of(
            new DropForeignKey("F"),
            "drop foreign key t.f (b) -> s.p (x) on delete cascade on update set null",
            TABLE.withForeignKeys(List.of())),
        Arguments.of(
            new AddCheck(Check.of("d", "`a` <> ''").withEnforced(false)),
            "add check t.d (`a` <> '') not enforced",
            TABLE.with(Check.of("d", "`a` <> ''").withEnforced(false))),
        Arguments.of(new DropCheck("C"), "drop check t.c (`b` > 0)", TABLE.withChecks(List.of())),
        Arguments.of(
            new SetCheckEnforced("c", false),
            "stop enforcing check t.c",
            TABLE.withChecks(List.of(CHECK.withEnforced(false)))),
        Arguments.of(new SetCheckEnforced("c", true), "enforce check t.c", TABLE),
        Arguments.of(
            new SetOption("engine", "MyISAM"),
            "change table t: engine 'InnoDB' -> 'MyISAM'",
            TABLE.withOptions(OPTIONS.withEngine("MyISAM"))),
        Arguments.of(
            new SetOption("COMMENT", ""),
            "change table t: comment 'it''s' -> ''",
            TABLE.withOptions(OPTIONS.withComment(""))),
        Arguments.of(
            new SetOption("STATS_PERSISTENT", "1"),
            "change table t: stats_persistent '' -> '1'",
            TABLE.withOptions(options("STATS_PERSISTENT", "1"))),
        Arguments.of(
            new SetOption("ROW_FORMAT", ""),
            "change table t: row_format 'DYNAMIC' -> ''",
            TABLE.withOptions(OPTIONS.withCreate(new TreeMap<>()))),
        Arguments.of(
            new Partition("KEY (`id`)"),
            "partition table t",
            TABLE.withOptions(OPTIONS.withPartitioning("KEY (`id`)"))),
        Arguments.of(
            new Partition(""),
            "remove partitioning of table t",
            TABLE.withOptions(OPTIONS.withPartitioning(""))));
  }

  @ParameterizedTest
  @MethodSource("clauses")
  void leadsThereAndBack(TableChange change, String phrase, Table after) {
    assertThat(change.describe(TABLE)).isEqualTo(phrase);
    assertThat(change.applyTo(TABLE)).isEqualTo(after);
    assertThat(change.inverse(TABLE).applyTo(after)).isEqualTo(TABLE);
  }

  @Test
  void aDroppedColumnLeavesTheIndexesItWasPartOfAndComesBackWhereItWas() {
    DropColumn drop = new DropColumn("A");

    assertThat(drop.describe(TABLE)).isEqualTo("drop column t.A");
    assertThat(drop.applyTo(TABLE))
        .isEqualTo(
            TABLE
                .withColumns(List.of(ID, B))
                .withIndexes(
                    List.of(
                        PRIMARY,
                        KEY.withParts(List.of(KeyPart.expression("abs(`b`)"))),
                        Index.unique("u", "b"))));
    assertThat(drop.inverse(TABLE)).isEqualTo(new AddColumn(A, Position.after("id")));
    assertThat(new DropColumn("id").inverse(TABLE)).isEqualTo(new AddColumn(ID, Position.first()));
    assertThat(new DropColumn("b").inverse(TABLE)).isEqualTo(new AddColumn(B, Position.unsaid()));
    assertThat(new DropColumn("id").applyTo(TABLE).index("PRIMARY")).isEmpty();
  }

  @Test
  void aDroppedIndexComesBackAsItWas() {
    DropIndex drop = new DropIndex("K");

    assertThat(drop.describe(TABLE)).isEqualTo("drop index t.k (a(3) desc, (abs(`b`)))");
    assertThat(drop.applyTo(TABLE).indexes()).containsExactly(PRIMARY, OTHER);
    assertThat(drop.inverse(TABLE)).isEqualTo(new AddIndex(KEY));
    assertThat(drop.isPrimaryKey()).isFalse();
    assertThat(new DropIndex("primary").isPrimaryKey()).isTrue();
  }

  @Test
  void aNewCollationOfTheTableLeavesColumnsTheirs() {
    Table table = Table.of("t", A, B).withOptions(OPTIONS);

    assertThat(new SetOption("COLLATE", "latin1_bin").applyTo(table).columns())
        .containsExactly(A.withCollation("utf8mb4_bin"), B);
    assertThat(new SetOption("COLLATE", "utf8mb4_bin").applyTo(table)).isEqualTo(table);
    Table unsaid = table.withOptions(TableOptions.UNSAID);
    assertThat(new SetOption("COLLATE", "latin1_bin").applyTo(unsaid).columns())
        .isEqualTo(table.columns());
    assertThat(new SetOption("COLLATE", "latin1_bin").inverse(table))
        .isEqualTo(new SetOption("COLLATE", "utf8mb4_bin"));
    Table own = table.withColumns(List.of(A.withCollation("ascii_bin")));
    assertThat(new SetOption("COLLATE", "latin1_bin").applyTo(own).columns())
        .isEqualTo(own.columns());
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(new AddColumn(A), "column t.a is already there"),
        Arguments.of(new AddColumn(NEW, Position.after("x")), "there is no column x to follow"),
        Arguments.of(new DropColumn("x"), "there is no column t.x"),
        Arguments.of(new ModifyColumn(NEW), "there is no column t.n"),
        Arguments.of(new RenameColumn("x", "y"), "there is no column t.x"),
        Arguments.of(new AddIndex(OTHER), "index t.u is already there"),
        Arguments.of(new DropIndex("x"), "there is no index t.x"),
        Arguments.of(new RenameIndex("x", "y"), "there is no index t.x"),
        Arguments.of(new SetIndexVisible("x", true), "there is no index t.x"),
        Arguments.of(new AddForeignKey(FOREIGN), "foreign key t.f is already there"),
        Arguments.of(new DropForeignKey("x"), "there is no foreign key t.x"),
        Arguments.of(new AddCheck(CHECK), "check t.c is already there"),
        Arguments.of(new DropCheck("x"), "there is no check t.x"),
        Arguments.of(new SetCheckEnforced("x", true), "there is no check t.x"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void whatCannotBeIsRefusedByName(TableChange change, String message) {
    assertThatThrownBy(() -> change.applyTo(TABLE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
  }

  @Test
  void whatIsNotThereIsStillNamed() {
    assertThat(new DropIndex("x").describe(TABLE)).isEqualTo("drop index t.x");
    assertThat(new DropForeignKey("x").describe(TABLE)).isEqualTo("drop foreign key t.x");
    assertThat(new DropCheck("x").describe(TABLE)).isEqualTo("drop check t.x");
  }

  static Stream<Arguments> definitions() {
    return Stream.of(
        Arguments.of(B, "int null"),
        Arguments.of(B.notNull().withAutoIncrement(true), "int not null auto_increment"),
        Arguments.of(A.withCollation("ascii_bin"), "varchar(9) collate ascii_bin null"),
        Arguments.of(
            A.withDefault(Default.literal("a'\\b\n")), "varchar(9) null default 'a''\\\\b\\n'"),
        Arguments.of(B.withDefault(Default.expression("(uuid())")), "int null default (uuid())"),
        Arguments.of(B.withOnUpdate("CURRENT_TIMESTAMP"), "int null on update CURRENT_TIMESTAMP"),
        Arguments.of(
            B.withGeneration(Generation.stored("`a` + 1")), "int as (`a` + 1) stored null"),
        Arguments.of(B.withInvisible(true), "int null invisible"),
        Arguments.of(Column.of("b", "point").withSrid(0), "point null srid 0"),
        Arguments.of(B.withComment("it's"), "int null comment 'it''s'"));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aColumnIsDescribedWithAllItsAttributes(Column column, String definition) {
    assertThat(new AddColumn(column).describe(Table.of("s")))
        .isEqualTo("add column s." + column.name() + " " + definition);
  }

  @Test
  void eachKindOfIndexHasItsWord() {
    assertThat(new AddIndex(PRIMARY).describe(TABLE)).isEqualTo("add primary key of t (id)");
    assertThat(new AddIndex(OTHER).describe(TABLE)).isEqualTo("add unique t.u (a, b)");
    assertThat(new AddIndex(OTHER.withKind(Index.Kind.FULLTEXT)).describe(TABLE))
        .isEqualTo("add fulltext index t.u (a, b)");
    assertThat(new AddIndex(OTHER.withKind(Index.Kind.SPATIAL)).describe(TABLE))
        .isEqualTo("add spatial index t.u (a, b)");
  }
}
