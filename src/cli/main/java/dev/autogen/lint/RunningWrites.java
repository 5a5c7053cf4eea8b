package dev.autogen.lint;

import dev.autogen.facts.TypeFit;
import dev.autogen.finding.Element;
import dev.autogen.mysql.Values;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Optional;

/** C4 to C8: what an instance that still runs the version before writes, and is refused now. */
final class RunningWrites implements Check {

  private static final String OLD = RunningCode.OLD;

  @Override
  public void look(Subject subject, Found found) {
    for (Step step : subject.steps()) {
      constraint(subject, step, found);
      shortened(step, found);
      shrunkKey(subject, step, found);
      column(subject, step, found);
    }
  }

  /** What becomes of one column by the whole migration, told where it was last changed. */
  private static void column(Subject subject, Step step, Found found) {
    Optional<Table> table = step.oldTable();
    String column = defined(step);
    if (table.isEmpty() || column.isEmpty() || !isLast(subject, step, column)) {
      return;
    }
    String name = table.get().name();
    Optional<Column> now = subject.after().table(name).flatMap(t -> t.column(column));
    if (now.isEmpty() || now.get().isGenerated()) {
      return;
    }
    Optional<Column> was = subject.was(name, column);
    Element element = Element.column(name, now.get().name());
    String label = name + "." + now.get().name();
    if (RunningCode.isWithoutValue(now.get())
        && was.filter(RunningCode::isWithoutValue).isEmpty()) {
      boolean isFilled = was.isPresent() && was.get().nullable();
      if (!isFilled) {
        Column kept = now.get().withDefault(kept(step, now.get(), was));
        Found.One one =
            found
                .of(
                    Code.C4,
                    step,
                    element,
                    OLD
                        + "do not name column "
                        + label
                        + " when they insert, which fails with error 1364 because it is NOT NULL"
                        + " and has no default")
                .remedy(
                    "keep a default, or let it take NULL, until no instance of the version before"
                        + " runs");
        if (was.isPresent()) {
          one.instead(List.of(new AlterTable(name, new ModifyColumn(kept))));
        } else if (step.change().orElseThrow() instanceof AddColumn add) {
          one.instead(List.of(new AlterTable(name, new AddColumn(kept, add.position()))));
        } else {
          one.later("take the default of column " + label + " away");
        }
        one.add();
      }
    }
    if (was.isPresent() && was.get().nullable() && !now.get().nullable()) {
      boolean hasDefault = !(now.get().defaultValue() instanceof Default.None);
      found
          .of(
              Code.C5,
              step,
              element,
              OLD
                  + "may write NULL into column "
                  + label
                  + ", which fails with error 1048 from now on"
                  + (hasDefault ? "" : ", and may leave it out, which fails with error 1364"))
          .remedy(
              "let the new version write no NULL first, and make it NOT NULL in a migration after"
                  + " the version before is gone everywhere")
          .later("make column " + label + " NOT NULL")
          .add();
    }
    if (was.isPresent()
        && !now.get().defaultValue().equals(was.get().defaultValue())
        && !(now.get().defaultValue() instanceof Default.None)
        && !(was.get().defaultValue() instanceof Default.None)) {
      found
          .of(
              Code.C7,
              step,
              element,
              "rows that are inserted without a value for column "
                  + label
                  + ", by the version before as by the new one, hold another default from now on")
          .remedy("have the code name the value it means")
          .add();
    }
  }

  /** The default it had, or else one as good as any. */
  private static Default kept(Step step, Column now, Optional<Column> was) {
    return was.or(() -> step.table().flatMap(table -> table.column(now.name())))
        .map(Column::defaultValue)
        .filter(value -> !(value instanceof Default.None))
        .orElseGet(() -> neutral(now));
  }

  private static Default neutral(Column column) {
    String sql = Values.neutral(column);
    if (sql.startsWith("'") && sql.endsWith("'") && sql.length() > 1) {
      return Default.literal(sql.substring(1, sql.length() - 1).replace("''", "'"));
    }
    return sql.matches("\\d+") && !column.type().startsWith("bit")
        ? Default.literal(sql)
        : Default.expression(
            sql.startsWith("CURRENT_TIMESTAMP") ? sql : sql.equals("0") ? "b'0'" : "(" + sql + ")");
  }

  /** The column whose definition a clause gives; empty for others. */
  private static String defined(Step step) {
    TableChange change = step.change().orElse(null);
    if (change instanceof AddColumn add) {
      return add.column().name();
    } else if (change instanceof ModifyColumn modify) {
      return modify.column().name();
    }
    return change instanceof SetDefault set ? set.column() : "";
  }

  private static boolean isLast(Subject subject, Step step, String column) {
    List<Step> steps = subject.steps();
    return steps.subList(steps.indexOf(step) + 1, steps.size()).stream()
        .noneMatch(
            later ->
                defined(later).equalsIgnoreCase(column)
                    && later.operation().definedTables().equals(step.operation().definedTables()));
  }

  private static void constraint(Subject subject, Step step, Found found) {
    Optional<Table> table = step.oldTable();
    if (table.isEmpty()) {
      return;
    }
    String name = table.get().name();
    Optional<Table> was = subject.was(name);
    step.change(AddIndex.class)
        .map(AddIndex::index)
        .filter(index -> index.kind() == Index.Kind.UNIQUE)
        .filter(index -> was.stream().noneMatch(t -> isKept(t, index)))
        .filter(index -> hasOldColumns(step, name, index.columns()))
        .ifPresent(
            index ->
                constrained(
                    found,
                    step,
                    Element.index(name, index.name()),
                    "may write values that unique index "
                        + index.name()
                        + " of "
                        + name
                        + " has already, which fails with error 1062",
                    "unique index " + index.name()));
    step.change(AddForeignKey.class)
        .map(AddForeignKey::foreignKey)
        .filter(
            key -> was.stream().flatMap(t -> t.foreignKeys().stream()).noneMatch(key::sameShape))
        .filter(key -> hasOldColumns(step, name, key.columns()))
        .ifPresent(
            key ->
                constrained(
                    found,
                    step,
                    Element.foreignKey(name, key.name()),
                    "may write rows into "
                        + name
                        + " that lead to no row of "
                        + key.referencedTable()
                        + ", which fails with error 1452, and delete rows there that are led to,"
                        + " which fails with error 1451",
                    "foreign key " + key.name()));
    Optional<String> check =
        step.change(AddCheck.class)
            .filter(add -> add.check().enforced())
            .map(add -> add.check().name())
            .or(
                () ->
                    step.change(SetCheckEnforced.class)
                        .filter(SetCheckEnforced::enforced)
                        .map(SetCheckEnforced::check));
    check
        .filter(
            known ->
                was.flatMap(t -> t.check(known)).filter(c -> c.enforced()).isEmpty()
                    || step.change(AddCheck.class).isPresent())
        .ifPresent(
            known ->
                constrained(
                    found,
                    step,
                    Element.check(name, known),
                    "may write rows into "
                        + name
                        + " that CHECK constraint "
                        + known
                        + " refuses with error 3819",
                    "CHECK constraint " + known));
  }

  private static boolean isKept(Table table, Index index) {
    return table.indexes().stream()
        .anyMatch(old -> old.isUnique() && old.columns().equals(index.columns()));
  }

  /** One on new columns alone is met by no statement of old. */
  private static boolean hasOldColumns(Step step, String table, List<String> columns) {
    return columns.stream().allMatch(c -> c.isEmpty() || step.names().column(table, c).isPresent());
  }

  private static void constrained(
      Found found, Step step, Element element, String what, String constraint) {
    found
        .of(Code.C6, step, element, OLD + what)
        .remedy(
            "see that no version writes such rows first, and add it in a migration of its own after"
                + " that")
        .later("add " + constraint)
        .add();
  }

  private static void shortened(Step step, Found found) {
    Optional<Table> table = step.oldTable();
    Optional<Column> now = step.change(ModifyColumn.class).map(ModifyColumn::column);
    Optional<Column> old = now.flatMap(c -> table.flatMap(t -> t.column(c.name())));
    if (old.isEmpty() || old.get().isGenerated() || now.orElseThrow().isGenerated()) {
      return;
    }
    Column column = now.get();
    String name = table.orElseThrow().name();
    if (step.names().column(name, column.name()).isEmpty()) {
      return;
    }
    TypeFit fit =
        TypeFit.of(
            old.get(), column, table.get().collationOf(old.get()), table.get().collationOf(column));
    if (fit instanceof TypeFit.Stops) {
      found
          .of(
              Code.C6,
              step,
              Element.column(name, column.name()),
              OLD
                  + "may write values into column "
                  + name
                  + "."
                  + column.name()
                  + " that "
                  + column.type()
                  + " does not take, which fails with error 1264, 1265 or 1406")
          .remedy(
              "see that no version writes such values first, and change the type in a migration"
                  + " after that")
          .later("change column " + name + "." + column.name() + " to " + column.type())
          .add();
    }
  }

  private static void shrunkKey(Subject subject, Step step, Found found) {
    Optional<Table> table = step.oldTable();
    Optional<Index> key =
        step.change(AddIndex.class)
            .map(AddIndex::index)
            .filter(index -> index.kind() == Index.Kind.PRIMARY);
    if (table.isEmpty() || key.isEmpty()) {
      return;
    }
    List<String> old =
        subject
            .was(table.get().name())
            .flatMap(Table::primaryKey)
            .map(Index::columns)
            .orElse(List.of());
    List<String> now = key.get().columns();
    if (now.size() < old.size() && old.containsAll(now)) {
      found
          .of(
              Code.C8,
              step,
              Element.index(table.get().name(), Index.PRIMARY),
              OLD
                  + "write rows into "
                  + table.get().name()
                  + " that differ in "
                  + String.join(", ", old.stream().filter(c -> !now.contains(c)).toList())
                  + " alone, which the shorter primary key refuses with error 1062")
          .remedy("make the key shorter in a migration of its own, after that version is gone")
          .later("make the primary key of " + table.get().name() + " shorter")
          .add();
    }
  }
}
