package dev.autogen.revision;

import static dev.autogen.revision.Revisions.ids;
import static dev.autogen.revision.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.migration.MigrationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionPathTest {

  private final RevisionGraph line =
      RevisionGraph.of(
          List.of(
              revision("aaaa", 1),
              revision("bbbb", 2, "aaaa"),
              revision("cccc", 3, "bbbb"),
              revision("dddd", 4, "cccc")));

  /** a, then b and c beside each other, then d that merges them. */
  private final RevisionGraph diamond =
      RevisionGraph.of(
          List.of(
              revision("aaaa", 1),
              revision("bbbb", 2, "aaaa"),
              revision("cccc", 3, "aaaa"),
              revision("dddd", 4, "bbbb", "cccc")));

  private static RevisionPath from(RevisionGraph graph, String... current) {
    return new RevisionPath(graph, List.of(current));
  }

  @Test
  void upToHeadRunsWhatIsPendingOldestFirst() {
    assertThat(ids(from(line, "bbbb").up("head"))).containsExactly("cccc", "dddd");
    assertThat(ids(from(line).up("head"))).containsExactly("aaaa", "bbbb", "cccc", "dddd");
    assertThat(from(line, "dddd").up("head")).isEmpty();
  }

  @Test
  void upToARevisionStopsThere() {
    assertThat(ids(from(line, "aaaa").up("cccc"))).containsExactly("bbbb", "cccc");
    assertThat(from(line, "cccc").up("aaaa")).isEmpty();
  }

  @Test
  void upByStepsCounts() {
    assertThat(ids(from(line, "aaaa").up("+2"))).containsExactly("bbbb", "cccc");
    assertThatThrownBy(() -> from(line, "cccc").up("+2"))
        .hasMessage("there is only 1 revision up from here, not 2");
  }

  @Test
  void downToARevisionKeepsIt() {
    assertThat(ids(from(line, "dddd").down("bbbb"))).containsExactly("dddd", "cccc");
    assertThat(ids(from(line, "bbbb").down("base"))).containsExactly("bbbb", "aaaa");
    assertThat(from(line, "bbbb").down("bbbb")).isEmpty();
  }

  @Test
  void downByStepsCounts() {
    assertThat(ids(from(line, "dddd").down("-2"))).containsExactly("dddd", "cccc");
    assertThatThrownBy(() -> from(line, "aaaa").down("-2"))
        .hasMessage("there is only 1 revision down from here, not 2");
  }

  @Test
  void theWrongDirectionIsSaid() {
    assertThatThrownBy(() -> from(line, "aaaa").up("-1")).hasMessage("-1 leads down, not up");
    assertThatThrownBy(() -> from(line, "aaaa").down("+1")).hasMessage("+1 leads up, not down");
    assertThatThrownBy(() -> from(line, "aaaa").up("base")).isInstanceOf(MigrationException.class);
    assertThatThrownBy(() -> from(line, "aaaa").down("bbbb"))
        .hasMessage("the database does not have revision bbbb (bbbb.java)");
  }

  @Test
  void aDatabaseAtARevisionNobodyHasIsSaid() {
    assertThatThrownBy(() -> from(line, "beef"))
        .isInstanceOf(MigrationException.class)
        .hasMessage("the database is at revision beef, which is not among the migrations");
  }

  @Test
  void aMergeRunsBothBranchesFirst() {
    assertThat(ids(from(diamond, "bbbb").up("dddd"))).containsExactly("cccc", "dddd");
    assertThat(ids(from(diamond, "dddd").down("aaaa"))).containsExactly("dddd", "cccc", "bbbb");
  }

  @Test
  void branchesThatDoNotFollowTheTargetStay() {
    assertThat(ids(from(diamond, "bbbb", "cccc").down("bbbb"))).isEmpty();
    assertThat(ids(from(diamond, "bbbb", "cccc").down("aaaa"))).containsExactly("cccc", "bbbb");
  }

  @Test
  void stepsDoNotGuessBetweenBranches() {
    assertThatThrownBy(() -> from(diamond, "aaaa").up("+1"))
        .hasMessage("there is more than one way up: bbbb (bbbb.java), cccc (cccc.java)");
    assertThatThrownBy(() -> from(diamond, "dddd").down("-2"))
        .hasMessage(
            "there is more than one way down after 1 of 2 steps:"
                + " bbbb (bbbb.java), cccc (cccc.java)");
  }
}
