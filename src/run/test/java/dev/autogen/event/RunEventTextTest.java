package dev.autogen.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a log says of each event. */
class RunEventTextTest {

  private static final Duration TIME = Duration.ofMillis(1234);

  private static String text(RunEvent event) {
    return RunEventText.of(event);
  }

  private static RunEvent.StepProgressed progress(OptionalInt percent, OptionalLong rows) {
    return new RunEvent.StepProgressed(
        "8c1f", 3, percent, rows, Duration.ofSeconds(12), "account", 2_000_000_000);
  }

  @Test
  void runsAndRevisionsBeginAndEnd() {
    List<String> ids = List.of("a1", "b2");
    assertThat(text(new RunEvent.RunBegan(Direction.UPGRADE, "shop", ids)))
        .isEqualTo("upgrade of schema shop: a1, b2");
    assertThat(text(new RunEvent.RunEnded(Direction.UPGRADE, "shop", ids, TIME)))
        .isEqualTo("upgrade of schema shop done in 1,234 ms");
    assertThat(text(new RunEvent.RevisionBegan(Direction.DOWNGRADE, "a1", "Add roles", 5, 0)))
        .isEqualTo("downgrade a1 Add roles");
    assertThat(text(new RunEvent.RevisionBegan(Direction.UPGRADE, "a1", "", 5, 2)))
        .isEqualTo("upgrade a1 (goes on at step 3 of 5)");
    assertThat(text(new RunEvent.RevisionBegan(Direction.UPGRADE, "a1", "", 5, 5)))
        .isEqualTo("upgrade a1 (all of its steps are done)");
    assertThat(
            text(
                new RunEvent.RevisionEnded(
                    Direction.UPGRADE, "a1", "Add roles", 5, Duration.ofSeconds(90))))
        .isEqualTo("upgrade a1 Add roles done in 1 min");
    assertThat(text(new RunEvent.RevisionFailed(Direction.UPGRADE, "a1", "", "it broke", TIME)))
        .isEqualTo("upgrade a1 failed after 1,234 ms: it broke");
  }

  @Test
  void stepsBeginGoOnAndEnd() {
    assertThat(text(new RunEvent.StepBegan(Direction.UPGRADE, "a1", 1, 2, "DROP TABLE t")))
        .isEqualTo("step 1 of a1: DROP TABLE t");
    assertThat(text(new RunEvent.StepEnded(Direction.UPGRADE, "a1", 1, 2, "DROP TABLE t", TIME)))
        .isEqualTo("step 1 of a1 done in 1,234 ms");
    assertThat(text(new RunEvent.ChunksDone("a1", 1, 2, 40)))
        .isEqualTo("step 1 of 2: 40 chunks done");
    assertThat(text(new RunEvent.StepRetried("a1", 1, "no lock", Duration.ofSeconds(2), 1, 3)))
        .isEqualTo("step 1 of a1: no lock (tried again in 2 s, 1 of 3)");
    assertThat(text(new RunEvent.StepRecovered(Direction.UPGRADE, "a1", 1, true)))
        .isEqualTo("step 1 of a1, during which an earlier run ended, was carried out");
    assertThat(text(new RunEvent.StepRecovered(Direction.UPGRADE, "a1", 1, false)))
        .endsWith("was not carried out and is run again");
  }

  @Test
  void howFarAStepIsIsALineOrABar() {
    RunEvent.StepProgressed percent = progress(OptionalInt.of(42), OptionalLong.empty());
    assertThat(text(percent))
        .isEqualTo("step 3 of 8c1f: 42 % after 12 s, about 16 s left (table account, 2.0 GB)");
    assertThat(RunEventText.bar(percent))
        .isEqualTo(
            "step 3 of 8c1f: [########------------] 42 %, about 16 s left, table account, 2.0 GB");
    assertThat(percent.left()).contains(Duration.ofSeconds(12).multipliedBy(58).dividedBy(42));
    // What little is done tells nothing of the rest.
    assertThat(progress(OptionalInt.of(4), OptionalLong.empty()).left()).isEmpty();

    RunEvent.StepProgressed rows = progress(OptionalInt.empty(), OptionalLong.of(1));
    assertThat(text(rows))
        .isEqualTo("step 3 of 8c1f: 1 row changed after 12 s (table account, 2.0 GB)");
    assertThat(RunEventText.bar(rows))
        .isEqualTo("step 3 of 8c1f: 1 row changed, table account, 2.0 GB");

    RunEvent.StepProgressed nothing = progress(OptionalInt.empty(), OptionalLong.empty());
    assertThat(text(nothing)).isEqualTo("step 3 of 8c1f: running for 12 s (table account, 2.0 GB)");
    assertThat(RunEventText.bar(nothing)).isEqualTo("step 3 of 8c1f: table account, 2.0 GB");
  }

  @Test
  void locksAreNamedWithWhoHoldsThem() {
    LockHolder holder = new LockHolder(15, "app@10.0.0.7", "connection 15 (app@10.0.0.7, idle)");
    assertThat(text(new RunEvent.LockAwaited("a1", 1, "table account", List.of(holder), true)))
        .isEqualTo(
            "step 1 of a1 waits for a lock on table account: held by connection 15 (app@10.0.0.7,"
                + " idle)");
    assertThat(text(new RunEvent.LockAwaited("a1", 1, "a table", List.of(), true)))
        .endsWith(": the lock holder is not visible");
    assertThat(text(new RunEvent.LockAwaited("a1", 1, "a table", List.of(), false)))
        .endsWith(": SELECT on performance_schema.* would tell who holds it");
    assertThat(text(new RunEvent.LockHolderEnded(holder)))
        .isEqualTo("ended connection 15 (app@10.0.0.7, idle)");
    assertThat(text(new RunEvent.SchemaLockAwaited("shop", holder)))
        .isEqualTo(
            "waiting for another autogen on schema shop: connection 15 (app@10.0.0.7, idle)");
  }

  @Test
  void findingsSayHowBadTheyAreUnlessTheyAreNotes() {
    Element table = Element.table("t");
    assertThat(text(new RunEvent.Found(Finding.warning("drift", table, "t is other"), false)))
        .isEqualTo("warning: t is other");
    assertThat(text(new RunEvent.Found(Finding.note("not-tested", table, "t is big"), true)))
        .isEqualTo("t is big");
  }
}
