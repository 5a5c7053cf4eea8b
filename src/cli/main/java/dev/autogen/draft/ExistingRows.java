package dev.autogen.draft;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.mysql.Obstacle;
import dev.autogen.mysql.Obstacles;
import dev.autogen.mysql.TableRows;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ColumnChange.SetColumnVisible;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.TableChangeCases;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What rows that are already there mean for a change. A new NOT NULL column without a default would
 * be filled with 0 or an empty text by MySQL unasked, a column that becomes NOT NULL stops at the
 * first NULL: for both the migration says what the rows shall hold. Other changes that rows can
 * stop get a remark that says which rows those are.
 */
public final class ExistingRows {

  /** How a statement is marked that a person must decide about. */
  static final String TODO = "TODO";

  /** Stands above a statement that gives rows their values. */
  public static final String REMARK =
      TODO + ": say what the rows that are already there shall hold; this value is a guess.";

  private ExistingRows() {}

  /** The operations with the statements in between that existing rows need. */
  public static List<PlannedOperation> filled(List<PlannedOperation> operations, Schema before) {
    return filled(operations, before, ExistingRows::needsValue);
  }

  /**
   * The same for operations that bring columns back: only those get a statement that MySQL has no
   * value for, or none but the date zero. What else it fills in is as good as any.
   */
  public static List<PlannedOperation> restored(List<PlannedOperation> operations, Schema before) {
    return filled(
        operations,
        before,
        (change, table) ->
            change instanceof AddColumn add
                && (Obstacles.hasNoValue(add.column())
                    || (needsValue(add.column())
                        && ColumnType.sortOf(add.column().type()) == Sort.TIMESTAMP)));
  }

  private static List<PlannedOperation> filled(
      List<PlannedOperation> operations, Schema before, BiPredicate<TableChange, Table> needs) {
    List<PlannedOperation> result = new ArrayList<>();
    Schema schema = before;
    for (PlannedOperation planned : operations) {
      if (planned.operation() instanceof AlterTable alter) {
        Filling filling = new Filling(alter, schema.existing(alter.table()), operations, needs);
        result.addAll(filling.operations());
      } else {
        result.add(planned);
      }
      schema = planned.operation().applyTo(schema);
    }
    return List.copyOf(result);
  }

  private static boolean needsValue(TableChange change, Table before) {
    return change.match(new NeedsValue(before));
  }

  private record NeedsValue(Table before) implements TableChangeCases<Boolean> {

    @Override
    public Boolean addColumn(AddColumn add) {
      return ExistingRows.needsValue(add.column());
    }

    @Override
    public Boolean dropColumn(DropColumn drop) {
      return false;
    }

    @Override
    public Boolean modifyColumn(ModifyColumn modify) {
      return becomesNotNull(modify, before);
    }

    @Override
    public Boolean renameColumn(RenameColumn rename) {
      return false;
    }

    @Override
    public Boolean setDefault(SetDefault set) {
      return false;
    }

    @Override
    public Boolean setColumnVisible(SetColumnVisible set) {
      return false;
    }

    @Override
    public Boolean addIndex(AddIndex add) {
      return false;
    }

    @Override
    public Boolean dropIndex(DropIndex drop) {
      return false;
    }

    @Override
    public Boolean renameIndex(RenameIndex rename) {
      return false;
    }

    @Override
    public Boolean setIndexVisible(SetIndexVisible set) {
      return false;
    }

    @Override
    public Boolean addForeignKey(AddForeignKey add) {
      return false;
    }

    @Override
    public Boolean dropForeignKey(DropForeignKey drop) {
      return false;
    }

    @Override
    public Boolean addCheck(AddCheck add) {
      return false;
    }

    @Override
    public Boolean dropCheck(DropCheck drop) {
      return false;
    }

    @Override
    public Boolean setCheckEnforced(SetCheckEnforced set) {
      return false;
    }

    @Override
    public Boolean setOption(SetOption set) {
      return false;
    }

    @Override
    public Boolean partition(Partition partition) {
      return false;
    }

    @Override
    public Boolean convertTo(ConvertTo convert) {
      return false;
    }

    @Override
    public Boolean demand(Demand demand) {
      return false;
    }
  }

  private static boolean needsValue(Column column) {
    return !column.nullable()
        && !column.autoIncrement()
        && !column.isGenerated()
        && column.defaultValue() instanceof Default.None;
  }

  private static boolean becomesNotNull(ModifyColumn modify, Table before) {
    return !modify.column().nullable()
        && !modify.column().isGenerated()
        && before.column(modify.column().name()).filter(Column::nullable).isPresent();
  }

  /** Whether {@code operations} give the rows of a column that becomes NOT NULL a value first. */
  public static boolean fills(List<PlannedOperation> operations, String table, Column column) {
    return operations.stream()
        .anyMatch(
            planned ->
                planned.purpose() == PlannedOperation.Purpose.FILL
                    && planned.operation().touchedTables().contains(table)
                    && planned.guessed().contains(column.name()));
  }

  /** Which rows would stop {@code change}, and how to find them; empty where none could. */
  public static List<Obstacle> obstacles(TableChange change, Table before, Schema schema) {
    return new Obstacles(TableRows.of(before), table -> schema.table(table).map(TableRows::of))
        .of(change);
  }
}
