package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Column ID = Column.of("id", "int").notNull();
  private static final Column A = Column.of("a", "int");
  private static final Column B = Column.of("b", "varchar(9)");
  private static final Table TABLE =
      Table.of("t", ID, A, B)
          .with(Index.unique("u", "b"))
          .with(Index.primaryKey("id"))
          .with(key("f", "a"))
          .with(Check.of("c", "`a` > 0"));

  private static ForeignKey key(String name, String... columns) {
    return ForeignKey.of(name, List.of(columns), "p", List.of(columns));
  }

  private static List<String> indexNames(Table table) {
    return table.indexes().stream().map(Index::name).toList();
  }

  @Test
  void namesOfItsPartsKnowNoCase() {
    assertThat(TABLE.column("A")).contains(A);
    assertThat(TABLE.index("U")).contains(Index.unique("u", "b"));
    assertThat(TABLE.foreignKey("F")).contains(key("f", "a"));
    assertThat(TABLE.check("C")).contains(Check.of("c", "`a` > 0"));
    assertThat(TABLE.column("x")).isEmpty();
    assertThat(TABLE.index("x")).isEmpty();
    assertThat(TABLE.foreignKey("x")).isEmpty();
    assertThat(TABLE.check("x")).isEmpty();
  }

  @Test
  void thePrimaryKeyIsFoundByItsKind() {
    assertThat(TABLE.primaryKey()).contains(Index.primaryKey("id"));
    assertThat(Table.of("t", A).with(Index.unique("u", "a")).primaryKey()).isEmpty();
  }

  @Test
  void whatIsTakenOutIsGoneAndTheRestStays() {
    assertThat(indexNames(TABLE.withoutIndex("U"))).containsExactly("PRIMARY");
    assertThat(TABLE.withName("s").name()).isEqualTo("s");
    assertThat(TABLE.withName("s").indexes()).isEqualTo(TABLE.indexes());
  }

  @Test
  void aTextColumnHasItsTablesCollationUnlessItHasItsOwn() {
    Table table = TABLE.withOptions(TableOptions.UNSAID.withCollation("utf8mb4_bin"));

    assertThat(table.collationOf(B)).isEqualTo("utf8mb4_bin");
    assertThat(table.collationOf(B.withCollation("latin1_bin"))).isEqualTo("latin1_bin");
    assertThat(table.collationOf(A)).isEmpty();
  }

  @Test
  void aForeignKeyIsServedByAnIndexThatBeginsWithItsColumns() {
    Table table = Table.of("t", ID, A, B);

    assertThat(table.with(Index.plain("k", "a", "b")).indexFor(key("f", "a"))).isPresent();
    assertThat(table.with(Index.plain("k", "b", "a")).indexFor(key("f", "a"))).isEmpty();
    assertThat(table.with(Index.plain("k", "a")).indexFor(key("f", "a", "b"))).isEmpty();
  }

  @Test
  void theServerMakesAnIndexForAForeignKeyThatHasNone() {
    Table table = Table.of("t", ID, A, B);

    assertThat(indexNames(table.with(key("f", "a")).withImplicitIndexes())).containsExactly("f");
    assertThat(
            indexNames(table.with(Index.plain("k", "a")).with(key("f", "a")).withImplicitIndexes()))
        .containsExactly("k");
  }

  @Test
  void ofTwoIndexesTheServerWouldMakeTheLongerServesBoth() {
    Table table = Table.of("t", ID, A, B);

    assertThat(
            indexNames(table.with(key("f1", "a")).with(key("f2", "a", "b")).withImplicitIndexes()))
        .containsExactly("f2");
    assertThat(
            indexNames(table.with(key("f1", "a", "b")).with(key("f2", "a")).withImplicitIndexes()))
        .containsExactly("f1");
  }

  @Test
  void ofTwoIndexesOnTheSameColumnsTheServerKeepsTheLater() {
    Table table = Table.of("t", ID, A, B);

    assertThat(indexNames(table.with(key("f1", "a")).with(key("f2", "a")).withImplicitIndexes()))
        .containsExactly("f2");
    assertThat(indexNames(table.with(key("f1", "a")).with(key("f2", "b")).withImplicitIndexes()))
        .containsExactly("f1", "f2");
  }
}
