package dev.autogen.revision;

import static dev.autogen.revision.RevisionScenarios.graph;
import static dev.autogen.revision.RevisionScenarios.words;
import static dev.autogen.revision.Revisions.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.migration.MigrationException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the histories of {@link RevisionScenarios} lead, by the graph alone; {@link
 * RevisionScenariosIT} does the same on MySQL.
 */
class RevisionScenariosTest {

  @ParameterizedTest(name = "{0} at [{1}] up to {2}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = RevisionScenarios.UPGRADES)
  void upgrades(String history, String current, String target, String expected) {
    RevisionGraph graph = graph(history);
    assertPath(() -> new RevisionPath(graph, words(current)).up(target), expected);
  }

  @ParameterizedTest(name = "{0} at [{1}] down to {2}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = RevisionScenarios.DOWNGRADES)
  void downgrades(String history, String current, String target, String expected) {
    RevisionGraph graph = graph(history);
    assertPath(() -> new RevisionPath(graph, words(current)).down(target), expected);
  }

  private static void assertPath(
      java.util.function.Supplier<List<RevisionScript>> path, String expected) {
    String wanted = expected == null ? "" : expected;
    if (wanted.matches("(\\w\\d{3} ?)*")) {
      assertThat(ids(path.get())).containsExactlyElementsOf(words(wanted));
    } else {
      assertThatThrownBy(path::get).isInstanceOf(MigrationException.class).hasMessage(wanted);
    }
  }

  @ParameterizedTest(name = "{0} at [{1}] stamped {2}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = RevisionScenarios.STAMPS)
  void stamps(String history, String current, String targets, String expected) {
    RevisionPath path = new RevisionPath(graph(history), words(current));
    if (expected != null && expected.contains("(")) {
      assertThatThrownBy(() -> path.stamped(words(targets)))
          .isInstanceOf(MigrationException.class)
          .hasMessage(expected);
    } else {
      assertThat(path.stamped(words(targets))).containsExactlyElementsOf(words(expected));
    }
  }

  @ParameterizedTest(name = "{0}: {1} {2} gives {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # 116: a base, a branch, a merge, and each taken back
          line    |                | a111 | up   | a111
          line    | a111           | b111 | up   | b111
          line    | b111           | b111 | down | a111
          line    | a111           | a111 | down |
          fork    | a111           | b111 | up   | b111
          fork    | b111           | c111 | up   | b111 c111
          fork    | b111 c111      | c111 | down | b111
          fork    | b111           | b111 | down | a111
          diamond | b111 c111      | d111 | up   | d111
          diamond | d111           | d111 | down | b111 c111
          triple  | m111           | m111 | down | b111 c111 d111
          needs   | b111 x111      | x222 | up   | b111 x222
          needs   | b111 x222      | x222 | down | b111 x111
          """)
  void theVersionTableFollows(
      String history, String current, String run, String direction, String expected) {
    RevisionGraph graph = graph(history);
    RevisionPath path = new RevisionPath(graph, words(current));
    assertThat(path.headsAfter(graph.resolve(run), direction.equals("up")))
        .containsExactlyElementsOf(words(expected));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # 127: circles at a base, a head, where branches begin and join; by parent and by need
          a111<a111                     | revisions follow each other in a circle: a111 (a111.java) follows a111
          a111!a111                     | revisions follow each other in a circle: a111 (a111.java) depends on a111
          a111!b111 b111<a111           | revisions follow each other in a circle: a111 (a111.java) depends on b111 (b111.java) follows a111
          a111<c111 b111<a111 c111<b111 | revisions follow each other in a circle: a111 (a111.java) follows c111 (c111.java) follows b111 (b111.java) follows a111
          a111 b111<a111,d111 c111<b111 d111<c111 | revisions follow each other in a circle: b111 (b111.java) follows d111 (d111.java) follows c111 (c111.java) follows b111
          a111!d111 b111<a111 c111<a111 d111<b111,c111 | revisions follow each other in a circle: a111 (a111.java) depends on d111 (d111.java) follows b111 (b111.java) follows a111
          a111 b111<a111!b111           | revisions follow each other in a circle: b111 (b111.java) depends on b111
          a111 b111<z111                | revision b111 (b111.java) follows z111, which is not there
          a111 b111<a111!z111           | revision b111 (b111.java) depends on z111, which is not there
          # 128: one id twice
          a111 b111 a111                | revision a111 appears twice: a111.java, a111.java
          a111#x b111<a111#x            | branch label x is at two revisions: a111 (a111.java), b111 (b111.java)
          a111#b111 b111<a111           | branch label b111 of a111 (a111.java) is the id of a revision
          """)
  void faultsAreOneLineThatNamesTheFiles(String history, String message) {
    assertThatThrownBy(() -> graph(history))
        .isInstanceOf(MigrationException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a111 aa111<a111 a1111<aa111", "head1 base1<head1 heads1<base1"})
  void idsThatArePartsOfEachOtherDoNotMatter(String history) {
    RevisionGraph graph = graph(history);
    for (RevisionScript script : graph.revisions()) {
      assertThat(graph.resolve(script.id())).isEqualTo(script);
    }
  }

  @ParameterizedTest(name = "{0} is in {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a111                                    | a111#x b111<a111
          a111 b111                               | a111 b111<a111#x c111<b111
          ` `                                     | a111 b111<a111 c111<a111#x d111<c111
          """)
  void aLabelHoldsBackToWhereItsBranchLeftAnother(String labelled, String history) {
    RevisionGraph graph = graph(history);
    List<String> before =
        graph.revisions().stream()
            .takeWhile(script -> !script.labels().contains("x"))
            .filter(script -> graph.labelsOf(script).contains("x"))
            .map(RevisionScript::id)
            .collect(Collectors.toList());
    graph.revisions().stream()
        .filter(script -> script.labels().contains("x"))
        .map(RevisionScript::id)
        .forEach(before::add);
    assertThat(before)
        .containsExactlyElementsOf(labelled.isBlank() ? List.of("c111") : words(labelled));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000})
  void longHistoriesAreNoWork(int count) {
    StringBuilder history = new StringBuilder("r0000");
    for (int i = 1; i < count; i++) {
      history.append(" r%04d<r%04d".formatted(i, i - 1));
    }
    RevisionGraph graph = graph(history.toString());
    assertThat(new RevisionPath(graph, List.of()).up("head")).hasSize(count);
    assertThat(new RevisionPath(graph, List.of("r0999")).down("base")).hasSize(count);
    assertThat(new RevisionPath(graph, List.of("r0010")).up("+900")).hasSize(900);
  }
}
