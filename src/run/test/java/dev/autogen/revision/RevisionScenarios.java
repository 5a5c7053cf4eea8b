package dev.autogen.revision;

import static dev.autogen.revision.Revisions.dependent;
import static dev.autogen.revision.Revisions.doing;
import static dev.autogen.revision.Revisions.labelled;
import static dev.autogen.revision.Revisions.revision;

import dev.autogen.migration.Migration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Histories and where they lead. A history is written as its revisions, oldest first: {@code
 * d<b,c#x!e} is d, which follows b and c, begins the branch x and depends on e.
 *
 * <p>The numbers are those of the scenarios Alembic has for its versions, and this is where each of
 * them is tried. {@link RevisionScenariosTest} does those of this file on the graph alone, {@link
 * RevisionScenariosIT} on MySQL.
 *
 * <pre>
 * 115       HistoryIT.askingMakesNoTable, CommandsIT.severalHeadsAreListedAndMustBeNamed
 * 116       theVersionTableFollows, HistoryIT.aBranchIsBegunListedMergedAndRun
 * 117, 134  StepsIT.aVersionThatIsGoneMeanwhileStopsTheRun;
 *           HistoryIT.aDoubledRowOfTheVersionTableIsOne: no error, since nothing is ambiguous
 * 118       the table's name and form are the same everywhere; ServerTroubleIT for its privileges
 * 119, 120  here, CommandsIT.upAndDownBySteps, WrongInputIT.stepsBeyondTheEndsAreRefused
 * 121-123   here, HistoryIT.wrongWaysAreNamed
 * 124       here, HistoryIT.anotherBaseMayDependOnAnotherBranch
 * 125       here, CommandsIT.stampNotesWithoutRunning
 * 126       here, RevisionGraphTest.theBeginningOfAnIdIsEnough, WrongInputIT
 * 127, 128  faultsAreOneLineThatNamesTheFiles, idsThatArePartsOfEachOtherDoNotMatter,
 *           longHistoriesAreNoWork, HistoryIT.faultsOfTheFilesAreOneLineForEveryCommand
 * 129       WrongInputIT.aDatabaseThatIsBehindIsNotComparedWith, HistoryIT.wrongWaysAreNamed
 * 130       HistoryIT.onlyAHeadIsFollowedUnlessSpliced, anotherBaseMayDependOnAnotherBranch
 * 131       CommandsIT.theMainJobFromEntityToDatabaseAndBack, factsAsJson
 * 132       HistoryIT.historyByRangeAndWithWhereTheDatabaseIs, askingMakesNoTable
 * 133       here, WrongInputIT.aDatabaseAtARevisionNobodyHasIsLeftAlone
 * 135       HistoryIT.historyByRangeAndWithWhereTheDatabaseIs, theVersionTableIsMadeAndNothingElse
 * 136       MigrationNameTest, WrongInputIT.anyOtherMessageGivesAFileThatCompilesAndKeepsItsWords;
 *           HistoryIT.aFolderBelowIsReadAndWrittenTo; times are UTC, so there is nothing to set
 * 137       HistoryIT.whatCannotBeAnIdOrALabelIsRefused, severalFoldersMakeOneHistory,
 *           aTemplateThatCannotBeUsedIsNamed
 * 138       HistoryIT.severalFoldersMakeOneHistory, aTemplateThatCannotBeUsedIsNamed
 * 139       HistoryIT.filesThatAreNoSourcesAreNotLoaded, MigrationLoaderTest
 * 140       HooksIT.commandsAreRunOnTheFileThatWasWritten, aPathWithBlanksStaysOneWord,
 *           aCommandThatFailsOrIsMissingIsAnError
 * 141       ValuesTest, OpaqueOperationsTest, OperationsPageIT (up, down and as a script),
 *           RowAccessIT.rowsInBulkComeBackAsTheyWereGiven
 * 142       InitTest.nothingIsOverwritten, anEmptyFolderIsNotInTheWay
 * </pre>
 */
final class RevisionScenarios {

  /** A history, the heads a database is at, a target, and what is run or why nothing is. */
  static final String UPGRADES =
      """
      # 119, 120: a line of history; absolute, partial and relative; what is applied already
      line    |                | head         | a111 b111 c111 d111
      line    | b111           | head         | c111 d111
      line    | b111           | heads        | c111 d111
      line    | b111           | c111         | c111
      line    | b111           | c11          | can't locate revision identified by 'c11'
      line    | d111           | b111         |
      line    | d111           | head         |
      line    | b111           | +1           | c111
      line    | b111           | +0           |
      line    | b111           | +3           | there are only 2 revisions up from here, not 3
      line    |                | a111+2       | a111 b111 c111
      line    |                | d111-1       | a111 b111 c111
      line    |                | head-2       | a111 b111
      line    |                | base+2       | a111 b111
      line    | a111           | current+1    | b111
      line    |                | d111-9       | there are only 4 revisions down from d111, not 9
      line    | b111           | -1           | -1 leads down, not up
      line    | b111           | base         | base is the state before the first revision, so nothing leads up to it
      line    | b111           | b111@head    | c111 d111
      line    |                | a b          | 'a b' names no revision
      line    |                | @head        | '@head' names no revision
      # 121, 126: branches; what is ambiguous, unknown or of another branch is an error
      fork    |                | head         | multiple heads are present: b222 (b222.java), c222 (c222.java)
      fork    |                | heads        | a111 b111 b222 c111 c222
      fork    | b222           | heads        | c111 c222
      fork    | a111           | shop@head    | c111 c222
      fork    | a111           | b111@head    | b111 b222
      fork    | a111           | shop@+1      | c111
      fork    | b111           | shop@+1      | c111
      fork    | b111           | shop@+2      | c111 c222
      fork    | b111           | shop@+3      | there are only 2 revisions up from here, not 3
      fork    | a111           | +1           | there is more than one way up: b111 (b111.java), c111 (c111.java)
      fork    | b111 c111      | +1           | there is more than one way up: b222 (b222.java), c222 (c222.java)
      fork    | b222 c111      | +1           | c222
      fork    |                | +2           | there is more than one way up after 1 of 2 steps: b111 (b111.java), c111 (c111.java)
      fork    | a111           | shop@b222    | revision b222 (b222.java) is not in branch shop
      fork    | a111           | shop         | c111
      fork    | a111           | shop+1       | c111 c222
      fork    | a111           | shops@head   | can't locate revision identified by 'shops'
      # 123: merges, merges of merges, of three, and two of the same branches
      diamond | b111           | head         | c111 d111
      diamond | b111 c111      | +1           | d111
      weave   |                | head         | a111 b111 c111 d111 e111 f111 g111
      weave   | e111           | g111         | f111 g111
      weave   | b111           | f111         | c111 d111 f111
      weave   | d111           | g111-1       | there is more than one way down: e111 (e111.java), f111 (f111.java)
      triple  | b111           | head         | c111 d111 m111
      twins   | a111           | d111         | b111 c111 d111
      twins   | d111           | e111         | e111
      twins   |                | heads        | a111 b111 c111 d111 e111
      # 124: what it depends on comes with it
      needs   |                | shop@head    | a111 b111 x111 x222 x333
      needs   |                | x222         | a111 b111 x111 x222
      needs   | x111           | shop@+1      | a111 b111 x222
      needs   | c111           | shop@head    | x111 x222 x333
      needs   |                | c111         | a111 b111 c111
      needs   |                | +1           | there is more than one way up: a111 (a111.java), x111 (x111.java)
      needs   | x111           | heads        | a111 b111 c111 x222 x333
      twice   |                | head         | a111 b111 c111
      """;

  static final String DOWNGRADES =
      """
      # 119, 120: a line of history
      line    | d111           | -1           | d111
      line    | d111           | -4           | d111 c111 b111 a111
      line    | d111           | -5           | there are only 4 revisions down from here, not 5
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
      # 121: one branch goes and the other stays
      fork    | b222 c222      | -1           | there is more than one way down: b222 (b222.java), c222 (c222.java)
      fork    | b222 c222      | shop@-1      | c222
      fork    | b222 c222      | shop@-2      | c222 c111
      fork    | b222 c222      | shop@-3      | there are only 2 revisions down from here, not 3
      fork    | b222 c222      | shop@base    | c222 c111
      fork    | b222 c222      | a111         | c222 c111 b222 b111
      fork    | b222 c222      | shop@a111    | revision a111 (a111.java) is not in branch shop
      fork    | b222 c222      | b111@a111    | b222 b111
      fork    | b222 c222      | b111         | b222
      fork    | b222 c222      | c111         | c222
      fork    | b222           | c111         | the database does not have revision c111 (c111.java)
      fork    | b222 c222      | base         | c222 c111 b222 b111 a111
      # 122, 123: past a point where branches begin, and past a merge
      diamond | d111           | -1           | d111
      diamond | d111           | -2           | there is more than one way down after 1 of 2 steps: b111 (b111.java), c111 (c111.java)
      diamond | d111           | b111         | d111
      diamond | d111           | a111         | d111 c111 b111
      diamond | d111           | base         | d111 c111 b111 a111
      weave   | g111           | d111         | g111 f111 e111
      weave   | g111           | b111         | g111 f111 e111 d111
      weave   | g111           | e111         | g111
      twins   | d111 e111      | b111         | e111 d111
      twins   | d111 e111      | d111         |
      # 124: what depends on it goes with it, what it depends on stays
      needs   | c111 x333      | b111         | c111
      needs   | c111 x333      | a111         | x333 x222 c111 b111
      needs   | c111 x333      | x111         | x333 x222
      needs   | c111 x333      | shop@-2      | x333 x222
      needs   | c111 x333      | shop@base    | x333 x222 x111
      needs   | x333           | shop@base    | x333 x222 x111
      needs   | x333           | base         | x333 x222 x111 b111 a111
      twice   | c111           | b111         | c111
      """;

  /** A history, the heads a database is at, what it is stamped with, and the heads after. */
  static final String STAMPS =
      """
      # 125, 133: down to where branches begin, up over a merge, of one branch, already there
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
      # 128: revisions of which one leads to the other
      line    |                | a111 c111      | a111 (a111.java) and c111 (c111.java) are of one line
      line    |                | c111 a111      | c111 (c111.java) and a111 (a111.java) are of one line
      diamond |                | b111 d111      | b111 (b111.java) and d111 (d111.java) are of one line
      line    |                | c111 c111      | c111
      """;

  private static final String LINE = "a111 b111<a111 c111<b111 d111<c111";
  private static final String DIAMOND = "a111 b111<a111 c111<a111 d111<b111,c111";

  /** Two branches from one point, the second labelled, with two revisions each. */
  private static final String FORK = "a111 b111<a111 b222<b111 c111<a111#shop c222<c111";

  /** Two bases; the second needs the middle of the first. */
  private static final String NEEDS = "a111 b111<a111 c111<b111 x111#shop x222<x111!b111 x333<x222";

  /** Branches merged, branched and merged again. */
  private static final String WEAVE =
      "a111 b111<a111 c111<a111 d111<b111,c111 e111<d111 f111<d111 g111<e111,f111";

  /** Two merges of the same branches. */
  private static final String TWINS = "a111 b111<a111 c111<a111 d111<b111,c111 e111<b111,c111";

  /** A revision that depends on what it follows anyway. */
  private static final String TWICE = "a111 b111<a111 c111<b111!a111";

  private static final String TRIPLE = "a111 b111<a111 c111<a111 d111<a111 m111<b111,c111,d111";

  /** The graph of a history, which is named or written out; a revision does {@code body}. */
  static RevisionGraph graph(String name, Function<String, Migration> body) {
    String text =
        switch (name) {
          case "line" -> LINE;
          case "diamond" -> DIAMOND;
          case "fork" -> FORK;
          case "needs" -> NEEDS;
          case "weave" -> WEAVE;
          case "triple" -> TRIPLE;
          case "twins" -> TWINS;
          case "twice" -> TWICE;
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
      script = dependent(script, Arrays.copyOfRange(needs, 1, needs.length));
      scripts.add(doing(script, body.apply(script.id())));
    }
    return RevisionGraph.of(scripts);
  }

  /** The words of a text; none where there is no text. */
  static List<String> words(String text) {
    return Stream.of((text == null ? "" : text).split(" ", -1)).filter(w -> !w.isEmpty()).toList();
  }

  static RevisionGraph graph(String name) {
    return graph(name, id -> Revisions.NOTHING);
  }

  private RevisionScenarios() {}
}
