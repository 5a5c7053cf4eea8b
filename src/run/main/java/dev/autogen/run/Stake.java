package dev.autogen.run;

import dev.autogen.error.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run would do that nobody can take back, and that a person is asked about first.
 *
 * @param rows the tables it drops that hold rows, and how many each holds
 * @param emptied the tables it empties that hold rows, likewise
 * @param partitions the partitions whose rows it takes from a table that keeps others, as {@code
 *     p2026 of visit}, likewise
 * @param others the tables that lose rows because others come in their place, or those they refer
 *     to go, and how many each holds
 * @param stamped the ids of the revisions it undoes that were never run on this database but only
 *     noted, newest first
 * @param before where to stamp instead of undoing those; empty where there are none
 */
public record Stake(
    SortedMap<String, Rows> rows,
    SortedMap<String, Rows> emptied,
    SortedMap<String, Rows> partitions,
    SortedMap<String, Rows> others,
    List<String> stamped,
    String before) {

  /** Nothing. */
  public static final Stake NONE =
      new Stake(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of(), "");

  /**
   * How many rows a table holds.
   *
   * @param isMore whether there are more than {@code count}, which were not counted
   */
  public record Rows(long count, boolean isMore) {

    @Override
    public String toString() {
      return (isMore ? "more than " : "")
          + Printable.number(count)
          + (count == 1 && !isMore ? " row" : " rows");
    }
  }

  public Stake {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    emptied = Collections.unmodifiableSortedMap(new TreeMap<>(emptied));
    partitions = Collections.unmodifiableSortedMap(new TreeMap<>(partitions));
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    stamped = List.copyOf(stamped);
  }

  /** Whether there is nothing to ask. */
  public boolean isNone() {
    return !losesRows() && stamped.isEmpty();
  }

  /** Whether rows would go. */
  boolean losesRows() {
    return !rows.isEmpty() || !emptied.isEmpty() || !partitions.isEmpty() || !others.isEmpty();
  }

  /** What is still to be asked where some of it is allowed already. */
  public Stake without(boolean allRows, boolean allStamped) {
    return new Stake(
        allRows ? new TreeMap<>() : rows,
        allRows ? new TreeMap<>() : emptied,
        allRows ? new TreeMap<>() : partitions,
        allRows ? new TreeMap<>() : others,
        allStamped ? List.of() : stamped,
        allStamped ? "" : before);
  }

  /** Such as {@code revision bbbb was only stamped on this database and never run}. */
  static String onlyStamped(List<String> ids) {
    return named(ids) + " " + wereOnlyStamped(ids);
  }

  private static String named(List<String> ids) {
    return (ids.size() == 1 ? "revision " : "revisions ") + String.join(", ", ids);
  }

  private static String wereOnlyStamped(List<String> ids) {
    return (ids.size() == 1 ? "was" : "were") + " only stamped on this database and never run";
  }

  /** What to ask a person, to be answered with yes or no. */
  public String question() {
    String sentence = sentence();
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ". Go on?";
  }

  /** What is at stake, in one clause. */
  public String sentence() {
    List<String> clauses = new ArrayList<>();
    if (!stamped.isEmpty()) {
      clauses.add("it would undo " + named(stamped) + ", which " + wereOnlyStamped(stamped));
    }
    addRows(clauses, "drop", "table", rows);
    addRows(clauses, "empty", "table", emptied);
    addRows(clauses, "empty", "partition", partitions);
    if (!others.isEmpty()) {
      clauses.add("it may delete rows of " + named(others));
    }
    return String.join(", and ", clauses);
  }

  private static void addRows(
      List<String> clauses, String verb, String what, SortedMap<String, Rows> tables) {
    if (!tables.isEmpty()) {
      clauses.add(
          "it would "
              + verb
              + (tables.size() == 1
                  ? " a " + what + " with rows: "
                  : " " + tables.size() + " " + what + "s with rows: ")
              + named(tables));
    }
  }

  private static String named(SortedMap<String, Rows> tables) {
    return String.join(
        ", ",
        tables.entrySet().stream()
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
            .toList());
  }
}
