package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.cli.Page.Run;
import dev.autogen.cli.Page.Shown;
import dev.autogen.cli.Page.Step;
import dev.autogen.cli.Page.Write;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String PAGE =
      """
      # A page

      <!-- project: clinic -->
      <!-- database: unset -->
      <!-- file: a/b.txt -->
      ```text
      one
      ```
      <!-- run: true -->

      ```console
      $ cat a/b.txt \\
      |  sort
      one
      $ echo $?
      0
      ```

      ```java
      class NotChecked {}
      ```
      <!-- project: empty -->
      <!-- shows: c.txt -->
      ```text
      two
      ```
      """;

  @Test
  void aPageIsReadFromTopToBottom() {
    Page page = Page.parse(PAGE);
    assertThat(page.sections()).hasSize(2);
    Page.Section first = page.sections().get(0);
    assertThat(first.setting("project", "")).isEqualTo("clinic");
    assertThat(first.setting("database", "")).isEqualTo("unset");
    assertThat(first.steps())
        .containsExactly(
            new Write(6, "a/b.txt", "one\n"),
            new Run(9, "true"),
            new Shown(12, "cat a/b.txt \\\n|  sort", 13, 14),
            new Shown(15, "echo $?", 15, 16));
    assertThat(page.sections().get(1).steps()).containsExactly(new Shown(24, "cat c.txt", 24, 25));
  }

  @Test
  void anEllipsisStandsForAnythingAndEverythingElseForItself() {
    assertThat(matches("one", "one")).isTrue();
    assertThat(matches("one", "two")).isFalse();
    assertThat(matches("one", "one\ntwo")).isFalse();
    assertThat(matches("one\ntwo", "one")).isFalse();
    assertThat(matches("o…e (.*)", "out there (.*)")).isTrue();
    assertThat(matches("o…e", "out\nthere")).isFalse();
    assertThat(matches("one\n…\nfour", "one\ntwo\nthree\nfour")).isTrue();
    assertThat(matches("one\n…\nfour", "one\nfour")).isTrue();
    assertThat(matches("one\n…\nfour", "one\nfour\nfive")).isFalse();
    assertThat(matches("", "one")).isFalse();
  }

  @Test
  void howLongSomethingTakesIsNotCompared() {
    assertThat(matches("done in 12 ms", "done in 1.5 ms")).isTrue();
    assertThat(matches("done in 12 ms", "done in 1 minute")).isFalse();
    assertThat(matches("12 rows", "13 rows")).isFalse();
  }

  @Test
  void whatWasReallyShownCanBePutIntoThePage() {
    Page page = Page.parse(PAGE);
    List<Step> steps = page.sections().get(0).steps();
    String written = page.with(Map.of((Shown) steps.get(2), "three\nfour\n"));
    assertThat(written).isEqualTo(PAGE.replace("  sort\none\n", "  sort\nthree\nfour\n"));
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> Page.parse("<!-- projekt: clinic -->")).hasMessageContaining("line 1");
    assertThatThrownBy(() -> Page.parse("\n```console\nno prompt\n```\n"))
        .hasMessageContaining("line 3");
  }

  private static boolean matches(String expected, String actual) {
    Page page =
        Page.parse("```console\n$ x\n" + (expected.isEmpty() ? "" : expected + "\n") + "```\n");
    return page.matches((Shown) page.sections().get(0).steps().get(0), actual);
  }
}
