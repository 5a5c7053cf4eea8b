package dev.autogen.proof;

import dev.autogen.operation.OptionChange.Demand;
import java.util.List;

/** How MySQL carries out a change of a table, the cheapest first. */
public enum Algorithm {
  /** The definition alone. */
  INSTANT("INSTANT", "", "instant"),
  /** Without writing the rows anew. */
  IN_PLACE("INPLACE", "NONE", "in place, and rows can be written meanwhile"),
  /** Every row is written anew, while the table is written to. */
  REBUILD("INPLACE", "NONE", "rebuilds the table, and rows can be written meanwhile"),
  /** In place, while the table can be read alone. */
  BLOCKING("INPLACE", "SHARED", "in place, and blocks writes"),
  /** Every row is written anew, while the table can be read alone. */
  COPY("COPY", "SHARED", "copies the table, and blocks writes"),
  /** Foreign keys: in place without a look at the rows, and a query for rows without a parent. */
  PROVEN("INPLACE", "NONE", "in place, and rows can be written meanwhile and are looked at then");

  private final String word;
  private final String lock;
  private final String phrase;

  Algorithm(String word, String lock, String phrase) {
    this.word = word;
    this.lock = lock;
    this.phrase = phrase;
  }

  /** MySQL's word for it. */
  public String word() {
    return word;
  }

  /**
   * The lock that is held meanwhile: {@code NONE}, {@code SHARED}; empty where it is but a moment.
   */
  public String lock() {
    return lock;
  }

  /** A clause that says it: {@code copies the table, and blocks writes}. */
  public String phrase() {
    return phrase;
  }

  /** Whether every row is written anew. */
  public boolean writesRows() {
    return this == REBUILD || this == COPY;
  }

  /**
   * What has a server refuse the statement that would need more. Nothing needs more than a copy,
   * and foreign keys are added as here only by who turns their checks off.
   */
  public List<Demand> demands() {
    return switch (this) {
      case INSTANT -> List.of(new Demand(Demand.ALGORITHM, word));
      case IN_PLACE, REBUILD, BLOCKING ->
          List.of(new Demand(Demand.ALGORITHM, word), new Demand(Demand.LOCK, lock));
      case COPY, PROVEN -> List.of();
    };
  }
}
