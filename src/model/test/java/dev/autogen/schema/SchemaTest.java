package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaTest {

  private static final Table A = Table.of("a", Column.of("id", "int"));
  private static final Table B = Table.of("b", Column.of("id", "int"));
  private static final Table C = Table.of("c", Column.of("id", "int"));

  @Test
  void tablesStandInTheOrderOfTheirNames() {
    assertThat(Schema.of(C, A, B).tables()).containsExactly(A, B, C);
    assertThat(Schema.empty().tables()).isEmpty();
  }

  @Test
  void noTwoTablesHaveOneName() {
    assertThatThrownBy(() -> Schema.of(A, B, A))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table a appears twice");
  }

  @Test
  void aTableIsFoundByItsExactName() {
    Schema schema = Schema.of(A, B, C);

    for (Table table : List.of(A, B, C)) {
      assertThat(schema.table(table.name())).contains(table);
      assertThat(schema.existing(table.name())).isEqualTo(table);
    }
    assertThat(schema.table("B")).isEmpty();
    assertThat(schema.table("d")).isEmpty();
    assertThatThrownBy(() -> schema.existing("d"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is no table d here");
  }

  @Test
  void aThousandChangesOneByOneAreThoseOfAMap() {
    Random random = new Random(6);
    SortedMap<String, Table> expected = new TreeMap<>();
    Schema schema = Schema.empty();
    for (int i = 0; i < 4000; i++) {
      String name = "t" + random.nextInt(700);
      if (random.nextInt(4) == 0) {
        expected.remove(name);
        schema = schema.without(name);
      } else {
        Table table = Table.of(name, Column.of("c" + i, "int"));
        expected.put(name, table);
        schema = schema.with(table);
      }
      assertThat(schema.table(name)).isEqualTo(Optional.ofNullable(expected.get(name)));
    }
    assertThat(schema.tables()).isEqualTo(List.copyOf(expected.values()));
    assertThat(schema).isEqualTo(new Schema("", List.copyOf(expected.values())));
  }

  @Test
  void aTableTakesThePlaceOfTheOneOfItsName() {
    Table wider = B.withName("a");
    Schema schema = new Schema("utf8mb4_bin", List.of(A, C));

    assertThat(schema.with(B)).isEqualTo(new Schema("utf8mb4_bin", List.of(A, B, C)));
    assertThat(schema.with(wider).tables()).containsExactly(wider, C);
    assertThat(schema.without("a")).isEqualTo(new Schema("utf8mb4_bin", List.of(C)));
    assertThat(schema.withTables(List.of(B))).isEqualTo(new Schema("utf8mb4_bin", List.of(B)));
    assertThat(schema.map(table -> table.withName(table.name() + "2")).tables())
        .extracting(Table::name)
        .containsExactly("a2", "c2");
  }

  @Test
  void aSeedRowIsThereWhenARowHasItsKey() {
    SeedRow seed = new SeedRow(cells("name", "orders"), cells("next", "1"));

    assertThat(seed.cells()).isEqualTo(cells("name", "orders", "next", "1"));
    assertThat(seed.isIn(new SeedRow(cells(), cells("name", "orders", "next", "77")))).isTrue();
    assertThat(seed.isIn(new SeedRow(cells(), cells("name", "users", "next", "1")))).isFalse();
    assertThat(new SeedRow(cells(), cells("next", "1")).isIn(new SeedRow(cells(), cells("a", "2"))))
        .isTrue();
  }

  @Test
  void whatOptionsLeaveUnsaidIsTakenFromOthers() {
    TableOptions other =
        new TableOptions(
            "InnoDB",
            "utf8mb4_bin",
            "old",
            cells("ROW_FORMAT", "DYNAMIC", "STATS_PERSISTENT", "1"),
            "HASH (`id`)");

    assertThat(TableOptions.UNSAID.over(other)).isEqualTo(other);
    assertThat(
            new TableOptions(
                    "MyISAM", "latin1_bin", "new", cells("ROW_FORMAT", "COMPRESSED"), "KEY (`id`)")
                .over(other))
        .isEqualTo(
            new TableOptions(
                "MyISAM",
                "latin1_bin",
                "new",
                cells("ROW_FORMAT", "COMPRESSED", "STATS_PERSISTENT", "1"),
                "KEY (`id`)"));
  }

  private static SortedMap<String, String> cells(String... namesAndValues) {
    Map<String, String> cells = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      cells.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new TreeMap<>(cells);
  }
}
