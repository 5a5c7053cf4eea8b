package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.InsertRows;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferTest {

  private static final Column NAME = Column.of("name", "varchar(9)");
  private static final Column NEXT = Column.of("next", "int");
  private static final Table GENERATOR = Table.of("g", NAME, NEXT);

  private static SortedMap<String, String> cells(String column, String value) {
    return new TreeMap<>(Map.of(column, value));
  }

  private static SeedRow seed(String name) {
    return new SeedRow(cells("name", name), cells("next", "1"));
  }

  @Test
  void aSchemaDoesNotDifferFromItself() {
    Schema schema = Schema.of(GENERATOR.withSeedRows(List.of(seed("a"))));

    assertThat(Differ.between(schema, schema).isEmpty()).isTrue();
    assertThat(Planner.plan(schema, schema)).isEmpty();
  }

  @Test
  void anyDifferenceIsOne() {
    Schema none = Schema.empty();
    Schema one = Schema.of(GENERATOR);
    Schema narrow = Schema.of(Table.of("g", NAME));
    Schema seeded = Schema.of(GENERATOR.withSeedRows(List.of(seed("a"))));

    assertThat(Differ.between(none, one).isEmpty()).isFalse();
    assertThat(Differ.between(one, none).isEmpty()).isFalse();
    assertThat(Differ.between(one, narrow).isEmpty()).isFalse();
    assertThat(Differ.between(one, seeded).isEmpty()).isFalse();
    assertThat(Differ.between(seeded, one).isEmpty()).isTrue();
  }

  @Test
  void onlyTheRowsThatAreMissingAreInserted() {
    Schema live =
        Schema.of(
            GENERATOR.withSeedRows(
                List.of(
                    new SeedRow(
                        new TreeMap<>(), new TreeMap<>(Map.of("name", "a", "next", "77"))))));
    Schema target = Schema.of(GENERATOR.withSeedRows(List.of(seed("a"), seed("b"))));

    assertThat(Planner.plan(live, target))
        .containsExactly(new InsertRows("g", List.of(seed("b").cells())));
  }

  @Test
  void aNewTableIsCreatedEmptyAndThenFilled() {
    Schema target = Schema.of(GENERATOR.withSeedRows(List.of(seed("a"))));

    assertThat(Planner.plan(Schema.empty(), target))
        .containsExactly(
            new CreateTable(GENERATOR), new InsertRows("g", List.of(seed("a").cells())));
    assertThat(Planner.plan(target, Schema.empty())).containsExactly(new DropTable("g"));
  }

  @Test
  void theOrderOfColumnsIsNoDifference() {
    assertThat(Differ.same(GENERATOR, Table.of("g", NEXT, NAME))).isTrue();
    assertThat(Differ.same(GENERATOR, Table.of("g", NEXT))).isFalse();
  }

  @Test
  void aPlaceReadsAsItIsTyped() {
    assertThat(Place.table("users")).hasToString("users");
    assertThat(Place.table("users").isTable()).isTrue();
    assertThat(new Place("users", "email")).hasToString("users.email");
    assertThat(new Place("users", "email").isTable()).isFalse();
    assertThat(new Rename(Place.table("a"), Place.table("b"))).hasToString("a to b");
  }
}
