package dev.autogen.draft;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.mysql.Sql;
import dev.autogen.mysql.Values;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.operation.UpdateRows.Condition;
import dev.autogen.operation.Value;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * An alteration and what gives rows their values. A new column that one value serves has it as its
 * default while it is added, which touches no row, and loses the default then. For any other what
 * need not come before the values comes after them, all in one statement as it was planned: apart,
 * a key could be dropped that the one to replace it would come too late for (1075, 1553).
 */
final class Filling {

  /** How many rows are filled in one transaction: a few milliseconds of locks. */
  private static final int CHUNK = 1000;

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
    List<AddColumn> filled =
        alter.changes().stream()
            .filter(change -> needs.test(change, before))
            .filter(AddColumn.class::isInstance)
            .map(AddColumn.class::cast)
            .filter(add -> value(add.column()).isEmpty())
            .toList();
    boolean renews = filled.stream().anyMatch(this::renews);
    for (TableChange change : alter.changes()) {
      boolean isFilled = needs.test(change, before);
      if (isFilled && change instanceof AddColumn add) {
        // Columns that are added together stay together, in their order.
        add(add, filled.isEmpty() ? second : first);
      } else if (isFilled && change instanceof ModifyColumn modify) {
        modify(modify);
      } else {
        (renews && fills.isEmpty() ? first : second).add(change);
      }
    }
    return statements();
  }

  /** Whether a column is added anew that the same statement drops. */
  private boolean renews(AddColumn add) {
    return alter.changes().stream()
        .anyMatch(
            change ->
                change instanceof DropColumn drop
                    && drop.column().equalsIgnoreCase(add.column().name()));
  }

  private void add(AddColumn add, List<TableChange> place) {
    Optional<Default> value = value(add.column());
    if (value.isPresent()) {
      place.add(new AddColumn(add.column().withDefault(value.get()), add.position()));
      last.add(new SetDefault(add.column().name(), Default.NONE));
      served.add(add.column().name());
    } else {
      place.add(new AddColumn(add.column().withNullable(true), add.position()));
      fills.add(fill(add.column()));
      second.add(new ModifyColumn(add.column()));
    }
  }

  private void modify(ModifyColumn modify) {
    if (takesNoValueYet(modify)) {
      first.add(
          new ModifyColumn(
              modify.column().withNullable(true), modify.position(), modify.valuesMayChange()));
    }
    fills.add(fill(modify.column()));
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

  /**
   * Whether a column takes the value only once it is changed: a computed one, one of another kind.
   * Of the latter only where no key rides along, which might be on the column.
   */
  private boolean takesNoValueYet(ModifyColumn modify) {
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
  private PlannedOperation fill(Column column) {
    List<Assignment> assignments = new ArrayList<>();
    assignments.add(assignment(column));
    for (Column other : before.columns()) {
      if (!other.onUpdate().isEmpty() && !other.name().equalsIgnoreCase(column.name())) {
        assignments.add(new Assignment(other.name(), Value.NULL, Sql.name(other.name())));
      }
    }
    UpdateRows update =
        new UpdateRows(
            before.name(),
            assignments,
            List.of(new Condition.OneOf(column.name(), List.of(Value.NULL))));
    // Without a key to go along, only what cannot be NULL again tells the rows that are done.
    boolean inChunks = before.primaryKey().isPresent() || assignments.get(0).sql().isEmpty();
    return PlannedOperation.fill(
        inChunks ? new UpdateInChunks(update, CHUNK) : update, List.of(column.name()));
  }

  private static Assignment assignment(Column column) {
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
}
