package dev.autogen.draft;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.mysql.Obstacle;
import dev.autogen.mysql.Obstacles;
import dev.autogen.mysql.Sql;
import dev.autogen.mysql.TableRows;
import dev.autogen.mysql.Values;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange;
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
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.operation.UpdateRows.Condition;
import dev.autogen.operation.Value;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** How many rows are filled in one transaction: a few milliseconds of locks. */
  private static final int CHUNK = 1000;

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

  /**
   * An alteration and what gives rows their values. A new column that one value serves has it as
   * its default while it is added, which touches no row, and loses the default then. For any other
   * what need not come before the values comes after them, all in one statement as it was planned:
   * apart, a key could be dropped that the one to replace it would come too late for (1075, 1553).
   */
  private static final class Filling {

    private final AlterTable alter;
    private final Table before;
    private final List<PlannedOperation> all;
    private final BiPredicate<TableChange, Table> needs;

    private final List<TableChange> first = new ArrayList<>();
    private final List<PlannedOperation> fills = new ArrayList<>();
    private final List<TableChange> second = new ArrayList<>();
    private final List<TableChange> last = new ArrayList<>();

    /** The columns that are added with a default for the rows. */
    private final List<String> served = new ArrayList<>();

    Filling(
        AlterTable alter,
        Table before,
        List<PlannedOperation> all,
        BiPredicate<TableChange, Table> needs) {
      this.alter = alter;
      this.before = before;
      this.all = all;
      this.needs = needs;
    }

    List<PlannedOperation> operations() {
      boolean addsForFilling =
          alter.changes().stream()
              .anyMatch(
                  change ->
                      change instanceof AddColumn add
                          && needs.test(change, before)
                          && value(add.column()).isEmpty());
      boolean renews =
          alter.changes().stream()
              .anyMatch(
                  change ->
                      change instanceof AddColumn add
                          && needs.test(change, before)
                          && value(add.column()).isEmpty()
                          && renews(change, alter));
      for (TableChange change : alter.changes()) {
        boolean isFilled = needs.test(change, before);
        if (isFilled && change instanceof AddColumn add) {
          add(add, addsForFilling ? first : second);
        } else if (isFilled && change instanceof ModifyColumn modify) {
          modify(modify);
        } else {
          (renews && fills.isEmpty() ? first : second).add(change);
        }
      }
      return statements();
    }

    private void add(AddColumn add, List<TableChange> place) {
      Optional<Default> value = value(add.column());
      if (value.isPresent()) {
        place.add(new AddColumn(add.column().withDefault(value.get()), add.position()));
        last.add(new SetDefault(add.column().name(), Default.NONE));
        served.add(add.column().name());
      } else {
        place.add(new AddColumn(add.column().withNullable(true), add.position()));
        fills.add(fill(before, add.column()));
        second.add(new ModifyColumn(add.column()));
      }
    }

    private void modify(ModifyColumn modify) {
      if (takesNoValueYet(modify, alter, before)) {
        first.add(
            new ModifyColumn(
                modify.column().withNullable(true), modify.position(), modify.valuesMayChange()));
      }
      fills.add(fill(before, modify.column()));
      second.add(modify);
    }

    /** What serves all rows; empty where they cannot all have the same, or no default says it. */
    private Optional<Default> value(Column column) {
      return Values.constant(column).filter(value -> !isAloneInAKey(column.name()));
    }

    private boolean isAloneInAKey(String column) {
      return all.stream()
          .map(PlannedOperation::operation)
          .filter(AlterTable.class::isInstance)
          .map(AlterTable.class::cast)
          .filter(other -> other.table().equals(alter.table()))
          .flatMap(other -> other.changes().stream())
          .anyMatch(
              change ->
                  change instanceof AddIndex add
                      && add.index().isUnique()
                      && add.index().columns().size() == 1
                      && add.index().columns().get(0).equalsIgnoreCase(column));
    }

    private List<PlannedOperation> statements() {
      List<PlannedOperation> result = new ArrayList<>();
      for (List<TableChange> changes : List.of(first, second, last)) {
        if (changes == second) {
          result.addAll(fills);
        }
        if (!changes.isEmpty()) {
          result.add(
              new PlannedOperation(
                  new AlterTable(alter.table(), changes),
                  PlannedOperation.Purpose.CHANGE,
                  changes == last ? List.of() : served));
        }
      }
      return result;
    }
  }

  /** Whether a column is added anew that the same statement drops. */
  private static boolean renews(TableChange change, AlterTable alter) {
    return change instanceof AddColumn add
        && alter.changes().stream()
            .anyMatch(
                other ->
                    other instanceof DropColumn drop
                        && drop.column().equalsIgnoreCase(add.column().name()));
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

  /**
   * Whether a column takes the value only once it is changed: a computed one, one of another kind.
   * Of the latter only where no key rides along, which might be on the column.
   */
  private static boolean takesNoValueYet(ModifyColumn modify, AlterTable alter, Table before) {
    boolean isAlone = alter.changes().stream().allMatch(ColumnChange.class::isInstance);
    return before
        .column(modify.column().name())
        .filter(
            old ->
                old.isGenerated()
                    || (isAlone && !plainValue(old).equals(plainValue(modify.column()))))
        .isPresent();
  }

  /** Now is now, however exactly. */
  private static String plainValue(Column column) {
    return Values.neutral(column).replaceFirst("^CURRENT_TIMESTAMP.*", "CURRENT_TIMESTAMP");
  }

  /** What MySQL would note as a change of the row is none. */
  private static PlannedOperation fill(Table table, Column column) {
    List<Assignment> assignments = new ArrayList<>();
    assignments.add(value(column));
    for (Column other : table.columns()) {
      if (!other.onUpdate().isEmpty() && !other.name().equalsIgnoreCase(column.name())) {
        assignments.add(new Assignment(other.name(), Value.NULL, Sql.name(other.name())));
      }
    }
    UpdateRows update =
        new UpdateRows(
            table.name(),
            assignments,
            List.of(new Condition.OneOf(column.name(), List.of(Value.NULL))));
    // Without a key to go along, only what cannot be NULL again tells the rows that are done.
    boolean inChunks = table.primaryKey().isPresent() || assignments.get(0).sql().isEmpty();
    return PlannedOperation.fill(
        inChunks ? new UpdateInChunks(update, CHUNK) : update, List.of(column.name()));
  }

  private static Assignment value(Column column) {
    String name = column.name();
    return Values.constant(column).orElse(Default.NONE) instanceof Default.Literal literal
        ? new Assignment(
            name,
            ColumnType.sortOf(column.type()).isNumber()
                ? Value.of(Integer.valueOf(literal.value()))
                : Value.text(literal.value()),
            "")
        : new Assignment(name, Value.NULL, Values.neutral(column));
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
