package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.event.Direction;
import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.mysql.Fingerprint;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.Value;
import dev.autogen.revision.RevisionScript;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final RevisionScript script =
      new RevisionScript(
          "a",
          List.of(),
          List.of(),
          List.of(),
          Instant.EPOCH,
          "",
          "A.java",
          new Migration() {
            @Override
            public void upgrade(Operations op) {
              asked.incrementAndGet();
              op.execute("update t  set a = 1 -- one");
              op.execute("update t set b = 2");
            }

            @Override
            public void downgrade(Operations op) {
              asked.addAndGet(100);
            }
          });

  @Test
  void aMigrationIsAskedForItsStepsOnceUntilItIsRun() {
    Plan plan = new Plan(Direction.UPGRADE);

    RevisionSteps steps = plan.of(script);

    assertThat(steps.count()).isEqualTo(2);
    assertThat(plan.of(script)).isSameAs(steps);
    assertThat(plan.take(script)).isSameAs(steps);
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatIsRememberedOfAStepIsWhatItSaysItself() {
    RevisionSteps steps = RevisionSteps.of(script, Direction.UPGRADE);
    List<String> hashes = steps.all().stream().map(Step::hash).toList();

    for (int again = 0; again < 2; again++) {
      assertThat(steps.all().stream().map(steps::hash)).isEqualTo(hashes);
      assertThat(steps.checksum().statements())
          .isEqualTo(Fingerprint.of(String.join("\n", hashes)));
    }
    assertThat(hashes).doesNotHaveDuplicates();
  }

  @Test
  void manyRowsHaveTheFingerprintThatAnEarlierAutogenNoted() {
    BulkInsert insert =
        new BulkInsert(
            "note",
            List.of("id", "text"),
            IntStream.range(0, 30).mapToObj(i -> Value.listOf(i, "é".repeat(20_000))).toList());
    List<Step> steps = Step.of(List.of(insert));
    assertThat(steps).hasSizeGreaterThan(1);

    String noted =
        Fingerprint.of(
            String.join(
                "\n", steps.stream().map(step -> OperationText.of(step.operation())).toList()));

    assertThat(OperationDigest.earlier(steps)).isEqualTo(noted);
    assertThat(OperationDigest.of(steps)).isEqualTo(Fingerprint.of(OperationText.of(insert)));
  }
}
