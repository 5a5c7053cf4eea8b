package dev.autogen.lint;

import dev.autogen.finding.Element;
import dev.autogen.mysql.Sql;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.CreateOrReplace;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.StoredObject;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.operation.Value;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Optional;

/** C1 to C3: what an instance that still runs the version before names, and is there no more. */
final class RunningCode implements Check {

  static final String OLD = "instances that still run the version before ";
  private static final int CHUNK = 1000;

  @Override
  public void look(Subject subject, Found found) {
    for (Step step : subject.steps()) {
      renamedColumn(step, found);
      renamedTable(subject, step, found);
      dropped(step, found);
    }
  }

  private static void renamedColumn(Step step, Found found) {
    Optional<RenameColumn> rename = step.change(RenameColumn.class);
    Optional<Table> table = step.oldTable();
    if (rename.isEmpty() || table.isEmpty()) {
      return;
    }
    String from = rename.get().from();
    String to = rename.get().to();
    String name = table.get().name();
    Optional<Column> column = table.get().column(from);
    if (step.names().column(name, from).isEmpty() || column.isEmpty()) {
      return;
    }
    Column copy = column.get().withName(to).withNullable(true).withAutoIncrement(false);
    found
        .of(
            Code.C1,
            step,
            Element.column(name, from),
            OLD
                + "name column "
                + name
                + "."
                + from
                + " in their statements, each of which fails with error 1054 from the moment it is"
                + " called "
                + to)
        .remedy(
            "add "
                + to
                + " beside it, let the new version write both, and drop "
                + from
                + " in a later migration, once no instance of the version before runs")
        .instead(
            copy.isGenerated()
                ? List.of(new AlterTable(name, new AddColumn(copy)))
                : List.of(
                    new AlterTable(name, new AddColumn(copy.withDefault(copiedDefault(copy)))),
                    new UpdateInChunks(
                        new UpdateRows(
                            name,
                            List.of(new Assignment(to, Value.NULL, Sql.name(from))),
                            List.of()),
                        CHUNK)))
        .add();
  }

  /** A default that is an expression would be worked out for each row, to be overwritten. */
  private static Default copiedDefault(Column column) {
    return column.defaultValue() instanceof Default.Expression e && e.sql().startsWith("(")
        ? Default.NONE
        : column.defaultValue();
  }

  private static void renamedTable(Subject subject, Step step, Found found) {
    Optional<RenameTable> rename = step.operation(RenameTable.class);
    if (rename.isEmpty() || step.names().table(rename.get().from()).isEmpty()) {
      return;
    }
    String from = rename.get().from();
    boolean isViewed =
        subject.steps().stream()
            .map(Step::operation)
            .anyMatch(
                operation ->
                    operation instanceof CreateOrReplace made
                        && made.object().kind() == StoredObject.Kind.VIEW
                        && made.object().name().equals(from));
    if (isViewed || subject.names().tableNow(from).filter(from::equals).isPresent()) {
      return;
    }
    found
        .of(
            Code.C2,
            step,
            Element.table(from),
            OLD
                + "name table "
                + from
                + " in their statements, each of which fails with error 1146 from the moment it is"
                + " called "
                + rename.get().to())
        .remedy("leave a view of the old name behind, which can be written to, and drop it later")
        .instead(
            List.of(
                rename.get(),
                new CreateOrReplace(
                    new StoredObject(
                        StoredObject.Kind.VIEW,
                        from,
                        "select * from " + Sql.name(rename.get().to())))))
        .add();
  }

  private static void dropped(Step step, Found found) {
    Optional<String> table =
        step.operation(DropTable.class)
            .map(DropTable::table)
            .or(() -> step.operation(DropTableIfExists.class).map(DropTableIfExists::table))
            .filter(name -> step.names().table(name).isPresent());
    if (table.isPresent()) {
      found
          .of(
              Code.C3,
              step,
              Element.table(table.get()),
              OLD
                  + "may still read and write table "
                  + table.get()
                  + ", and fail with error 1146 from the moment it is dropped")
          .remedy("drop it in a migration after the version that uses it is gone everywhere")
          .later("drop table " + table.get())
          .add();
      return;
    }
    Optional<DropColumn> drop = step.change(DropColumn.class);
    Optional<Table> from = step.oldTable();
    if (drop.isEmpty() || from.isEmpty()) {
      return;
    }
    String name = from.get().name();
    Optional<Column> column = from.get().column(drop.get().column());
    if (column.isEmpty() || step.names().column(name, column.get().name()).isEmpty()) {
      return;
    }
    boolean isNeeded = isWithoutValue(column.get());
    Found.One one =
        found
            .of(
                Code.C3,
                step,
                Element.column(name, column.get().name()),
                OLD
                    + "name column "
                    + name
                    + "."
                    + column.get().name()
                    + " in their statements, each of which fails with error 1054 from the moment it"
                    + " is dropped")
            .remedy(
                (isNeeded ? "let it take NULL, so that the new version need not fill it, and" : "")
                    + (isNeeded ? " drop it" : "drop it")
                    + " in a migration after the version that uses it is gone everywhere");
    (isNeeded
            ? one.instead(
                List.of(new AlterTable(name, new ModifyColumn(column.get().withNullable(true)))))
            : one.later("drop column " + name + "." + column.get().name()))
        .add();
  }

  /** Whether each insert has to give it a value. */
  static boolean isWithoutValue(Column column) {
    return !column.nullable()
        && !column.isGenerated()
        && !column.autoIncrement()
        && column.defaultValue() instanceof Default.None;
  }
}
