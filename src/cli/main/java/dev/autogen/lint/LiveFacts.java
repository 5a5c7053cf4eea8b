package dev.autogen.lint;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.work.RowVersions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What only the database tells that a migration will run on, of the tables that it touches.
 *
 * @param nextIds the next AUTO_INCREMENT of a table
 * @param greatestIds the greatest number in the primary key of a table
 * @param generators the next number that a generator's table gives, by its name
 * @param reads how often an index was read since the server was started
 * @param uptime for how many seconds the server has run; 0 where that is not known
 * @param rowVersions how many instant changes tables carry
 * @param oldestTransaction for how many seconds the oldest transaction of somebody else is open
 * @param zeroDates columns that have rows with a zero date
 * @param uses of what the migration drops or renames, by views, triggers, routines and events
 * @param leftOut what could not be asked, and why, a clause each
 */
public record LiveFacts(
    Map<String, Long> nextIds,
    Map<String, Long> greatestIds,
    Map<String, Long> generators,
    Map<Element, Long> reads,
    long uptime,
    RowVersions rowVersions,
    long oldestTransaction,
    Set<Element> zeroDates,
    List<Finding> uses,
    List<String> leftOut) {

  /** Nothing was asked. */
  public static final LiveFacts NONE =
      new LiveFacts(
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          0,
          RowVersions.NONE,
          0,
          Set.of(),
          List.of(),
          List.of());

  public LiveFacts {
    nextIds = Map.copyOf(nextIds);
    greatestIds = Map.copyOf(greatestIds);
    generators = Map.copyOf(generators);
    reads = Map.copyOf(reads);
    zeroDates = Set.copyOf(zeroDates);
    uses = List.copyOf(uses);
    leftOut = List.copyOf(leftOut);
  }
}
