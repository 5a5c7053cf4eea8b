package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
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
  void aColumnThatMustGoAndComeStandsWhereItStood() {
    Column first = NAME.withName("v").withGeneration(Generation.virtual("1"));
    Column middle = NEXT.withName("w").withGeneration(Generation.virtual("2"));
    Table live = Table.of("t", first, NAME, middle, NEXT);
    Table target =
        Table.of(
            "t",
            first.withGeneration(Generation.stored("1")),
            NAME,
            middle.withGeneration(Generation.stored("2")),
            NEXT);

    assertThat(
            Operation.applyAll(Planner.plan(Schema.of(live), Schema.of(target)), Schema.of(live)))
        .isEqualTo(Schema.of(target));
    Table neighbours = Table.of("t", NAME, middle, first, NEXT);
    Table stored =
        neighbours.withColumns(
            List.of(NAME, target.columns().get(2), target.columns().get(0), NEXT));
    assertThat(
            Planner.plan(Schema.of(neighbours), Schema.of(stored)).stream()
                .flatMap(operation -> operation.describe(Schema.of(neighbours)).stream()))
        .hasSize(4);
  }

  @Test
  void onlyWhatUsesAColumnThatMustGoGoesWithIt() {
    Column computed = NEXT.withName("v").withGeneration(Generation.virtual("1"));
    Table live =
        Table.of("t", NAME, computed)
            .with(Index.plain("k", "v"))
            .with(Index.plain("l", "name"))
            .with(Check.of("c", "`v` > 0"))
            .with(Check.of("d", "`name` <> ''"));
    Table target = live.withColumns(List.of(NAME, computed.withGeneration(Generation.stored("1"))));

    assertThat(
            Differ.between(Schema.of(live), Schema.of(target)).altered().get(0).changes().stream()
                .map(change -> change.describe(live)))
        .anyMatch(phrase -> phrase.contains("check t.c"))
        .anyMatch(phrase -> phrase.contains("index t.k"))
        .noneMatch(phrase -> phrase.contains("check t.d"))
        .noneMatch(phrase -> phrase.contains("index t.l"));
  }

  @Test
  void theCharacterSetOfALiteralInAComputedColumnIsNoDifference() {
    Column computed = NAME.withGeneration(Generation.stored("concat(_utf8mb4'x',`a`)"));
    Column plain = NAME.withGeneration(Generation.stored("concat('x',`a`)"));

    assertThat(Differ.same(Table.of("t", computed), Table.of("t", plain))).isTrue();
    assertThat(
            Differ.same(
                Table.of("t", computed),
                Table.of("t", NAME.withGeneration(Generation.virtual("concat('x',`a`)")))))
        .isFalse();
  }

  @Test
  void aPlaceReadsAsItIsTyped() {
    assertThat(TableOrColumn.table("users")).hasToString("users");
    assertThat(TableOrColumn.table("users").isTable()).isTrue();
    assertThat(new TableOrColumn("users", "email")).hasToString("users.email");
    assertThat(new TableOrColumn("users", "email").isTable()).isFalse();
    assertThat(new Rename(TableOrColumn.table("a"), TableOrColumn.table("b")))
        .hasToString("a to b");
  }
}
