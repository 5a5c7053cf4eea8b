package dev.autogen.diff;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;

/**
 * Which of two changes of one table comes first, and whether they may share a statement. Each names
 * the error MySQL gives otherwise. Since a downgrade is the same in reverse, what MySQL wants on
 * the way back is a rule too.
 */
enum Rule {
  /** What is computed from a column goes before it, even in one statement (3108, 3755, 3766). */
  USER_GOES_BEFORE_COLUMN(true) {
    @Override
    boolean orders(TableChange earlier, TableChange later, Table before) {
      return later instanceof DropColumn drop && takesUseAway(earlier, drop.column(), before);
    }
  },

  /** A column comes before what is computed from it: the way back of the rule above. */
  COLUMN_COMES_BEFORE_USER(true) {
    @Override
    boolean orders(TableChange earlier, TableChange later, Table before) {
      if (!(earlier instanceof AddColumn add)) {
        return false;
      }
      String column = add.column().name();
      return (later instanceof AddColumn other && isComputed(other.column(), column))
          || (later instanceof ModifyColumn modify && isComputed(modify.column(), column))
          || (later instanceof AddIndex index && Uses.in(index.index(), column));
    }
  },

  /** A column comes before the keys and checks on it (1072, 3820). */
  COLUMN_COMES_BEFORE_KEY(false) {
    @Override
    boolean orders(TableChange earlier, TableChange later, Table before) {
      if (!(earlier instanceof AddColumn add)) {
        return false;
      }
      String column = add.column().name();
      return (later instanceof AddIndex index && has(index.index(), column))
          || (later instanceof AddCheck check && Uses.of(check.check().expression(), column))
          || (later instanceof AddForeignKey key
              && key.foreignKey().columns().stream().anyMatch(column::equalsIgnoreCase));
    }
  },

  /** A name is free before another column takes it (1060). */
  COLUMN_GOES_BEFORE_ITS_SUCCESSOR(false) {
    @Override
    boolean orders(TableChange earlier, TableChange later, Table before) {
      return earlier instanceof DropColumn drop
          && later instanceof AddColumn add
          && drop.column().equalsIgnoreCase(add.column().name());
    }
  },

  /** An index goes before its column has a type that it cannot be on (1170, 1283). */
  INDEX_GOES_BEFORE_COLUMN_CHANGES(false) {
    @Override
    boolean orders(TableChange earlier, TableChange later, Table before) {
      return earlier instanceof DropIndex drop
          && later instanceof ModifyColumn modify
          && before.index(drop.index()).filter(i -> has(i, modify.column().name())).isPresent();
    }
  },

  /** A spatial index goes before its column has another SRID (3644). */
  SPATIAL_INDEX_GOES_BEFORE_SRID_CHANGES(true) {
    @Override
    boolean orders(TableChange earlier, TableChange later, Table before) {
      return earlier instanceof DropIndex drop
          && later instanceof ModifyColumn modify
          && AlterTable.bindsSrid(drop, modify, before);
    }
  },

  /** A column has its new type before an index that needs it comes (1170, 1283). */
  COLUMN_CHANGES_BEFORE_INDEX_COMES(false) {
    @Override
    boolean orders(TableChange earlier, TableChange later, Table before) {
      return earlier instanceof ModifyColumn modify
          && later instanceof AddIndex add
          && has(add.index(), modify.column().name());
    }
  },

  /** MODIFY does not find a new name in the statement that gives it (1054). */
  COLUMN_IS_RENAMED_BEFORE_IT_CHANGES(true) {
    @Override
    boolean orders(TableChange earlier, TableChange later, Table before) {
      return earlier instanceof RenameColumn rename
          && later instanceof ModifyColumn modify
          && rename.to().equalsIgnoreCase(modify.column().name());
    }
  },

  /**
   * InnoDB builds one full-text index at a time (1795), and one dropped and added in the same
   * statement keeps the parser it had.
   */
  FULL_TEXT_INDEXES_CHANGE_ONE_BY_ONE(true) {
    @Override
    boolean orders(TableChange earlier, TableChange later, Table before) {
      return isFullText(earlier, before) && isFullText(later, before);
    }
  };

  /** Whether the later change needs a statement after that of the earlier one. */
  final boolean apart;

  Rule(boolean apart) {
    this.apart = apart;
  }

  /**
   * Whether this rule puts {@code earlier} before {@code later}. Where it says so both ways round,
   * the order they are given in decides.
   *
   * @param before the table as it is before both
   */
  abstract boolean orders(TableChange earlier, TableChange later, Table before);

  private static boolean isFullText(TableChange change, Table before) {
    return change instanceof AddIndex add
        ? add.index().kind() == Index.Kind.FULLTEXT
        : change instanceof DropIndex drop
            && before
                .index(drop.index())
                .filter(index -> index.kind() == Index.Kind.FULLTEXT)
                .isPresent();
  }

  /** Whether {@code change} takes away something that is computed from a column now. */
  private static boolean takesUseAway(TableChange change, String column, Table before) {
    if (change instanceof DropColumn drop) {
      return isComputedNow(drop.column(), column, before);
    }
    if (change instanceof ModifyColumn modify) {
      return isComputedNow(modify.column().name(), column, before);
    }
    return change instanceof DropIndex drop
        && before.index(drop.index()).filter(index -> Uses.in(index, column)).isPresent();
  }

  private static boolean isComputedNow(String user, String column, Table before) {
    return before.column(user).filter(c -> isComputed(c, column)).isPresent();
  }

  private static boolean isComputed(Column user, String column) {
    return !user.name().equalsIgnoreCase(column) && Uses.in(user, column);
  }

  private static boolean has(Index index, String column) {
    return index.columns().stream().anyMatch(column::equalsIgnoreCase);
  }
}
