package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.diff.Change;
import dev.autogen.finding.Element;
import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.project.Activity;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What only a person at a terminal sees. */
class ScreenTest {

  private static final Instant START = Instant.parse("2026-11-22T09:14:07Z");

  @Test
  void onlyATerminalThatWantsItHasColour() {
    assertThat(Screen.of(80, Map.of("TERM", "xterm")).colour()).isTrue();
    assertThat(Screen.of(80, Map.of("TERM", "xterm", "NO_COLOR", "")).colour()).isTrue();
    assertThat(Screen.of(80, Map.of("TERM", "xterm", "NO_COLOR", "1")).colour()).isFalse();
    assertThat(Screen.of(80, Map.of("TERM", "dumb")).colour()).isFalse();
    assertThat(Screen.of(0, Map.of("TERM", "xterm")).colour()).isFalse();
  }

  @Test
  void aDifferenceHasTheColourOfWhatBecomesOfTheThing() {
    Screen screen = new Screen(true, 80);
    assertThat(screen.difference(change(Change.Kind.ADD))).isEqualTo("\033[32mdrop a?\033[0m");
    assertThat(screen.difference(change(Change.Kind.DROP))).isEqualTo("\033[31mdrop a?\033[0m");
    assertThat(screen.difference(change(Change.Kind.CHANGE))).isEqualTo("\033[36mdrop a?\033[0m");
    assertThat(Screen.none().difference(change(Change.Kind.DROP))).isEqualTo("drop a?");
  }

  private static Change change(Change.Kind kind) {
    return new Change(kind, Element.Kind.TABLE, "a", "", "", "", "drop a?");
  }

  @Test
  void columnsAreAlignedAndMessagesCutToTheTerminal() {
    RevisionGraph graph =
        RevisionGraph.of(
            List.of(
                revision("aaaa", List.of(), "A message of many words that do not fit"),
                revision(
                    "bbbbbbbb", List.of("aaaa"), "短い説明 of wide characters, and more of them")));
    Lines lines = new Lines(graph, List.of(), new Screen(false, 50));
    assertThat(lines.of(graph.revisions(), 0))
        .containsExactly(
            "aaaa      2026-11-22  A message of many words tha…",
            "bbbbbbbb  2026-11-22  短い説明 of wide ch…  (head)")
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(50));
  }

  private static RevisionScript revision(String id, List<String> parents, String message) {
    Migration nothing =
        new Migration() {
          @Override
          public void upgrade(Operations op) {}

          @Override
          public void downgrade(Operations op) {}
        };
    return new RevisionScript(
        id, parents, List.of(), List.of(), START, message, "R" + id + ".java", nothing);
  }

  @Test
  void whatTakesOverASecondIsToldInALineThatGoesAway() {
    StringWriter terminal = new StringWriter();
    Ticking clock = new Ticking();
    Spinner spinner = new Spinner(terminal, clock, 80);
    PrintWriter err = spinner.before(terminal);
    try (Activity.Stage stage = spinner.begin("reading the entities")) {
      clock.seconds = 0;
      spinner.tick();
      assertThat(terminal.toString()).isEmpty();
      clock.seconds = 2;
      spinner.tick();
      assertThat(terminal.toString()).isEqualTo("\r\033[K| reading the entities (2 s)");
      err.println("a remark");
      assertThat(terminal.toString()).endsWith("(2 s)\r\033[Ka remark\n");
      spinner.tick();
    }
    assertThat(terminal.toString()).endsWith("\r\033[K/ reading the entities (2 s)\r\033[K");
    spinner.tick();
    assertThat(terminal.toString()).endsWith("(2 s)\r\033[K");
  }

  @Test
  void theLineSaysWhatIsDoneByNow() {
    StringWriter terminal = new StringWriter();
    Ticking clock = new Ticking();
    Spinner spinner = new Spinner(terminal, clock, 80);
    try (Activity.Stage stage = spinner.begin("running upgrade")) {
      clock.seconds = 3;
      stage.now("step 1 of aaaa: [##--] 50 %");
      spinner.tick();
      assertThat(terminal.toString()).isEqualTo("\r\033[K| step 1 of aaaa: [##--] 50 % (3 s)");
      stage.now("");
      spinner.tick();
      assertThat(terminal.toString()).endsWith("/ running upgrade (3 s)");
    }
  }

  private static final class Ticking extends Clock {

    private long seconds;

    @Override
    public Instant instant() {
      return START.plusSeconds(seconds);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void aLineThatSaysWhatIsDoneFitsTheTerminal() {
    StringWriter narrow = new StringWriter();
    Ticking clock = new Ticking();
    clock.seconds = 0;
    Spinner spinner = new Spinner(narrow, clock, 40);
    try (Activity.Stage stage =
        spinner.begin("step 2 of 37857cc361fa: [########------------] 44 %")) {
      clock.seconds = 100;
      spinner.tick();
      assertThat(narrow.toString())
          .isEqualTo("\r\033[K| step 2 of 37857cc361fa: [###… (100 s)")
          .satisfies(line -> assertThat(line.length()).isLessThanOrEqualTo(40 + 4));
    }
  }

  @Test
  void onlyColoursOfItsOwnReachATerminal() {
    Screen screen = new Screen(true, 80);
    assertThat(screen.line("at " + screen.good("x\033[2J\n") + " \033[31mforged\033[2K"))
        .isEqualTo("at \033[32mx\\u001b[2J\\n\033[0m \\u001b[31mforged\\u001b[2K");
    assertThat(Screen.none().line("\033[31mx\033[0m")).isEqualTo("\\u001b[31mx\\u001b[0m");
  }
}
