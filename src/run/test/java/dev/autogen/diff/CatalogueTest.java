package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.autogen.operation.Operation;
import dev.autogen.schema.Check;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of the catalogue without a server: the plan is the one that a server took, its
 * operations lead to the schema asked for, and their inverses lead back.
 */
class CatalogueTest {

  private static final List<Recorded> RECORDED = Recorded.all();

  /** The files of the catalogue. */
  static Stream<String> groups() {
    return RECORDED.stream().map(CatalogueTest::group).distinct();
  }

  private static String group(Recorded recorded) {
    return recorded.name().substring(0, recorded.name().indexOf(':'));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void plansLeadThereAndBack(String group) {
    assertAll(
        RECORDED.stream()
            .filter(recorded -> group(recorded).equals(group))
            .map(recorded -> () -> assertThereAndBack(recorded)));
  }

  private static void assertThereAndBack(Recorded recorded) {
    Schema start = recorded.start();
    Schema target = recorded.target();

    List<Operation> plan = Planner.plan(start, target);
    assertThat(Recorded.lines(plan, start)).as(recorded.name()).isEqualTo(recorded.up());
    Schema reached = Operation.applyAll(plan, start);
    assertThat(Planner.plan(reached, target)).as(recorded.name()).isEmpty();

    List<Operation> back = Operation.inverseOf(plan, start);
    assertThat(Recorded.lines(back, reached)).as(recorded.name()).isEqualTo(recorded.down());
    assertThat(sorted(Operation.applyAll(back, reached)))
        .as(recorded.name())
        .isEqualTo(sorted(start));
  }

  @Test
  void everyCaseForTheServerOfTheRecordingIsRecorded() {
    assertThat(RECORDED.stream().map(Recorded::name))
        .as("record the catalogue anew: CatalogueIT with -Dautogen.test.record=true")
        .containsExactlyInAnyOrderElementsOf(
            Case.all().stream()
                .filter(c -> c.since() <= 90704 && c.until() > 90704)
                .map(Case::name)
                .toList());
  }

  /** A schema whose keys and constraints stand in the order of their names. */
  private static Schema sorted(Schema schema) {
    return schema.map(
        table ->
            table
                .withIndexes(byName(table.indexes(), Index::name))
                .withForeignKeys(byName(table.foreignKeys(), ForeignKey::name))
                .withChecks(byName(table.checks(), Check::name)));
  }

  private static <T> List<T> byName(List<T> list, Function<T, String> nameOf) {
    return list.stream().sorted(Comparator.comparing(nameOf)).toList();
  }
}
