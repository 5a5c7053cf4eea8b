package dev.autogen.lint;

import dev.autogen.facts.TypeFit;
import dev.autogen.facts.text.ColumnType;
import dev.autogen.finding.Element;
import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.PartitionChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Optional;

/** L: rows and values that are gone when it has run. */
final class Loss implements Check {

  @Override
  public void look(Subject subject, Found found) {
    for (Step step : subject.steps()) {
      table(subject, step, found);
      column(subject, step, found);
      partition(step, found);
      type(step, found);
      for (FreeSql sql : FreeSql.of(step)) {
        free(step, sql, found);
      }
    }
  }

  private static void table(Subject subject, Step step, Found found) {
    Optional<String> dropped =
        step.operation(DropTable.class)
            .map(DropTable::table)
            .or(() -> step.operation(DropTableIfExists.class).map(DropTableIfExists::table))
            .filter(name -> step.names().table(name).isPresent());
    if (dropped.isEmpty()) {
      return;
    }
    String name = dropped.get();
    boolean isMadeAgain =
        after(subject, step).stream()
            .anyMatch(
                later ->
                    later
                        .operation(CreateTable.class)
                        .filter(made -> made.table().name().equals(name))
                        .isPresent());
    found
        .of(
            isMadeAgain ? Code.L7 : Code.L1,
            step,
            Element.table(name),
            "table "
                + name
                + (isMadeAgain
                    ? " is dropped and made again under its name, without its rows"
                    : " is dropped with its rows, which MySQL commits at once and nothing takes"
                        + " back"))
        .remedy(
            isMadeAgain
                ? "alter it, or give the new one another name"
                : "rename it to a name nobody uses, and drop it when nobody has missed it")
        .add();
  }

  private static void column(Subject subject, Step step, Found found) {
    Optional<DropColumn> drop = step.change(DropColumn.class);
    Optional<Column> column =
        drop.flatMap(d -> step.oldTable().flatMap(t -> t.column(d.column())))
            .filter(c -> step.names().column(step.oldTable().get().name(), c.name()).isPresent());
    if (column.isEmpty() || column.get().isGenerated()) {
      return;
    }
    String table = step.oldTable().orElseThrow().name();
    boolean isMadeAgain =
        after(subject, step).stream()
            .anyMatch(
                later ->
                    later.operation().definedTables().contains(table)
                        && later
                            .change(AddColumn.class)
                            .filter(
                                add -> add.column().name().equalsIgnoreCase(column.get().name()))
                            .isPresent());
    found
        .of(
            isMadeAgain ? Code.L7 : Code.L2,
            step,
            Element.column(table, column.get().name()),
            "column "
                + table
                + "."
                + column.get().name()
                + (isMadeAgain
                    ? " is dropped and added again under its name, without its values"
                    : " is dropped with its values, at once and for good"))
        .remedy(
            isMadeAgain
                ? "change its definition, or give the new one another name"
                : "leave it, nullable and unused, until nobody has missed it")
        .add();
  }

  private static List<Step> after(Subject subject, Step step) {
    return subject.steps().subList(subject.steps().indexOf(step) + 1, subject.steps().size());
  }

  private static void partition(Step step, Found found) {
    Optional<AlterPartitions> alter = step.operation(AlterPartitions.class);
    Optional<PartitionChange> change = alter.map(AlterPartitions::change);
    if (change.isPresent()
        && (change.get() instanceof PartitionChange.Drop
            || change.get() instanceof PartitionChange.Truncate)) {
      String table = alter.get().table();
      found
          .of(
              Code.L3,
              step,
              Element.table(table),
              "rows of partitions of "
                  + table
                  + " are lost, at once and for good: "
                  + String.join(", ", alter.get().describe(step.before())))
          .remedy("exchange the partition into a table of its own, and drop that later")
          .add();
    }
  }

  private static void type(Step step, Found found) {
    Optional<Column> now = step.change(ModifyColumn.class).map(ModifyColumn::column);
    Optional<Table> table = step.oldTable();
    Optional<Column> old = now.flatMap(c -> table.flatMap(t -> t.column(c.name())));
    if (old.isEmpty() || old.get().isGenerated()) {
      return;
    }
    Column column = now.orElseThrow();
    String name = table.orElseThrow().name();
    Optional<ColumnType> from = ColumnType.of(old.get().type());
    Optional<ColumnType> to = ColumnType.of(column.type());
    boolean isMembers =
        from.filter(ColumnType::hasMembers).isPresent()
            && to.filter(ColumnType::hasMembers).isPresent();
    if (isMembers) {
      List<String> gone =
          from.get().members().stream().filter(m -> !to.get().members().contains(m)).toList();
      if (!gone.isEmpty()) {
        found
            .of(
                Code.L5,
                step,
                Element.column(name, column.name()),
                "column "
                    + name
                    + "."
                    + column.name()
                    + " has no "
                    + String.join(", ", gone)
                    + " any more: a row with one stops the statement with error 1265, or becomes ''"
                    + " where sql_mode is not strict")
            .remedy("give those rows another value first, and see that no version writes it")
            .add();
      }
      return;
    }
    TypeFit fit =
        TypeFit.of(
            old.get(), column, table.get().collationOf(old.get()), table.get().collationOf(column));
    if (fit instanceof TypeFit.Stops stops) {
      found
          .of(
              Code.L4,
              step,
              Element.column(name, column.name()),
              "column "
                  + name
                  + "."
                  + column.name()
                  + " goes from "
                  + old.get().type()
                  + " to "
                  + column.type()
                  + ", which does not take every value: a row with such a one stops the statement,"
                  + " or is cut where sql_mode is not strict")
          .remedy("look for rows WHERE " + stops.condition())
          .add();
    }
  }

  private static void free(Step step, FreeSql sql, Found found) {
    Element code = new Element(Element.Kind.CODE, "", sql.label());
    if (sql.begins("TRUNCATE")
        || (sql.begins("ALTER") && sql.has("DROP PARTITION", "TRUNCATE PARTITION"))) {
      found
          .of(
              Code.L3,
              step,
              code,
              "rows are lost, at once and for good, since MySQL commits this by itself: "
                  + sql.label())
          .remedy("delete with a condition, or exchange the partition into a table of its own")
          .add();
    } else if (sql.begins("DROP TABLE", "DROP TEMPORARY TABLE")) {
      found
          .of(
              Code.L1,
              step,
              code,
              "a table is dropped with its rows, at once and for good: " + sql.label())
          .remedy("rename it to a name nobody uses, and drop it when nobody has missed it")
          .add();
    } else if (sql.begins("UPDATE", "DELETE") && !sql.has("WHERE", "LIMIT", "JOIN")) {
      found
          .of(
              Code.L6,
              step,
              code,
              "every row is written in one transaction, which holds a lock on each and fills the"
                  + " undo log, since there is no WHERE: "
                  + sql.label())
          .remedy(
              sql.begins("UPDATE")
                  ? "say op.updateInChunks(TABLE, 1000) with everyRow() where all are meant"
                  : "say which rows, or empty the table by op.inChunks")
          .add();
    }
  }
}
