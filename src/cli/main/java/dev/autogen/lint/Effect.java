package dev.autogen.lint;

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
 * What a change, alone in its statement, means to those who use the table meanwhile: what {@link
 * Cost} says, with the copies and the builds during which nobody can write told apart.
 */
enum Effect {
  /** Nothing but the definition is touched. */
  INSTANT,
  /** Something is built beside the rows, which can be read and written. */
  IN_PLACE,
  /** Something is built in place, and nobody can write. */
  SHARED,
  /** Every row is written anew in place, while all can be read and written. */
  REBUILD,
  /** Every row is copied, and nobody can write. */
  COPY;

  /** Since this one a column can be dropped, and added anywhere, at once. */
  private static final int INSTANT_COLUMNS = 80029;

  /**
   * What {@code change} of {@code table} does.
   *
   * @param server the number of its version; 0 where it is not known, which counts as the newest
   * @param unchecked whether the server does not check foreign keys meanwhile
   */
  static Effect of(TableChange change, Table table, int server, boolean unchecked) {
    if (change instanceof AddForeignKey && unchecked) {
      return IN_PLACE;
    }
    if (isCopied(change, table)) {
      return COPY;
    }
    if (isShared(change)) {
      return SHARED;
    }
    return switch (Cost.of(change, table)) {
      case INSTANT -> isRebuiltBefore(change, server) ? rebuilt(table) : INSTANT;
      case IN_PLACE -> IN_PLACE;
      case REBUILD -> rebuilt(table);
    };
  }

  /** InnoDB cannot build a FULLTEXT index anew beside the rows. */
  private static Effect rebuilt(Table table) {
    return table.indexes().stream().anyMatch(index -> index.kind() == Index.Kind.FULLTEXT)
        ? COPY
        : REBUILD;
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
