package dev.autogen.lint;

import dev.autogen.draft.StoredText;
import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.finding.Element;
import dev.autogen.hook.ReviewedMigration.Mapped;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * J3 and J4, and J6 of times: what instances of two versions that run at the same time make of each
 * other's rows, as the mapping files beside the migrations tell.
 */
final class Jpa implements Check {

  private static final String CLASSES = "classes";

  @Override
  public void look(Subject subject, Found found) {
    Mapped before = subject.migration().mappedBefore();
    Mapped after = subject.migration().mappedAfter();
    classes(subject, before, after, found);
    for (Step step : subject.steps()) {
      primitive(subject, step, found);
      zone(step, found);
    }
  }

  /**
   * Classes by what rows have in the column that tells them.
   *
   * @return the tables of which both versions say it
   */
  private static Set<String> discriminated(
      Subject subject, Mapped before, Mapped after, Found found) {
    Set<String> told = new HashSet<>();
    List<Element> columns =
        after.stored().keySet().stream().sorted(Comparator.comparing(Element::label)).toList();
    for (Element column : columns) {
      StoredText now = StoredText.of(after.stored().get(column));
      StoredText was =
          StoredText.of(StoredTwice.was(subject, column).map(before.stored()::get).orElse(""));
      if (!now.kind().equals(CLASSES) || !was.kind().equals(CLASSES)) {
        continue;
      }
      told.add(column.tableName());
      now.pairs()
          .forEach(
              (entity, value) -> {
                if (!was.pairs().containsKey(entity) && !was.pairs().containsValue(value)) {
                  unknownClass(
                      subject,
                      Element.table(column.tableName()),
                      entity,
                      column.name() + " " + value,
                      found);
                }
              });
      List<String> gone =
          was.pairs().values().stream().filter(value -> !now.pairs().containsValue(value)).toList();
      if (!gone.isEmpty() && !StoredTwice.isConverted(subject, column)) {
        StoredTwice.gone(subject, column, gone, "class", found);
      }
    }
    return told;
  }

  private static void unknownClass(
      Subject subject, Element table, String entity, String value, Found found) {
    found
        .of(
            Code.J3,
            StoredTwice.lineOf(subject, table),
            table,
            "instances that still run the version before do not know class "
                + entity
                + ", and fail when they read a row of table "
                + table.name()
                + " that the new version has written as one"
                + (value.isEmpty() ? "" : " (" + value + ")"))
        .remedy(
            "deploy a version that knows the class and writes none first, and one that"
                + " writes them when that runs everywhere")
        .about(entity)
        .add();
  }

  /** A class that is new in a table where others were mapped before. */
  private static void classes(Subject subject, Mapped before, Mapped after, Found found) {
    Set<String> told = discriminated(subject, before, after, found);
    Map<String, Element> own = entities(before);
    entities(after)
        .forEach(
            (entity, table) -> {
              boolean isJoining =
                  !told.contains(table.name())
                      && !own.containsKey(entity)
                      && own.containsValue(table)
                      && own.entrySet().stream()
                          .filter(one -> one.getValue().equals(table))
                          .anyMatch(one -> entities(after).containsKey(one.getKey()))
                      && subject.before().table(table.name()).isPresent();
              if (isJoining) {
                unknownClass(subject, table, entity, "", found);
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
    StoredText text =
        StoredText.of(
            StoredTwice.was(subject, Element.column(name, now.get().name()))
                .map(subject.migration().mappedBefore().stored()::get)
                .orElse(""));
    boolean mayBe = text.isPrimitive() || (isPrimitive && !text.isObject());
    if (isStill && mayBe && was.filter(column -> !column.nullable()).isPresent()) {
      found
          .of(
              Code.J4,
              step,
              Element.column(name, now.get().name()),
              "column "
                  + name
                  + "."
                  + now.get().name()
                  + " takes NULL from now on, and "
                  + (text.isPrimitive()
                      ? "the version before reads it into a primitive, so that its instances fail"
                      : "where the version before reads it into a primitive such as int, long or"
                          + " boolean, its instances fail")
                  + " on each such row")
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
