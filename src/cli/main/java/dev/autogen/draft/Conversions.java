package dev.autogen.draft;

import dev.autogen.diff.TableOrColumn;
import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.UsedColumns;
import dev.autogen.mysql.Sql;
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
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.TableChangeCases;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.operation.Value;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes what MySQL would do wrong or not at all when a column's values mean something to Java that
 * is stored in another way from now on: an enum by number or by name, a boolean as 0 and 1 or as Y
 * and N, a UUID as text or as bytes. The column gets a type that takes both, its values are mapped,
 * then it gets its type; so it keeps its place and its indexes, and every step can be resumed.
 */
public final class Conversions {

  /** Nothing is known. */
  public static final Conversions NONE = new Conversions(StoredForms.NONE, Set.of(), false);

  /** Stands above the statement that maps the values. */
  public static final String REMARK =
      "Maps each stored value to what stands for the same value of Java from now on.";

  /** Where a clause stands whose statement is divided by one that maps values. */
  private enum Place {
    /** In a statement of its own: what maps values uses the new names of columns. */
    BEFORE,
    /** Before the values are mapped, which what goes might not allow. */
    FIRST,
    LAST
  }

  private static final TableChangeCases<Place> PLACES = new Places();

  private final StoredForms forms;

  /** The columns of which only a person can say where in them which values are. */
  private final Set<TableOrColumn> compound;

  /** Whether a value whose constant is no more may be taken for another's. */
  private final boolean isMeant;

  private Conversions(StoredForms forms, Set<TableOrColumn> compound, boolean isMeant) {
    this.forms = forms;
    this.compound = compound;
    this.isMeant = isMeant;
  }

  /**
   * What is known.
   *
   * @param before what columns hold by their names before the change
   * @param after what they hold by their names after it
   * @param operations the change, as planned
   * @param isMeant whether somebody has said yes to a value that is taken for another constant's,
   *     since its own is no more
   */
  public static Conversions of(
      Map<TableOrColumn, String> before,
      Map<TableOrColumn, String> after,
      List<Operation> operations,
      Schema live,
      boolean isMeant) {
    Set<TableOrColumn> compound =
        after.entrySet().stream()
            .filter(e -> StoredForm.isCompound(e.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new Conversions(StoredForms.of(before, after, operations, live), compound, isMeant);
  }

  /** The operations of an upgrade with the values mapped where that is known to be right. */
  public List<PlannedOperation> upward(List<Operation> operations, Schema before) {
    return written(operations, before, false);
  }

  /** The same for those of a downgrade. */
  public List<PlannedOperation> downward(List<Operation> operations, Schema after) {
    return written(operations, after, true);
  }

  private List<PlannedOperation> written(List<Operation> operations, Schema before, boolean down) {
    List<PlannedOperation> result = new ArrayList<>();
    Set<TableOrColumn> mapped = new HashSet<>();
    Schema schema = before;
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      if (operation instanceof AlterTable alter) {
        List<Operation> soFar = operations.subList(0, i + 1);
        // Values that were mapped mean what they will mean, whatever else a column is given.
        Predicate<String> isFirst =
            name ->
                mapped.add(RestatedColumns.origin(new TableOrColumn(alter.table(), name), soFar));
        result.addAll(written(alter, schema.existing(alter.table()), down, isFirst));
      } else {
        result.add(PlannedOperation.change(operation));
      }
      schema = operation.applyTo(schema);
    }
    return List.copyOf(result);
  }

  private List<PlannedOperation> written(
      AlterTable alter, Table before, boolean down, Predicate<String> isFirst) {
    List<TableChange> renames =
        alter.changes().stream().filter(c -> c.match(PLACES) == Place.BEFORE).toList();
    Table renamed =
        renames.isEmpty()
            ? before
            : new AlterTable(alter.table(), renames)
                .applyTo(Schema.of(before.withForeignKeys(List.of())))
                .existing(alter.table());
    List<TableChange> first = new ArrayList<>();
    List<TableChange> last = new ArrayList<>();
    List<Assignment> assignments = new ArrayList<>();
    List<Assignment> seconds = new ArrayList<>();
    for (TableChange change : alter.changes()) {
      Optional<ValueMapping> mapping =
          change instanceof ModifyColumn modify
              ? mapping(alter.table(), modify, renamed, down)
                  .filter(found -> isFirst.test(modify.column().name()))
              : Optional.empty();
      if (mapping.isPresent()) {
        String name = mapping.get().last().column().name();
        assignments.add(new Assignment(name, Value.NULL, mapping.get().sql()));
        mapping.get().second().ifPresent(s -> seconds.add(new Assignment(name, Value.NULL, s)));
        if (mapping.get().second().isPresent()) {
          for (Check check : checksOf(renamed, name, alter)) {
            first.add(new DropCheck(check.name()));
            last.add(new AddCheck(check));
          }
        }
        if (mapping.get().second().isPresent()
            || !isRestated((ModifyColumn) change, alter, renamed)) {
          first.add(mapping.get().first());
          last.add(mapping.get().last());
        }
      } else {
        switch (change.match(PLACES)) {
          case BEFORE -> {}
          case FIRST -> first.add(change);
          case LAST -> last.add(change);
        }
      }
    }
    if (assignments.isEmpty()) {
      return List.of(PlannedOperation.change(alter));
    }
    List<PlannedOperation> result = new ArrayList<>();
    if (!renames.isEmpty()) {
      result.add(PlannedOperation.change(new AlterTable(alter.table(), renames)));
    }
    if (!first.isEmpty()) {
      result.add(PlannedOperation.change(new AlterTable(alter.table(), first)));
    }
    result.add(mapped(assignments, renamed));
    if (!seconds.isEmpty()) {
      result.add(mapped(seconds, renamed));
    }
    if (!last.isEmpty()) {
      result.add(PlannedOperation.change(new AlterTable(alter.table(), last)));
    }
    return result;
  }

  private static PlannedOperation mapped(List<Assignment> assignments, Table table) {
    List<Assignment> all = new ArrayList<>(assignments);
    // What MySQL would note as a change of the row is none.
    for (Column column : table.columns()) {
      if (!column.onUpdate().isEmpty()
          && assignments.stream().noneMatch(a -> a.column().equalsIgnoreCase(column.name()))) {
        all.add(new Assignment(column.name(), Value.NULL, Sql.name(column.name())));
      }
    }
    return PlannedOperation.map(new UpdateRows(table.name(), all, List.of()));
  }

  /** The checks that a value nobody has would break, but for those that go anyway. */
  private static List<Check> checksOf(Table table, String column, AlterTable alter) {
    return table.checks().stream()
        .filter(check -> UsedColumns.mayUse(check.expression(), column))
        .filter(check -> !alter.changes().contains(new DropCheck(check.name())))
        .toList();
  }

  /** Whether a column stays as it is, but for what its values mean and what other clauses say. */
  private static boolean isRestated(ModifyColumn modify, AlterTable alter, Table before) {
    String name = modify.column().name();
    Table table = before;
    for (TableChange change : alter.changes()) {
      boolean isOfColumn =
          (change instanceof SetDefault set && set.column().equalsIgnoreCase(name))
              || (change instanceof SetColumnVisible seen && seen.column().equalsIgnoreCase(name));
      table = isOfColumn ? change.applyTo(table) : table;
    }
    return table.column(name).filter(modify.column()::equals).isPresent();
  }

  private Optional<ValueMapping> mapping(
      String table, ModifyColumn modify, Table before, boolean down) {
    String name = modify.column().name();
    Optional<Column> old = before.column(name);
    Optional<StoredForms.Pair> pair = forms.of(table, name);
    if (old.isEmpty() || pair.isEmpty()) {
      return Optional.empty();
    }
    StoredForms.Pair known = down ? pair.get().reversed() : pair.get();
    return known.isComplete()
        ? ValueMapping.of(
            known.before().get(),
            known.after().get(),
            isMeant && !down ? Map.of() : known.before().get().withoutPlaceIn(known.after().get()),
            modify,
            old.get(),
            isKey(before, name))
        : Optional.empty();
  }

  /** Whether no two rows may have the same value there, which MySQL sees to row by row. */
  private static boolean isKey(Table table, String column) {
    return table.indexes().stream()
        .anyMatch(
            index ->
                index.isUnique() && index.columns().stream().anyMatch(column::equalsIgnoreCase));
  }

  /** What is to be said beside a statement that maps values; empty where all of it is known. */
  public List<String> assumed(UpdateRows update) {
    return update.assignments().stream()
        .flatMap(assignment -> forms.of(update.table(), assignment.column()).stream())
        .filter(pair -> pair.isAssumed() && pair.before().isPresent())
        .map(
            pair ->
                ExistingRows.TODO
                    + ": see that "
                    + meaning(pair.before().get())
                    + ", since nothing records how the values were stored.")
        .distinct()
        .toList();
  }

  private static String meaning(StoredForm form) {
    return form.isUuid()
        ? "the " + (form.isBytes() ? "bytes are those" : "texts are those") + " of UUIDs"
        : form.meaning();
  }

  /**
   * What is to be said where a column holds values of Java in another way from now on, and nobody
   * knows how it held them.
   */
  public Optional<String> unknown(String table, ModifyColumn modify, Table before) {
    Optional<StoredForms.Pair> pair = forms.of(table, modify.column().name());
    Column old = before.column(modify.column().name()).orElse(modify.column());
    if (compound.contains(new TableOrColumn(table, modify.column().name()))
        && old.equals(modify.column())) {
      return Optional.of(
          ExistingRows.TODO
              + ": map the values by a statement of your own; properties of several types share"
              + " the column, or it holds them within others, so that nothing is written for it.");
    }
    if (pair.isEmpty()
        || pair.get().isComplete()
        || ColumnType.sortOf(old.type()) == ColumnType.sortOf(modify.column().type())) {
      return Optional.empty();
    }
    Optional<StoredForm> was = pair.get().before();
    return was.or(pair.get()::after)
        .map(
            known ->
                ExistingRows.TODO
                    + ": map the values, which are those of "
                    + known.noun()
                    + (was.isPresent() ? " so far" : " from now on")
                    + "; how they "
                    + (was.isPresent() ? "will be" : "were")
                    + " stored is not known, so that nothing is written for it.");
  }

  private static final class Places implements TableChangeCases<Place> {

    @Override
    public Place addColumn(AddColumn add) {
      return Place.LAST;
    }

    @Override
    public Place dropColumn(DropColumn drop) {
      return Place.LAST;
    }

    @Override
    public Place modifyColumn(ModifyColumn modify) {
      return Place.LAST;
    }

    @Override
    public Place renameColumn(RenameColumn rename) {
      return Place.BEFORE;
    }

    @Override
    public Place setDefault(SetDefault set) {
      return Place.LAST;
    }

    @Override
    public Place setColumnVisible(SetColumnVisible set) {
      return Place.LAST;
    }

    @Override
    public Place addIndex(AddIndex add) {
      return Place.LAST;
    }

    @Override
    public Place dropIndex(DropIndex drop) {
      return Place.LAST;
    }

    @Override
    public Place renameIndex(RenameIndex rename) {
      return Place.LAST;
    }

    @Override
    public Place setIndexVisible(SetIndexVisible set) {
      return Place.LAST;
    }

    @Override
    public Place addForeignKey(AddForeignKey add) {
      return Place.LAST;
    }

    @Override
    public Place dropForeignKey(DropForeignKey drop) {
      return Place.FIRST;
    }

    @Override
    public Place addCheck(AddCheck add) {
      return Place.LAST;
    }

    @Override
    public Place dropCheck(DropCheck drop) {
      return Place.FIRST;
    }

    @Override
    public Place setCheckEnforced(SetCheckEnforced set) {
      return Place.LAST;
    }

    @Override
    public Place setOption(SetOption set) {
      return Place.LAST;
    }

    @Override
    public Place partition(Partition partition) {
      return Place.LAST;
    }

    @Override
    public Place convertTo(ConvertTo convert) {
      return Place.LAST;
    }

    @Override
    public Place demand(Demand demand) {
      return Place.LAST;
    }
  }
}
