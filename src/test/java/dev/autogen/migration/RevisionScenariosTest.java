package dev.autogen.migration;

import static dev.autogen.migration.Revisions.dependent;
import static dev.autogen.migration.Revisions.ids;
import static dev.autogen.migration.Revisions.labelled;
import static dev.autogen.migration.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Histories and where they lead. A history is written as its revisions, oldest first: {@code
 * d<b,c#x!e} is d, which follows b and c, begins the branch x and depends on e.
 */
class RevisionScenariosTest {

  private static final String LINE = "a111 b111<a111 c111<b111 d111<c111";
  private static final String DIAMOND = "a111 b111<a111 c111<a111 d111<b111,c111";

  /** Two branches from one point, the second labelled, with two revisions each. */
  private static final String FORK = "a111 b111<a111 b222<b111 c111<a111#shop c222<c111";

  /** Two bases; the second needs the middle of the first. */
  private static final String NEEDS = "a111 b111<a111 c111<b111 x111#shop x222<x111!b111 x333<x222";

  /** Branches merged, branched and merged again. */
  private static final String WEAVE =
      "a111 b111<a111 c111<a111 d111<b111,c111 e111<d111 f111<d111 g111<e111,f111";

  private static final String TRIPLE = "a111 b111<a111 c111<a111 d111<a111 m111<b111,c111,d111";

  private static RevisionGraph graph(String name) {
    String text =
        switch (name) {
          case "line" -> LINE;
          case "diamond" -> DIAMOND;
          case "fork" -> FORK;
          case "needs" -> NEEDS;
          case "weave" -> WEAVE;
          case "triple" -> TRIPLE;
          default -> name;
        };
    List<RevisionScript> scripts = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      String[] needs = word.split("!", -1);
      String[] labels = needs[0].split("#", -1);
      String[] parents = labels[0].split("<", -1);
      RevisionScript script =
          revision(
              parents[0],
              scripts.size() + 1,
              parents.length > 1 ? parents[1].split(",", -1) : new String[0]);
      script = labelled(script, Arrays.copyOfRange(labels, 1, labels.length));
      scripts.add(dependent(script, Arrays.copyOfRange(needs, 1, needs.length)));
    }
    return RevisionGraph.of(scripts);
  }

  private static List<String> words(String text) {
    return Stream.of((text == null ? "" : text).split(" ", -1)).filter(w -> !w.isEmpty()).toList();
  }

  @ParameterizedTest(name = "{0} at [{1}] up to {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          line    |                | head         | a111 b111 c111 d111
          line    | b111           | head         | c111 d111
          line    | b111           | heads        | c111 d111
          line    | b111           | c111         | c111
          line    | b111           | c11          | there is no revision 'c11'
          line    | d111           | b111         |
          line    | d111           | head         |
          line    | b111           | +1           | c111
          line    | b111           | +0           |
          line    | b111           | +3           | there are not 3 revisions up from here, only 2
          line    |                | a111+2       | a111 b111 c111
          line    |                | d111-1       | a111 b111 c111
          line    |                | head-2       | a111 b111
          line    |                | base+2       | a111 b111
          line    | a111           | current+1    | b111
          line    |                | d111-9       | there are not 9 revisions down from d111, only 4
          line    | b111           | -1           | -1 leads down, not up
          line    | b111           | base         | base is the state before the first revision, so nothing leads up to it
          line    | b111           | b111@head    | c111 d111
          line    |                | a b          | 'a b' names no revision
          line    |                | @head        | '@head' names no revision
          fork    |                | head         | there are several heads: b222 (b222.java), c222 (c222.java)
          fork    |                | heads        | a111 b111 b222 c111 c222
          fork    | b222           | heads        | c111 c222
          fork    | a111           | shop@head    | c111 c222
          fork    | a111           | b111@head    | b111 b222
          fork    | a111           | shop@+1      | c111
          fork    | b111           | shop@+1      | c111
          fork    | b111           | shop@+2      | c111 c222
          fork    | b111           | shop@+3      | there are not 3 revisions up from here, only 2
          fork    | a111           | +1           | there is more than one way up: b111 (b111.java), c111 (c111.java)
          fork    | b111 c111      | +1           | there is more than one way up: b222 (b222.java), c222 (c222.java)
          fork    | b222 c111      | +1           | c222
          fork    |                | +2           | there is more than one way up after 1 of 2 steps: b111 (b111.java), c111 (c111.java)
          fork    | a111           | shop@b222    | revision b222 (b222.java) is not in branch shop
          fork    | a111           | shop         | c111
          fork    | a111           | shop+1       | c111 c222
          fork    | a111           | shops@head   | there is no revision 'shops'
          diamond | b111           | head         | c111 d111
          diamond | b111 c111      | +1           | d111
          weave   |                | head         | a111 b111 c111 d111 e111 f111 g111
          weave   | e111           | g111         | f111 g111
          weave   | b111           | f111         | c111 d111 f111
          weave   | d111           | g111-1       | there is more than one way down: e111 (e111.java), f111 (f111.java)
          triple  | b111           | head         | c111 d111 m111
          needs   |                | shop@head    | a111 b111 x111 x222 x333
          needs   |                | x222         | a111 b111 x111 x222
          needs   | x111           | shop@+1      | a111 b111 x222
          needs   | c111           | shop@head    | x111 x222 x333
          needs   |                | c111         | a111 b111 c111
          needs   |                | +1           | there is more than one way up: a111 (a111.java), x111 (x111.java)
          needs   | x111           | heads        | a111 b111 c111 x222 x333
          """)
  void upgrades(String history, String current, String target, String expected) {
    RevisionGraph graph = graph(history);
    assertPath(() -> new RevisionPath(graph, words(current)).up(target), expected);
  }

  @ParameterizedTest(name = "{0} at [{1}] down to {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          line    | d111           | -1           | d111
          line    | d111           | -4           | d111 c111 b111 a111
          line    | d111           | -5           | there are not 5 revisions down from here, only 4
          line    | d111           | base         | d111 c111 b111 a111
          line    | d111           | d111         |
          line    | d111           | d111-1       | d111
          line    | d111           | head-2       | d111 c111
          line    | d111           | a111+1       | d111 c111
          line    | d111           | d111-4       | d111 c111 b111 a111
          line    | b111           | c111         | the database does not have revision c111 (c111.java)
          line    | b111           | +1           | +1 leads up, not down
          line    |                | base         |
          line    | d111           | current-1    | d111
          fork    | b222 c222      | -1           | there is more than one way down: b222 (b222.java), c222 (c222.java)
          fork    | b222 c222      | shop@-1      | c222
          fork    | b222 c222      | shop@-2      | c222 c111
          fork    | b222 c222      | shop@-3      | there are not 3 revisions down from here, only 2
          fork    | b222 c222      | shop@base    | c222 c111
          fork    | b222 c222      | a111         | c222 c111 b222 b111
          fork    | b222 c222      | shop@a111    | revision a111 (a111.java) is not in branch shop
          fork    | b222 c222      | b111@a111    | b222 b111
          fork    | b222 c222      | b111         | b222
          fork    | b222 c222      | c111         | c222
          fork    | b222           | c111         | the database does not have revision c111 (c111.java)
          fork    | b222 c222      | base         | c222 c111 b222 b111 a111
          diamond | d111           | -1           | d111
          diamond | d111           | -2           | there is more than one way down after 1 of 2 steps: b111 (b111.java), c111 (c111.java)
          diamond | d111           | b111         | d111
          diamond | d111           | a111         | d111 c111 b111
          diamond | d111           | base         | d111 c111 b111 a111
          weave   | g111           | d111         | g111 f111 e111
          weave   | g111           | b111         | g111 f111 e111 d111
          weave   | g111           | e111         | g111
          needs   | c111 x333      | b111         | c111
          needs   | c111 x333      | a111         | x333 x222 c111 b111
          needs   | c111 x333      | x111         | x333 x222
          needs   | c111 x333      | shop@-2      | x333 x222
          needs   | c111 x333      | shop@base    | x333 x222 x111
          needs   | x333           | shop@base    | x333 x222 x111
          needs   | x333           | base         | x333 x222 x111 b111 a111
          """)
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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          line    | d111           | b111           | b111
          line    | b111           | head           | d111
          line    | b111           | b111           | b111
          line    | b111           | base           |
          line    |                | c111           | c111
          fork    | b222 c222      | a111           | a111
          fork    | b222           | c111           | b222 c111
          fork    | b222 c222      | shop@base      | b222
          fork    | b222 c222      | base           |
          fork    |                | heads          | b222 c222
          fork    |                | b111 c222      | b111 c222
          diamond | b111           | d111           | d111
          diamond | b111 c111      | d111           | d111
          diamond | d111           | b111           | b111
          needs   | a111           | x222           | b111 x222
          """)
  void stamps(String history, String current, String targets, String expected) {
    RevisionPath path = new RevisionPath(graph(history), words(current));
    assertThat(path.stamped(words(targets))).containsExactlyElementsOf(words(expected));
  }

  @ParameterizedTest(name = "{0}: {1} {2} gives {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
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
          a111<a111                     | revisions follow each other in a circle: a111 (a111.java) follows a111
          a111!a111                     | revisions follow each other in a circle: a111 (a111.java) depends on a111
          a111!b111 b111<a111           | revisions follow each other in a circle: a111 (a111.java) depends on b111 (b111.java) follows a111
          a111<c111 b111<a111 c111<b111 | revisions follow each other in a circle: a111 (a111.java) follows c111 (c111.java) follows b111 (b111.java) follows a111
          a111 b111<a111,d111 c111<b111 d111<c111 | revisions follow each other in a circle: b111 (b111.java) follows d111 (d111.java) follows c111 (c111.java) follows b111
          a111 b111<z111                | revision b111 (b111.java) follows z111, which is not there
          a111 b111<a111!z111           | revision b111 (b111.java) depends on z111, which is not there
          a111 b111 a111                | revision a111 is there twice: a111.java, a111.java
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
