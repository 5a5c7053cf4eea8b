package dev.autogen.lint;

import dev.autogen.facts.Uses;
import dev.autogen.finding.Element;
import dev.autogen.finding.Severity;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** K1 to K3, and M3: keys, indexes, and what is computed from a column that goes. */
final class Keys implements Check {

  @Override
  public void look(Subject subject, Found found) {
    Set<String> seen = new LinkedHashSet<>();
    List<Step> steps = subject.steps();
    // Of each table the last step, so that what a later one puts right is not told.
    for (int i = steps.size() - 1; i >= 0; i--) {
      for (String name : steps.get(i).operation().definedTables()) {
        Optional<Table> table = subject.after().table(name);
        if (table.isPresent() && seen.add(name)) {
          withoutKey(subject, steps.get(i), table.get(), found);
          redundant(subject, steps.get(i), table.get(), found);
        }
      }
    }
    for (Step step : steps) {
      dropped(subject, step, found);
      used(step, found);
    }
  }

  private static void withoutKey(Subject subject, Step step, Table table, Found found) {
    // A generator has one row.
    if (table.primaryKey().isPresent() || hasStandIn(table) || LiveQueries.isGenerator(table)) {
      return;
    }
    boolean isOld = subject.was(table.name()).filter(was -> was.primaryKey().isEmpty()).isPresent();
    found
        .of(
            Code.K1,
            step,
            Element.table(table.name()),
            "table "
                + table.name()
                + " has no primary key: a replica looks through all of it for each row that is"
                + " changed, and neither gh-ost nor group replication takes it")
        .remedy("give it a primary key; of a join table or an element collection a Set has one")
        .severity(isOld ? Severity.NOTE : Code.K1.severity())
        .add();
  }

  /** A unique index whose columns are all NOT NULL, by which InnoDB keeps the rows. */
  private static boolean hasStandIn(Table table) {
    return table.indexes().stream()
        .anyMatch(
            index ->
                index.isUnique()
                    && index.columns().stream()
                        .allMatch(
                            c -> table.column(c).filter(known -> !known.nullable()).isPresent()));
  }

  private static void redundant(Subject subject, Step step, Table table, Found found) {
    for (Index index : table.indexes()) {
      Optional<Index> longer =
          index.kind() != Index.Kind.PLAIN
              ? Optional.empty()
              : table.indexes().stream()
                  .filter(other -> !other.equals(index) && other.visible())
                  .filter(other -> isBeginning(index, other, table))
                  .findFirst();
      if (longer.isEmpty()) {
        continue;
      }
      boolean isOld =
          subject
              .was(table.name())
              .filter(
                  was ->
                      was.index(index.name()).isPresent()
                          && was.index(longer.get().name()).isPresent())
              .isPresent();
      found
          .of(
              Code.K2,
              stepOf(subject, table, index).orElse(step),
              Element.index(table.name(), index.name()),
              "index "
                  + index.name()
                  + " of "
                  + table.name()
                  + " finds nothing that "
                  + (longer.get().kind() == Index.Kind.PRIMARY
                      ? "the primary key"
                      : "index " + longer.get().name())
                  + " does not find as well, and costs time with each write")
          .remedy("leave the shorter one out")
          .severity(isOld ? Severity.NOTE : Code.K2.severity())
          .later("drop index " + index.name() + " where it is there already")
          .add();
    }
  }

  /** Of two that are equal the later one is in vain. */
  private static boolean isBeginning(Index index, Index other, Table table) {
    if (other.kind() == Index.Kind.FULLTEXT
        || other.kind() == Index.Kind.SPATIAL
        || other.parts().size() < index.parts().size()) {
      return false;
    }
    List<KeyPart> beginning = other.parts().subList(0, index.parts().size());
    return index.withParts(beginning).sameShape(index)
        && (other.parts().size() > index.parts().size()
            || other.isUnique()
            || table.indexes().indexOf(other) < table.indexes().indexOf(index));
  }

  private static Optional<Step> stepOf(Subject subject, Table table, Index index) {
    return subject.steps().stream()
        .filter(step -> step.operation().definedTables().contains(table.name()))
        .filter(
            step ->
                step.change(AddIndex.class)
                    .filter(add -> add.index().name().equalsIgnoreCase(index.name()))
                    .isPresent())
        .findFirst();
  }

  private static void dropped(Subject subject, Step step, Found found) {
    Optional<Table> table = step.oldTable();
    Optional<Index> index =
        step.change(DropIndex.class)
            .filter(drop -> !drop.isPrimaryKey())
            .flatMap(drop -> table.flatMap(t -> t.index(drop.index())));
    if (index.isEmpty() || !isVisible(subject, table.orElseThrow(), index.get())) {
      return;
    }
    String name = table.get().name();
    boolean isServed =
        subject.after().table(name).stream()
            .flatMap(now -> now.indexes().stream())
            .anyMatch(
                now ->
                    now.parts().size() >= index.get().parts().size()
                        && now.columns()
                            .subList(0, index.get().parts().size())
                            .equals(index.get().columns()));
    boolean isOrphaned =
        index.get().columns().stream()
            .anyMatch(c -> subject.names().columnNow(originalOf(subject, name), c).isEmpty());
    if (isServed || isOrphaned) {
      return;
    }
    found
        .of(
            Code.K3,
            step,
            Element.index(name, index.get().name()),
            "index "
                + index.get().name()
                + " of "
                + name
                + " is dropped at once, and where a query turns out to need it, it takes as long to"
                + " build again as the table is large")
        .remedy(
            "make it invisible, which is undone in a moment, and drop it in a later migration when"
                + " nobody has missed it")
        .instead(List.of(new AlterTable(name, new SetIndexVisible(index.get().name(), false))))
        .add();
  }

  private static String originalOf(Subject subject, String table) {
    return subject.names().table(table).orElse(table);
  }

  private static boolean isVisible(Subject subject, Table table, Index index) {
    return subject
        .was(table.name())
        .flatMap(was -> was.index(index.name()))
        .filter(Index::visible)
        .isPresent();
  }

  /** What the server refuses to drop or rename because something is computed from it. */
  private static void used(Step step, Found found) {
    Optional<Table> table = step.table();
    Optional<String> column =
        step.change(DropColumn.class)
            .map(DropColumn::column)
            .or(() -> step.change(RenameColumn.class).map(RenameColumn::from));
    if (table.isEmpty() || column.isEmpty()) {
      return;
    }
    List<String> users = new ArrayList<>();
    for (Column other : table.get().columns()) {
      if (!other.name().equalsIgnoreCase(column.get())
          && other.isGenerated()
          && Uses.in(other, column.get())
          && !isDropped(step.operation(), other.name())) {
        users.add("generated column " + other.name() + " (error 3108)");
      }
    }
    for (Index index : table.get().indexes()) {
      if (Uses.in(index, column.get()) && !isDropped(step.operation(), index.name())) {
        users.add("functional index " + index.name() + " (error 3837)");
      }
    }
    for (dev.autogen.schema.Check check : table.get().checks()) {
      boolean goesWithIt =
          step.change(DropColumn.class).isPresent()
              && table.get().columns().stream()
                  .filter(other -> !other.name().equalsIgnoreCase(column.get()))
                  .noneMatch(other -> Uses.of(check.expression(), other.name()));
      if (Uses.of(check.expression(), column.get())
          && !goesWithIt
          && !isDropped(step.operation(), check.name())) {
        users.add("CHECK constraint " + check.name() + " (error 3959)");
      }
    }
    if (!users.isEmpty()) {
      found
          .of(
              Code.M3,
              step,
              Element.column(table.get().name(), column.get()),
              "the server refuses to drop or rename column "
                  + table.get().name()
                  + "."
                  + column.get()
                  + ", which is used by "
                  + String.join(" and ", users))
          .remedy("drop that first, and add it again as it is to be")
          .add();
    }
  }

  private static boolean isDropped(Operation operation, String name) {
    return operation instanceof AlterTable alter
        && alter.changes().stream().anyMatch(change -> drops(change, name));
  }

  private static boolean drops(TableChange change, String name) {
    return (change instanceof DropColumn drop && drop.column().equalsIgnoreCase(name))
        || (change instanceof DropIndex index && index.index().equalsIgnoreCase(name))
        || (change instanceof DropCheck check && check.check().equalsIgnoreCase(name));
  }
}
