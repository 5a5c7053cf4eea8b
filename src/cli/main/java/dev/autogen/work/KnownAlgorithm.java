package dev.autogen.work;

import dev.autogen.facts.change.Copies;
import dev.autogen.facts.change.Cost;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.Position;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Default;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;

/**
 * How MySQL carries out a change that is alone in its statement, as it was measured: what {@link
 * Cost} says, with the copies and the builds during which nobody can write told apart.
 */
public final class KnownAlgorithm {

  /** Since this one a column can be dropped, and added anywhere, at once. */
  private static final int INSTANT_COLUMNS = 80029;

  private KnownAlgorithm() {}

  /**
   * That of {@code change} of {@code table}.
   *
   * @param server the number of its version; 0 where it is not known, which counts as the newest
   * @param unchecked whether the server does not check foreign keys meanwhile
   */
  public static Algorithm of(TableChange change, Table table, int server, boolean unchecked) {
    if (change instanceof AddForeignKey && unchecked) {
      return Algorithm.PROVEN;
    }
    if (isCopied(change, table)) {
      return Algorithm.COPY;
    }
    if (isShared(change)) {
      return Algorithm.BLOCKING;
    }
    return switch (Cost.of(change, table)) {
      case INSTANT -> isRebuiltBefore(change, server) ? rebuilt(table) : Algorithm.INSTANT;
      case IN_PLACE -> Algorithm.IN_PLACE;
      case REBUILD -> rebuilt(table);
    };
  }

  /** InnoDB cannot build a FULLTEXT index anew beside the rows. */
  private static Algorithm rebuilt(Table table) {
    return table.indexes().stream().anyMatch(index -> index.kind() == Index.Kind.FULLTEXT)
        ? Algorithm.COPY
        : Algorithm.REBUILD;
  }

  private static boolean isCopied(TableChange change, Table table) {
    if (change instanceof AddColumn add) {
      return add.column().generation().kind() == Generation.Kind.STORED
          || (add.column().defaultValue() instanceof Default.Expression e
              && e.sql().startsWith("("));
    }
    return change instanceof Partition
        || (change instanceof SetOption set
            && set.option().equals(SetOption.ENGINE)
            && !set.value().equalsIgnoreCase(table.options().engine()))
        || Copies.isNeededFor(change, table);
  }

  private static boolean isShared(TableChange change) {
    if (change instanceof AddColumn add) {
      return add.column().autoIncrement();
    }
    return change instanceof AddIndex add
        && (add.index().isFunctional()
            || add.index().kind() == Index.Kind.FULLTEXT
            || add.index().kind() == Index.Kind.SPATIAL);
  }

  private static boolean isRebuiltBefore(TableChange change, int server) {
    if (server == 0 || server >= INSTANT_COLUMNS) {
      return false;
    }
    return change instanceof DropColumn
        || (change instanceof AddColumn add
            && add.column().generation().kind() == Generation.Kind.NONE
            && !(add.position() instanceof Position.Unsaid));
  }
}
