package dev.autogen.work;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.TableChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How MySQL carries out a change of a table, the cheapest first. */
public enum Algorithm {
  /** The definition alone. */
  INSTANT("INSTANT", "", "instant"),
  /** Without writing the rows anew. */
  IN_PLACE("INPLACE", "NONE", "in place, and rows can be written meanwhile"),
  /** Foreign keys: in place without a look at the rows, and a query for rows without a parent. */
  PROVEN("INPLACE", "NONE", "in place, and rows can be written meanwhile and are looked at then"),
  /** Every row is written anew, while the table is written to. */
  REBUILD("INPLACE", "NONE", "rebuilds the table, and rows can be written meanwhile"),
  /** In place, while the table can be read alone. */
  BLOCKING("INPLACE", "SHARED", "in place, and blocks writes"),
  /** Every row is written anew, while the table can be read alone. */
  COPY("COPY", "SHARED", "copies the table, and blocks writes");

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

  /** The one that MySQL's word in a statement leaves at least; empty for no such word. */
  public static Optional<Algorithm> least(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /** Whether every row is written anew. */
  public boolean writesRows() {
    return this == REBUILD || this == COPY;
  }

  /**
   * The alteration as a server carries it out in this way alone, and refuses it where it would need
   * more. Nothing needs more than a copy, and foreign keys are added as here only by who turns
   * their checks off.
   */
  public AlterTable demandedBy(AlterTable alter) {
    List<TableChange> changes = new ArrayList<>(alter.changes());
    changes.addAll(
        switch (this) {
          case INSTANT -> List.of(new Demand(Demand.ALGORITHM, word));
          case IN_PLACE, REBUILD, BLOCKING ->
              List.of(new Demand(Demand.ALGORITHM, word), new Demand(Demand.LOCK, lock));
          case COPY, PROVEN -> List.of();
        });
    return new AlterTable(alter.table(), changes);
  }
}
