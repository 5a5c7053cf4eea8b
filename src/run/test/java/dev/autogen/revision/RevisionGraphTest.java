package dev.autogen.revision;

import static dev.autogen.revision.Revisions.ids;
import static dev.autogen.revision.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.migration.MigrationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionGraphTest {

  private static RevisionGraph branched() {
    return RevisionGraph.of(
        List.of(
            revision("dddd", 4, "bbbb", "cccc"),
            revision("cccc", 3, "aaaa"),
            revision("bbbb", 2, "aaaa"),
            revision("aaaa", 1)));
  }

  @Test
  void parentsComeBeforeTheirChildrenAndOlderBeforeYounger() {
    assertThat(ids(branched().revisions())).containsExactly("aaaa", "bbbb", "cccc", "dddd");
  }

  @Test
  void aClockThatWentBackwardsDoesNotChangeTheOrder() {
    RevisionGraph graph = RevisionGraph.of(List.of(revision("b", 1, "a"), revision("a", 9)));

    assertThat(ids(graph.revisions())).containsExactly("a", "b");
  }

  @Test
  void headsAreTheRevisionsThatNoneFollows() {
    RevisionGraph graph =
        RevisionGraph.of(List.of(revision("a", 1), revision("b", 2, "a"), revision("c", 3, "a")));

    assertThat(ids(graph.heads())).containsExactly("b", "c");
    assertThat(ids(graph.bases())).containsExactly("a");
    assertThatThrownBy(graph::head)
        .isInstanceOf(MigrationException.class)
        .hasMessage("multiple heads are present: b (b.java), c (c.java)");
  }

  @Test
  void nothingHasNoHead() {
    assertThat(RevisionGraph.of(List.of()).head()).isEmpty();
  }

  @Test
  void theVersionTableHoldsWhatNothingAppliedFollows() {
    assertThat(ids(branched().headsOf(List.of("aaaa", "bbbb", "cccc"))))
        .containsExactly("bbbb", "cccc");
  }

  @Test
  void theBeginningOfAnIdIsEnough() {
    RevisionGraph graph =
        RevisionGraph.of(List.of(revision("8c1f0a52", 1), revision("8c1f9999", 2, "8c1f0a52")));

    assertThat(graph.resolve("8c1f0").id()).isEqualTo("8c1f0a52");
    assertThatThrownBy(() -> graph.resolve("8c1f"))
        .hasMessage(
            "8c1f is the beginning of several revisions:"
                + " 8c1f0a52 (8c1f0a52.java), 8c1f9999 (8c1f9999.java)");
    assertThatThrownBy(() -> graph.resolve("8c1"))
        .hasMessage("can't locate revision identified by '8c1'");
    assertThatThrownBy(() -> graph.resolve("beef"))
        .hasMessage("can't locate revision identified by 'beef'");
  }

  @Test
  void aWholeIdIsNeverAmbiguous() {
    RevisionGraph graph =
        RevisionGraph.of(List.of(revision("abcd", 1), revision("abcde", 2, "abcd")));

    assertThat(graph.resolve("abcd").id()).isEqualTo("abcd");
  }

  @Test
  void oneIdTwiceNamesBothFiles() {
    RevisionScript other =
        new RevisionScript(
            "a",
            List.of(),
            List.of(),
            List.of(),
            Revisions.at(2),
            "",
            "copy.java",
            Revisions.NOTHING);

    assertThatThrownBy(() -> RevisionGraph.of(List.of(other, revision("a", 1))))
        .isInstanceOf(MigrationException.class)
        .hasMessage("revision a appears twice: a.java, copy.java");
  }

  @Test
  void aMissingParentIsNamed() {
    assertThatThrownBy(() -> RevisionGraph.of(List.of(revision("b", 1, "a"))))
        .hasMessage("revision b (b.java) follows a, which is not there");
  }

  @Test
  void aCircleIsNamed() {
    assertThatThrownBy(
            () ->
                RevisionGraph.of(
                    List.of(
                        revision("a", 1),
                        revision("b", 2, "a", "d"),
                        revision("c", 3, "b"),
                        revision("d", 4, "c"),
                        revision("e", 5, "d"))))
        .hasMessage(
            "revisions follow each other in a circle:"
                + " b (b.java) follows d (d.java) follows c (c.java) follows b");
  }

  @Test
  void aRevisionMayNotFollowItself() {
    assertThatThrownBy(() -> RevisionGraph.of(List.of(revision("a", 1, "a"))))
        .hasMessage("revisions follow each other in a circle: a (a.java) follows a");
  }
}
