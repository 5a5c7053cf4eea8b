package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.mysql.TableTexts;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Index.Kind;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of the planner, one case each, named with the error MySQL would give. A dash begins a
 * statement.
 */
class PlannerTest {

  static List<CaseFile.Entry> rules() throws IOException {
    return CaseFile.read(Path.of("src/run/test/resources/planner/rules.cases"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void statementsStandInAnOrderThatRuns(CaseFile.Entry rule) {
    Schema before = TableTexts.schema("utf8mb4_0900_ai_ci", rule.statements("before"));
    Schema after = TableTexts.schema("utf8mb4_0900_ai_ci", rule.statements("after"));
    assertThat(Recorded.lines(Planner.plan(before, after), before))
        .as(rule.name())
        .isEqualTo(rule.lines("up"));
  }

  @Tag("nightly")
  @Test
  void tenThousandTablesInCirclesArePlannedInSecondsParentsFirst() {
    Schema target = inCircles(10_000);
    // Of this thread alone: other tests may keep the machine busy.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    List<Operation> plan = Planner.plan(Schema.empty(), target);
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin))
        .isLessThan(Duration.ofSeconds(8));

    Set<String> created = new HashSet<>();
    int foreignKeys = 0;
    for (Operation operation : plan) {
      List<ForeignKey> keys = List.of();
      if (operation instanceof CreateTable create) {
        created.add(create.table().name());
        keys = create.table().foreignKeys();
      } else if (operation instanceof AlterTable alter) {
        keys =
            alter.changes().stream().map(change -> ((AddForeignKey) change).foreignKey()).toList();
      }
      assertThat(created).containsAll(keys.stream().map(ForeignKey::referencedTable).toList());
      foreignKeys += keys.size();
    }
    assertThat(created).hasSize(10_000);
    assertThat(foreignKeys).isEqualTo(15_000);
    assertThat(plan).as("a statement more only for few").hasSizeLessThan(11_000);
  }

  @Test
  void theSameDifferenceGivesTheSamePlan() {
    Schema target = inCircles(300);
    assertThat(Planner.plan(Schema.empty(), target))
        .isEqualTo(Planner.plan(Schema.empty(), target));
    assertThat(Planner.plan(target, Schema.empty()))
        .isEqualTo(Planner.plan(target, Schema.empty()));
  }

  /** Tables with one or two foreign keys each, to any of them, themselves among these. */
  private static Schema inCircles(int count) {
    Random random = new Random(1);
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Table table = Table.of("t" + i, Column.of("id", "int").notNull(), Column.of("p", "int"));
      table = table.with(Index.of(Index.PRIMARY, Kind.PRIMARY, List.of(KeyPart.column("id"))));
      for (int j = 0; j <= i % 2; j++) {
        String parent = "t" + random.nextInt(count);
        table = table.with(ForeignKey.of("f" + i + "_" + j, List.of("p"), parent, List.of("id")));
      }
      tables.add(table.withImplicitIndexes());
    }
    return new Schema("", tables);
  }
}
