package dev.autogen.work;

import dev.autogen.facts.change.Cost;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.Optional;

/**
 * What a server does to carry out a change of a table.
 *
 * @param reason why it takes no cheaper way, in the server's words; empty where it says none
 * @param isAsked whether the server said so of this very statement; else it is what is known of
 *     such changes
 */
public record Work(Algorithm algorithm, String reason, boolean isAsked) {

  /** As the server said. */
  public static Work asked(Algorithm algorithm, String reason) {
    return new Work(algorithm, reason, true);
  }

  /**
   * As it is known of such changes; empty for what alters no table that is there.
   *
   * @param server the number of its version; 0 where it is not known, which counts as the newest
   */
  public static Optional<Work> known(Operation operation, Schema before, int server) {
    if (!(operation instanceof AlterTable alter) || before.table(alter.table()).isEmpty()) {
      return Optional.empty();
    }
    Dearest dearest = new Dearest(server, Cost.addsKeysOnline(alter));
    try {
      alter.visit(before, dearest::add);
    } catch (IllegalStateException unknown) {
      return Optional.empty();
    }
    Algorithm asWritten = demanded(alter).flatMap(Algorithm::least).orElse(Algorithm.INSTANT);
    Algorithm needed = dearest.ofAll();
    return Optional.of(new Work(asWritten.compareTo(needed) > 0 ? asWritten : needed, "", false));
  }

  /** The algorithm that a statement itself asks for, in MySQL's word; empty for none. */
  public static Optional<String> demanded(AlterTable alter) {
    return alter.changes().stream()
        .filter(Demand.class::isInstance)
        .map(Demand.class::cast)
        .filter(demand -> demand.word().equals(Demand.ALGORITHM))
        .map(demand -> demand.value())
        .findFirst();
  }

  /** The statement without what it says of how it is to be carried out. */
  public static AlterTable undemanding(AlterTable alter) {
    return new AlterTable(
        alter.table(),
        alter.changes().stream().filter(change -> !(change instanceof Demand)).toList());
  }

  /** A clause that says it, and where the rows are written anew why. */
  public String describe() {
    return algorithm.phrase()
        + (algorithm.writesRows() && !reason.isEmpty() ? " (" + reason + ")" : "");
  }

  /** Collects what the clauses of a statement come to. */
  private static final class Dearest {

    private final int server;
    private final boolean unchecked;
    private Algorithm dearest = Algorithm.INSTANT;
    private boolean hasInstantColumn;
    private boolean hasIndex;

    Dearest(int server, boolean unchecked) {
      this.server = server;
      this.unchecked = unchecked;
    }

    void add(TableChange change, Table table) {
      Algorithm one = KnownAlgorithm.of(change, table, server, unchecked);
      hasInstantColumn |=
          one == Algorithm.INSTANT && (change instanceof AddColumn || change instanceof DropColumn);
      hasIndex |= change instanceof AddIndex;
      if (one.compareTo(dearest) > 0) {
        dearest = one;
      }
    }

    /** An instant change beside one in place makes both a rebuild. */
    Algorithm ofAll() {
      return hasInstantColumn && hasIndex && dearest == Algorithm.IN_PLACE
          ? Algorithm.REBUILD
          : dearest;
    }
  }
}
