package dev.autogen.lint;

import dev.autogen.draft.StoredForm;
import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.finding.Element;
import dev.autogen.hook.ReviewedMigration.Mapped;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * J: what entities of two versions that run at the same time make of each other's rows, as the
 * mapping files beside the migrations tell.
 */
final class Jpa implements Check {

  @Override
  public void look(Subject subject, Found found) {
    Mapped before = subject.migration().mappedBefore();
    Mapped after = subject.migration().mappedAfter();
    Set<Element> seen = new TreeSet<>(Comparator.comparing(Element::label));
    after
        .properties()
        .forEach(
            (property, places) -> {
              List<Element> were = before.properties().getOrDefault(property, List.of());
              for (int i = 0; i < Math.min(places.size(), were.size()); i++) {
                if (seen.add(places.get(i))) {
                  stored(
                      subject,
                      places.get(i),
                      before.stored().getOrDefault(were.get(i), ""),
                      after.stored().getOrDefault(places.get(i), ""),
                      found);
                }
              }
            });
    classes(subject, before, after, found);
    for (Step step : subject.steps()) {
      primitive(subject, step, found);
      zone(step, found);
    }
  }

  private static void stored(Subject subject, Element column, String was, String now, Found found) {
    Optional<StoredForm> old = StoredForm.of(was);
    Optional<StoredForm> form = StoredForm.of(now);
    if (old.isEmpty() || form.isEmpty() || !old.get().type().equals(form.get().type())) {
      return;
    }
    int line = lineOf(subject, column);
    String label = "column " + column.tableName() + "." + column.name();
    Map<String, String> oldValues = old.get().values();
    Map<String, String> newValues = form.get().values();
    List<String> others = otherMeanings(oldValues, newValues);
    if (!others.isEmpty()) {
      if (!isConverted(subject, column)) {
        found
            .of(
                Code.J2,
                line,
                column,
                "what rows hold in "
                    + label
                    + " means something else to the new version, and the migration leaves it as it"
                    + " is: "
                    + String.join(", ", others))
            .remedy(
                "store names instead of numbers, or give the constants back their places and add"
                    + " new ones at the end")
            .add();
      }
      return;
    }
    boolean isOther =
        !old.get().form().equals(form.get().form())
            || oldValues.entrySet().stream()
                .anyMatch(
                    one ->
                        newValues.containsKey(one.getKey())
                            && !newValues.get(one.getKey()).equals(one.getValue()));
    if (isOther) {
      found
          .of(
              Code.J6,
              line,
              column,
              "the new version stores "
                  + form.get().noun()
                  + " in "
                  + label
                  + " in another form ("
                  + forms(old.get(), form.get())
                  + "), and as long as both versions run each writes rows that the other reads"
                  + " wrongly or not at all")
          .remedy(
              "give the new form a column of its own, let the new version write both, and drop the"
                  + " old one later")
          .add();
      return;
    }
    List<String> added =
        newValues.entrySet().stream()
            .filter(one -> !oldValues.containsKey(one.getKey()))
            // Under another name it is the constant that it was.
            .filter(one -> !oldValues.containsValue(one.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!added.isEmpty() && !oldValues.isEmpty()) {
      found
          .of(
              Code.J1,
              line,
              column,
              "instances that still run the version before fail when they read a row whose "
                  + label
                  + " is "
                  + String.join(" or ", added)
                  + ", which they have no constant for")
          .remedy(
              "deploy a version that knows the constant and writes it nowhere first, and one that"
                  + " writes it when that runs everywhere")
          .add();
    }
  }

  private static String forms(StoredForm old, StoredForm now) {
    return old.isUuid()
        ? old.form() + " -> " + now.form()
        : String.join(" ", old.values().values())
            + " -> "
            + String.join(" ", now.values().values());
  }

  /** Such as {@code 1 was PAID and is SENT}; a constant that only has another name is the same. */
  private static List<String> otherMeanings(Map<String, String> before, Map<String, String> after) {
    Map<String, String> now = new LinkedHashMap<>();
    after.forEach((constant, value) -> now.put(value, constant));
    List<String> others = new ArrayList<>();
    before.forEach(
        (constant, value) -> {
          String becomes = now.getOrDefault(value, constant);
          if (!becomes.equals(constant)
              && (after.containsKey(constant) || before.containsKey(becomes))) {
            others.add(value + " was " + constant + " and is " + becomes);
          }
        });
    return others;
  }

  /** Whether something in the migration gives the rows of a column other values. */
  private static boolean isConverted(Subject subject, Element column) {
    return subject.steps().stream()
        .map(Step::operation)
        .anyMatch(operation -> writes(operation, column));
  }

  private static boolean writes(Operation operation, Element column) {
    if (operation instanceof UpdateRows update) {
      return update.table().equals(column.tableName())
          && update.assignments().stream()
              .anyMatch(one -> one.column().equalsIgnoreCase(column.name()));
    } else if (operation instanceof UpdateInChunks chunks) {
      return writes(chunks.update(), column);
    } else if (operation instanceof ExecuteSql free) {
      return free.sql().contains(column.name());
    } else if (operation instanceof ExecuteScript script) {
      return script.text().contains(column.name());
    }
    return operation instanceof Transaction || operation instanceof InChunks;
  }

  /** The line that changes the table of an element last; 0 for none. */
  private static int lineOf(Subject subject, Element element) {
    int line = 0;
    for (Step step : subject.steps()) {
      if (step.operation().touchedTables().contains(element.tableName())) {
        line = step.line();
      }
    }
    return line;
  }

  /** A class that is new in a table where others were mapped before. */
  private static void classes(Subject subject, Mapped before, Mapped after, Found found) {
    Map<String, Element> own = entities(before);
    entities(after)
        .forEach(
            (entity, table) -> {
              boolean isJoining =
                  !own.containsKey(entity)
                      && own.containsValue(table)
                      && own.entrySet().stream()
                          .filter(one -> one.getValue().equals(table))
                          .anyMatch(one -> entities(after).containsKey(one.getKey()))
                      && subject.before().table(table.name()).isPresent();
              if (isJoining) {
                found
                    .of(
                        Code.J3,
                        lineOf(subject, table),
                        table,
                        "instances that still run the version before do not know class "
                            + entity
                            + ", and fail when they read a row of table "
                            + table.name()
                            + " that the new version has written as one")
                    .remedy(
                        "deploy a version that knows the class and writes none first, and one that"
                            + " writes them when that runs everywhere")
                    .about(entity)
                    .add();
              }
            });
  }

  /** The table of each entity. */
  private static Map<String, Element> entities(Mapped mapped) {
    Map<String, Element> tables = new LinkedHashMap<>();
    mapped
        .properties()
        .forEach(
            (property, places) -> {
              if (property.endsWith("#") && !places.isEmpty()) {
                tables.put(property.substring(0, property.length() - 1), places.get(0));
              }
            });
    return tables;
  }

  private static void primitive(Subject subject, Step step, Found found) {
    Optional<Column> now = step.change(ModifyColumn.class).map(ModifyColumn::column);
    Optional<Table> table = step.oldTable();
    if (now.isEmpty() || table.isEmpty() || !now.get().nullable()) {
      return;
    }
    String name = table.get().name();
    Optional<Column> was = subject.was(name, now.get().name());
    boolean isStill =
        subject
            .after()
            .table(name)
            .flatMap(t -> t.column(now.get().name()))
            .filter(Column::nullable)
            .isPresent();
    Sort sort = ColumnType.sortOf(now.get().type());
    boolean isPrimitive = sort.isNumber() && sort != Sort.DECIMAL && sort != Sort.YEAR;
    if (isStill && isPrimitive && was.filter(column -> !column.nullable()).isPresent()) {
      found
          .of(
              Code.J4,
              step,
              Element.column(name, now.get().name()),
              "column "
                  + name
                  + "."
                  + now.get().name()
                  + " takes NULL from now on, and where the version before reads it into a primitive"
                  + " such as int, long or boolean, its instances fail on each such row")
          .remedy(
              "deploy a version whose field is Integer, Long or Boolean first, and write NULL when"
                  + " that runs everywhere")
          .add();
    }
  }

  private static void zone(Step step, Found found) {
    Optional<Column> now = step.change(ModifyColumn.class).map(ModifyColumn::column);
    Optional<Table> table = step.oldTable();
    Optional<Column> was = now.flatMap(c -> table.flatMap(t -> t.column(c.name())));
    if (was.isEmpty()) {
      return;
    }
    Sort old = ColumnType.sortOf(was.get().type());
    Sort sort = ColumnType.sortOf(now.orElseThrow().type());
    boolean isOther =
        (old == Sort.TIMESTAMP && sort == Sort.DATETIME)
            || (old == Sort.DATETIME && sort == Sort.TIMESTAMP);
    if (isOther) {
      String name = table.orElseThrow().name();
      found
          .of(
              Code.J6,
              step,
              Element.column(name, now.get().name()),
              "column "
                  + name
                  + "."
                  + now.get().name()
                  + " goes from "
                  + was.get().type()
                  + " to "
                  + now.get().type()
                  + ": one is kept in UTC and shown in the time zone of the session, the other is"
                  + " kept as it is written, so that sessions in different zones read other times")
          .remedy("see that every version and every session has one time zone, such as UTC")
          .add();
    }
  }
}
