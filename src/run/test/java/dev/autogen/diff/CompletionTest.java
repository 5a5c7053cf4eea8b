package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the entities leave unsaid is taken from the live table. */
class CompletionTest {

  private static final Column ID = Column.of("id", "int").notNull();
  private static final Column A = Column.of("a", "varchar(9)");
  private static final Column B = Column.of("b", "int");
  private static final Table TABLE = Table.of("t", ID, A, B);

  private static Table over(Table desired, Table live) {
    return new Completion(column -> column.equals("t.free")).over(desired, live);
  }

  private static Column over(Column desired, Column live) {
    return over(Table.of("t", desired), Table.of("t", live)).columns().get(0);
  }

  private static ForeignKey key(String name, String... columns) {
    return ForeignKey.of(name, List.of(columns), "p", List.of("x"));
  }

  private static List<String> indexNames(Table table) {
    return table.indexes().stream().map(Index::name).toList();
  }

  @Test
  void columnsKeepTheirOrderAndNewOnesComeLast() {
    Column n = Column.of("n", "int");

    assertThat(over(Table.of("t", n, B, ID), TABLE).columns()).containsExactly(ID, B, n);
  }

  @Test
  void whatAColumnLeavesUnsaidIsAsItIs() {
    Column live = A.withCollation("utf8mb4_bin").withComment("c").withInvisible(true);

    assertThat(over(A, live)).isEqualTo(live);
    assertThat(over(A.withCollation("ascii_bin").withComment("d"), live))
        .isEqualTo(A.withCollation("ascii_bin").withComment("d").withInvisible(true));
    assertThat(over(A.withType("int"), live).collation()).isEmpty();
    assertThat(over(A, A.withType("int").withCollation("binary")).collation()).isEmpty();
    assertThat(over(A.withInvisible(true), A).invisible()).isTrue();
  }

  @Test
  void aSpatialColumnKeepsItsReferenceSystem() {
    Column place = Column.of("p", "point");

    assertThat(over(place, place.withSrid(4326)).srid()).isEqualTo(4326);
    assertThat(over(place.withSrid(0), place.withSrid(4326)).srid()).isZero();
    assertThat(over(place.withType("int"), place.withSrid(4326)).srid()).isEqualTo(-1);
  }

  @Test
  void onlyAnEnumStoredByNameKeepsTheOrderOfItsMembers() {
    Column live = Column.of("free", "enum('b','a')");
    Column desired = Column.of("free", "enum('a','b','c')");

    assertThat(over(desired, live).type()).isEqualTo("enum('b','a','c')");
    assertThat(over(desired.withName("x"), live.withName("x")).type())
        .isEqualTo("enum('a','b','c')");
  }

  @Test
  void tableOptionsAreKept() {
    TableOptions live =
        new TableOptions("InnoDB", "utf8mb4_bin", "c", new TreeMap<>(Map.of("K", "1")), "p");

    assertThat(over(TABLE, TABLE.withOptions(live)).options()).isEqualTo(live);
  }

  @Test
  void anIndexNobodyNamedHasTheNameOfTheLiveOneOfItsShape() {
    Index live =
        Index.plain("k", "a", "b")
            .withComment("c")
            .withVisible(false)
            .withUsing("BTREE")
            .withParser("p");

    assertThat(
            over(TABLE.with(Index.plain("-", "A", "b").named("IX1")), TABLE.with(live)).indexes())
        .containsExactly(live.withParts(Index.plain("k", "A", "b").parts()));
    assertThat(indexNames(over(TABLE.with(Index.plain("mine", "a", "b")), TABLE.with(live))))
        .containsExactly("mine");
    assertThat(
            indexNames(
                over(TABLE.with(Index.unique("-", "a", "b").named("UK1")), TABLE.with(live))))
        .containsExactly("UK1");
  }

  @Test
  void whatTheEntitiesSayOfAnIndexHolds() {
    Index said = Index.plain("k", "a").withComment("mine").withUsing("HASH").withParser("ngram");
    Index live = Index.plain("K", "a").withComment("c").withUsing("BTREE").withParser("p");

    assertThat(over(TABLE.with(said), TABLE.with(live)).indexes()).containsExactly(said);
  }

  @Test
  void aNameIsTakenBeforeAShapeIs() {
    Table live = TABLE.with(Index.plain("k1", "a")).with(Index.plain("k2", "a"));
    Table desired = TABLE.with(Index.plain("-", "a").named("IX")).with(Index.plain("k1", "a"));

    assertThat(indexNames(over(desired, live))).containsExactly("k2", "k1");
  }

  @Test
  void eachLiveOneIsTakenOnce() {
    Table desired =
        TABLE.with(Index.plain("-", "a").named("IX1")).with(Index.plain("-", "a").named("IX2"));

    assertThat(over(desired, TABLE.with(Index.plain("k", "a"))).indexes())
        .containsExactly(Index.plain("k", "a"), Index.plain("IX2", "a"));
  }

  @Test
  void aForeignKeyNobodyNamedIsTheLiveOneOfItsShape() {
    ForeignKey live =
        key("f", "A").withActions(ForeignKey.Action.RESTRICT, ForeignKey.Action.NO_ACTION);
    Table indexed = TABLE.with(Index.plain("k", "a"));

    assertThat(over(indexed.with(key("-", "a").named("FK1")), indexed.with(live)).foreignKeys())
        .containsExactly(live);
    assertThat(over(indexed.with(key("-", "b").named("FK1")), indexed.with(live)).foreignKeys())
        .containsExactly(key("FK1", "b"));
    assertThat(over(indexed.with(key("mine", "a")), indexed.with(live)).foreignKeys())
        .containsExactly(key("mine", "a"));
  }

  @Test
  void anIndexThatOnlyServesAForeignKeyIsKeptAndAMissingOneAdded() {
    Table desired = TABLE.with(key("f", "a"));

    assertThat(indexNames(over(desired, TABLE))).containsExactly("f");
    assertThat(indexNames(over(desired, TABLE.with(Index.plain("k", "a"))))).containsExactly("k");
    assertThat(indexNames(over(desired.with(Index.plain("u", "a")), TABLE))).containsExactly("u");
    // One that holds more, or is unique, is there for its own sake, and the entities do not say it.
    assertThat(indexNames(over(desired, TABLE.with(Index.plain("k", "a", "b")))))
        .containsExactly("f");
    assertThat(indexNames(over(desired, TABLE.with(Index.unique("k", "a"))))).containsExactly("f");
  }

  @Test
  void theServersIndexGetsANameThatIsFree() {
    Table live = TABLE.with(Index.plain("f", "b")).with(Index.plain("f_2", "b"));

    assertThat(indexNames(over(TABLE.with(key("f", "a")), live))).containsExactly("f_3");
    assertThat(indexNames(over(TABLE.with(Index.plain("f", "b")).with(key("f", "a")), TABLE)))
        .containsExactly("f", "f_2");
  }

  @Test
  void aKeptIndexIsNotTakenForTwoForeignKeys() {
    Table desired = TABLE.with(key("f", "a")).with(key("g", "a"));

    assertThat(indexNames(over(desired, TABLE.with(Index.plain("k", "a"))))).containsExactly("k");
  }

  @Test
  void aCheckNobodyNamedHasTheNameOfTheLiveOneThatSaysTheSame() {
    Table live = TABLE.with(Check.of("mine", "((`a` > 1) and (`b` > 1))"));
    Check same = Check.of("", "((`b` > 1) and (`a` > 1))");

    assertThat(over(TABLE.with(same), live).checks()).containsExactly(same.withName("mine"));
    assertThat(over(TABLE.with(same.withEnforced(false)), live).checks())
        .containsExactly(same.withEnforced(false).withName("t_chk_1"));
    assertThat(over(TABLE.with(same.withExpression("1")), live).checks())
        .containsExactly(Check.of("t_chk_1", "1"));
  }

  @Test
  void aNewCheckGetsTheNextNumberOfTheServer() {
    Table live =
        TABLE
            .with(Check.of("T_CHK_2", "0"))
            .with(Check.of("t_chk_x", "0"))
            .with(Check.of("other_chk_9", "0"))
            .with(Check.of("named_99", "0"))
            .with(Check.of("t_chk_99999999999", "0"));
    Table desired =
        TABLE.with(Check.of("", "1")).with(Check.of("t_chk_7", "3")).with(Check.of("", "2"));

    assertThat(over(desired, live).checks())
        .containsExactly(
            Check.of("t_chk_8", "1"), Check.of("t_chk_7", "3"), Check.of("t_chk_9", "2"));
    assertThat(over(TABLE.with(Check.of("", "1")), live).checks())
        .containsExactly(Check.of("t_chk_3", "1"));
  }

  @Test
  void aSchemaIsCompletedTableByTable() {
    Schema live =
        new Schema("utf8mb4_bin", List.of(TABLE.withColumns(List.of(A.withComment("c")))));
    Schema desired = Schema.of(Table.of("t", A), Table.of("u", B));

    assertThat(new Completion(column -> false).over(desired, live))
        .isEqualTo(
            new Schema(
                "utf8mb4_bin", List.of(Table.of("t", A.withComment("c")), Table.of("u", B))));
  }

  @Test
  void partsOfAnIndexMatchWithTheirPrefix() {
    Index prefix = Index.of("k", Index.Kind.PLAIN, List.of(new KeyPart.OfColumn("a", 3, false)));

    assertThat(indexNames(over(TABLE.with(Index.plain("-", "a").named("IX")), TABLE.with(prefix))))
        .containsExactly("IX");
  }
}
