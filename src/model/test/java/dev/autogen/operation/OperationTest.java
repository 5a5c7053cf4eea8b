package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the operations do to a schema as a whole, and how they are undone. */
class OperationTest {

  private static final Column ID = Column.of("id", "int").notNull();
  private static final Column A = Column.of("a", "int");
  private static final Column B = Column.of("b", "int");
  private static final Table PARENT = Table.of("p", ID).with(Index.primaryKey("id"));

  private static ForeignKey key(String name, String... columns) {
    return ForeignKey.of(name, List.of(columns), "p", List.of("id"));
  }

  private static SortedMap<String, String> row(String column, String value) {
    return new TreeMap<>(Map.of(column, value));
  }

  /** Applies {@code operation} and its inverse, and holds that the start is there again. */
  private static Schema thereAndBack(Operation operation, Table... tables) {
    Schema before = Schema.of(tables);
    Schema after = operation.applyTo(before);
    assertThat(Operation.applyAll(operation.inverse(before), after)).isEqualTo(before);
    return after;
  }

  private static List<String> indexNames(Schema schema, String table) {
    return schema.existing(table).indexes().stream().map(Index::name).toList();
  }

  @Test
  void aNewTableHasItsKeyNotNullAndAnIndexForEachForeignKey() {
    Table table = Table.of("t", Column.of("id", "int"), A).with(Index.primaryKey("ID"));
    CreateTable create = new CreateTable(table.with(key("f", "a")));

    Schema after = thereAndBack(create, PARENT);

    assertThat(after.existing("t").columns()).containsExactly(ID, A);
    assertThat(indexNames(after, "t")).containsExactly("PRIMARY", "f");
    assertThat(create.describe(Schema.empty())).containsExactly("create table t (2 columns)");
    assertThat(new CreateTable(PARENT).describe(Schema.empty()))
        .containsExactly("create table p (1 column)");
    assertThatThrownBy(() -> create.applyTo(after))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("table t is already there");
  }

  @Test
  void aDroppedTableComesBackEmpty() {
    DropTable drop = new DropTable("p");

    assertThat(thereAndBack(drop, PARENT).tables()).isEmpty();
    assertThat(drop.describe(Schema.of(PARENT))).containsExactly("drop table p");
    assertThat(drop.losses(Schema.of(PARENT))).containsExactly("the rows of table p");
    Table seeded = PARENT.withSeedRows(List.of(new SeedRow(row("id", "1"), new TreeMap<>())));
    assertThat(drop.inverse(Schema.of(seeded))).containsExactly(new CreateTable(PARENT));
    assertThatThrownBy(() -> drop.applyTo(Schema.empty()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRenamedTableTakesItsForeignKeysAndServerGivenNamesWithIt() {
    Table child =
        Table.of("c", A, B)
            .with(key("c_ibfk_1", "a"))
            .with(key("mine", "a"))
            .with(key("far", "b").withReferencedSchema("s"))
            .with(Check.of("c_chk_2", "1"))
            .with(Check.of("c_chk_x", "1"));

    Schema parent = thereAndBack(new RenameTable("p", "q"), PARENT, child);
    assertThat(parent.existing("c").foreignKeys())
        .extracting(ForeignKey::referencedTable)
        .containsExactly("q", "q", "p");
    assertThat(parent.table("p")).isEmpty();

    Schema renamed = thereAndBack(new RenameTable("c", "d"), PARENT, child);
    assertThat(renamed.existing("d").foreignKeys())
        .extracting(ForeignKey::name)
        .containsExactly("d_ibfk_1", "mine", "far");
    assertThat(renamed.existing("d").checks())
        .extracting(Check::name)
        .containsExactly("d_chk_2", "c_chk_x");
    assertThat(new RenameTable("c", "d").describe(renamed)).containsExactly("rename table c to d");
  }

  @Test
  void insertedRowsAreDeletedAgain() {
    InsertRows insert = new InsertRows("p", List.of(row("id", "1"), row("id", "2")));
    Schema before = Schema.of(PARENT);

    Schema after = thereAndBack(insert, PARENT);
    assertThat(after.existing("p").seedRows())
        .extracting(SeedRow::cells)
        .containsExactly(row("id", "1"), row("id", "2"));
    assertThat(insert.describe(before))
        .containsExactly("insert into p {id=1}", "insert into p {id=2}");
    assertThat(insert.losses(before)).isEmpty();

    DeleteRows delete = new DeleteRows("p", List.of(row("id", "2")));
    assertThat(delete.applyTo(after).existing("p").seedRows())
        .extracting(SeedRow::cells)
        .containsExactly(row("id", "1"));
    assertThat(Operation.applyAll(delete.inverse(after), delete.applyTo(after))).isEqualTo(after);
    assertThat(delete.describe(after)).containsExactly("delete from p {id=2}");
    assertThat(delete.losses(after)).containsExactly("delete from p {id=2}");
    assertThatThrownBy(() -> new DeleteRows("p", List.of(new TreeMap<>())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a deletion from p names no values");
  }

  @Test
  void sqlIsNotUnderstoodAndNotUndone() {
    ExecuteSql sql = new ExecuteSql("\n UPDATE p\nSET id = 1");

    assertThat(sql.applyTo(Schema.of(PARENT))).isEqualTo(Schema.of(PARENT));
    assertThat(sql.inverse(Schema.of(PARENT))).isEmpty();
    assertThat(sql.describe(Schema.of(PARENT))).containsExactly("execute UPDATE p");
  }

  @Test
  void severalOperationsAreUndoneLastFirst() {
    List<Operation> operations =
        List.of(
            new CreateTable(Table.of("t", A)),
            new AlterTable("t", new AddColumn(B)),
            new RenameTable("t", "u"));

    List<Operation> back = Operation.inverseOf(operations, Schema.empty());

    assertThat(back)
        .containsExactly(
            new RenameTable("u", "t"),
            new AlterTable("t", new DropColumn("b")),
            new DropTable("t"));
    assertThat(Operation.applyAll(back, Operation.applyAll(operations, Schema.empty())))
        .isEqualTo(Schema.empty());
  }

  @Test
  void twoColumnsSwapTheirNamesInOneStatement() {
    Table table = Table.of("t", ID, A, B.withType("bigint")).with(Index.plain("k", "a"));
    AlterTable swap =
        new AlterTable(
            "t", new RenameColumn("a", "b"), new RenameColumn("b", "a"), new AddColumn(A));
    AlterTable onlySwap =
        new AlterTable("t", new RenameColumn("a", "b"), new RenameColumn("b", "a"));

    Table swapped = thereAndBack(onlySwap, table).existing("t");

    assertThat(swapped.columns())
        .containsExactly(ID, A.withName("b"), B.withName("a").withType("bigint"));
    assertThat(swapped.index("k")).contains(Index.plain("k", "b"));
    assertThat(onlySwap.describe(Schema.of(table)))
        .containsExactly("rename column t.a to b", "rename column t.b to a");
    assertThatThrownBy(() -> swap.applyTo(Schema.of(table)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aForeignKeyFollowsARenamedColumnOfItsParent() {
    Table child = Table.of("c", A).with(Index.plain("k", "a")).with(key("f", "a"));
    Table far = Table.of("far", A).with(Index.plain("k", "a"));
    Table elsewhere = far.with(key("f", "a").withReferencedSchema("s"));
    Table other = Table.of("o", A).with(Index.plain("k", "a"));
    Table toOther = other.with(ForeignKey.of("f", List.of("a"), "q", List.of("id")));

    Schema after =
        thereAndBack(
            new AlterTable("p", new RenameColumn("id", "no")), PARENT, child, elsewhere, toOther);

    assertThat(after.existing("c").foreignKeys().get(0).referencedColumns()).containsExactly("no");
    assertThat(after.existing("far")).isEqualTo(elsewhere);
    assertThat(after.existing("o")).isEqualTo(toOther);
  }

  @Test
  void anAddedForeignKeyBringsAnIndexThatGoesWithItsInverse() {
    Table child = Table.of("c", A, B);

    Schema after = thereAndBack(new AlterTable("c", new AddForeignKey(key("f", "a"))), child);

    assertThat(indexNames(after, "c")).containsExactly("f");
  }

  @Test
  void anIndexTheServerMadeGivesWayToOneThatServesTheKeyToo() {
    Table child = Table.of("c", A, B).with(key("f", "a")).withImplicitIndexes();

    Schema after =
        thereAndBack(new AlterTable("c", new AddIndex(Index.plain("k", "a", "b"))), child);
    assertThat(indexNames(after, "c")).containsExactly("k");

    Schema unrelated =
        thereAndBack(new AlterTable("c", new AddIndex(Index.plain("k", "b"))), child);
    assertThat(indexNames(unrelated, "c")).containsExactly("f", "k");
  }

  @Test
  void anIndexTheServerMadeTakesTheNameOfALaterForeignKeyOnItsColumns() {
    Table child = Table.of("c", A, B).with(key("f", "a")).withImplicitIndexes();

    Schema after = new AlterTable("c", new AddForeignKey(key("g", "a"))).applyTo(Schema.of(child));
    assertThat(indexNames(after, "c")).containsExactly("g");

    Schema other = new AlterTable("c", new AddForeignKey(key("g", "b"))).applyTo(Schema.of(child));
    assertThat(indexNames(other, "c")).containsExactly("f", "g");
  }

  @Test
  void theCollationOfATableIsSetBeforeTheColumnsThatFollowIt() {
    AddColumn add = new AddColumn(Column.of("n", "varchar(9)"));
    SetOption collate = new SetOption("COLLATE", "ascii_bin");

    assertThat(new AlterTable("t", add, new SetOption("COMMENT", "c"), collate).changes())
        .containsExactly(collate, add, new SetOption("COMMENT", "c"));
  }

  @Test
  void columnsThatLostTheirTablesCollationFollowItAgainAfterTheInverse() {
    Table table =
        Table.of("t", Column.of("a", "varchar(9)"), Column.of("b", "varchar(9)"), ID)
            .withOptions(TableOptions.UNSAID.withCollation("utf8mb4_bin"));
    SetOption collate = new SetOption("COLLATE", "ascii_bin");

    thereAndBack(new AlterTable("t", collate), table);
    thereAndBack(
        new AlterTable("t", collate, new ModifyColumn(Column.of("a", "varchar(20)"))), table);
    thereAndBack(new AlterTable("t", collate, new DropColumn("b")), table);
    thereAndBack(new AlterTable("t", collate, new AddColumn(Column.of("c", "text"))), table);
  }

  @Test
  void valuesAreLostWithAColumnUnlessTheyAreComputed() {
    Column computed = B.withGeneration(Generation.virtual("`a` + 1"));
    Schema schema = Schema.of(Table.of("t", A, computed));

    assertThat(new AlterTable("t", new DropColumn("a")).losses(schema))
        .containsExactly("the values of column t.a");
    assertThat(new AlterTable("t", new DropColumn("b")).losses(schema)).isEmpty();
    assertThat(new AlterTable("t", new DropColumn("b"), new AddColumn(B)).losses(schema))
        .containsExactly("the values of column t.b");
    assertThat(new AlterTable("t", new DropColumn("b"), new AddColumn(computed)).losses(schema))
        .isEmpty();
    assertThat(new AlterTable("t", new DropColumn("b"), new AddColumn(ID)).losses(schema))
        .isEmpty();
    assertThat(
            new AlterTable("t", new ModifyColumn(A.withGeneration(Generation.stored("1"))))
                .losses(schema))
        .containsExactly("the values of column t.a");
    assertThat(new AlterTable("t", new ModifyColumn(computed)).losses(schema)).isEmpty();
    assertThat(new AlterTable("t", new ModifyColumn(A.notNull())).losses(schema)).isEmpty();
  }

  @Test
  void anAlterationChangesSomething() {
    assertThatThrownBy(() -> new AlterTable("t", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an alteration of table t changes nothing");
  }

  @Test
  void renamedColumnsSwapBetweenOtherClauses() {
    Table table = Table.of("t", ID, A, B).with(Index.plain("k", "a"));
    AlterTable alter =
        new AlterTable(
            "t",
            new SetOption("COMMENT", "c"),
            new RenameColumn("a", "b"),
            new RenameColumn("b", "a"),
            new ModifyColumn(A.notNull()),
            new AddIndex(Index.plain("n", "a")));

    Schema after = thereAndBack(alter, table);

    assertThat(after.existing("t").columns()).containsExactly(ID, A.withName("b"), A.notNull());
    assertThat(alter.describe(Schema.of(table)))
        .containsExactly(
            "change table t: comment '' -> 'c'",
            "rename column t.a to b",
            "rename column t.b to a",
            "change column t.a: null -> not null",
            "add index t.n (a)");
  }

  @Test
  void eachNamesTheTablesItDefines() {
    assertThat(new CreateTable(PARENT).definedTables()).containsExactly("p");
    assertThat(new CreateTableIfAbsent(PARENT).definedTables()).containsExactly("p");
    assertThat(new DropTable("p").definedTables()).containsExactly("p");
    assertThat(new DropTableIfExists("p").definedTables()).containsExactly("p");
    assertThat(new RenameTable("p", "q").definedTables()).containsExactly("p", "q");
    assertThat(new AlterTable("p", new DropColumn("a")).definedTables()).containsExactly("p");
    assertThat(new AlterTableWhereNeeded("p", List.of()).definedTables()).containsExactly("p");
    assertThat(new AlterPartitions("p", new PartitionChange.AddCount(1)).definedTables())
        .containsExactly("p");
    assertThat(new ExecuteSql("SELECT 1").definedTables()).isEmpty();
  }
}
