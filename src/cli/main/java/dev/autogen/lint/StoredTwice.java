package dev.autogen.lint;

import dev.autogen.draft.StoredForm;
import dev.autogen.draft.StoredText;
import dev.autogen.finding.Element;
import dev.autogen.finding.Severity;
import dev.autogen.hook.ReviewedMigration.Mapped;
import dev.autogen.mysql.Sql;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * J1, J2, J5 and J6: what instances of two versions make of what the other writes into the same
 * column, as the mapping files beside the migrations tell.
 */
final class StoredTwice implements Check {

  private static final String PLAIN = "plain";
  private static final String CONVERTED = "converted";
  private static final String IDS = "ids";

  @Override
  public void look(Subject subject, Found found) {
    Mapped before = subject.migration().mappedBefore();
    Mapped after = subject.migration().mappedAfter();
    after.stored().keySet().stream()
        .sorted(Comparator.comparing(Element::label))
        .forEach(
            column -> {
              String was = was(subject, column).map(before.stored()::get).orElse("");
              String now = after.stored().get(column);
              stored(subject, column, was, now, found);
              converted(subject, column, was, now, found);
              counted(subject, column, was, now, found);
            });
  }

  /** The name a column had before the migration; empty where it is new. */
  static Optional<Element> was(Subject subject, Element column) {
    if (subject.after().table(column.tableName()).isEmpty()) {
      // Nothing is known of the table but what the files say.
      return Optional.of(column);
    }
    Optional<String> table = subject.names().table(column.tableName());
    return subject
        .names()
        .column(column.tableName(), column.name())
        .flatMap(name -> table.map(t -> Element.column(t, name)));
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
      otherForm(subject, column, form.get().noun(), forms(old.get(), form.get()), found);
      return;
    }
    List<String> gone =
        oldValues.entrySet().stream()
            .filter(one -> !newValues.containsKey(one.getKey()))
            .filter(one -> !newValues.containsValue(one.getValue()))
            .map(Map.Entry::getValue)
            .toList();
    if (!gone.isEmpty() && !newValues.isEmpty() && !isConverted(subject, column)) {
      gone(subject, column, gone, "constant", found);
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

  /** Values that rows may hold and nothing stands for any more. */
  static void gone(Subject subject, Element column, List<String> values, String what, Found found) {
    found
        .of(
            Code.J2,
            lineOf(subject, column),
            column,
            "the new version has no "
                + what
                + " for "
                + String.join(" or ", values)
                + " in column "
                + column.tableName()
                + "."
                + column.name()
                + ", and fails when it reads a row that holds it")
        .remedy("give those rows another value in this migration, or see that there are none")
        .query(
            "SELECT COUNT(*) FROM "
                + Sql.name(column.tableName())
                + " WHERE "
                + Sql.name(column.name())
                + " IN ("
                + String.join(", ", values.stream().map(Sql::text).toList())
                + ")")
        .severity(Severity.WARNING)
        .add();
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
  static boolean isConverted(Subject subject, Element column) {
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

  /** Another converter, or one where there was none; and another time zone. */
  private static void converted(
      Subject subject, Element column, String was, String now, Found found) {
    StoredText old = StoredText.of(was);
    StoredText form = StoredText.of(now);
    String from = form(old);
    String to = form(form);
    if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
      return;
    }
    boolean isConverted = old.kind().equals(CONVERTED) || form.kind().equals(CONVERTED);
    if (isConverted || (old.kind().equals(PLAIN) && form.kind().equals(PLAIN))) {
      otherForm(subject, column, isConverted ? "its values" : "times", from + " -> " + to, found);
    }
  }

  /** How values are written; empty where that is not known. */
  private static String form(StoredText text) {
    if (text.kind().equals(CONVERTED) && !text.words().isEmpty()) {
      // In another package it is the same one, as far as anybody can tell.
      String type = text.words().get(0);
      return "by " + type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
    if (!text.kind().equals(PLAIN)) {
      return text.isUnknown() ? "" : "without converter";
    }
    return text.words().size() > 1
            && !text.words().get(1).equals("notnull")
            && !text.words().get(1).startsWith("size:")
        ? "in time zone " + text.words().get(1)
        : "without converter";
  }

  private static void otherForm(
      Subject subject, Element column, String what, String forms, Found found) {
    found
        .of(
            Code.J6,
            lineOf(subject, column),
            column,
            "the new version stores "
                + what
                + " in column "
                + column.tableName()
                + "."
                + column.name()
                + " in another form ("
                + forms
                + "), and as long as both versions run each writes rows that the other reads"
                + " wrongly or not at all")
        .remedy(
            "give the new form a column of its own, let the new version write both, and drop the"
                + " old one later")
        .add();
  }

  /** A generator that goes on by another number. */
  private static void counted(
      Subject subject, Element column, String was, String now, Found found) {
    Map<String, String> old = StoredText.of(was).pairs();
    if (!StoredText.of(was).kind().equals(IDS) || !StoredText.of(now).kind().equals(IDS)) {
      return;
    }
    StoredText.of(now)
        .pairs()
        .forEach(
            (property, step) -> {
              String before = old.getOrDefault(property, step);
              if (!before.equals(step)) {
                int hash = property.indexOf('#');
                found
                    .of(
                        Code.J5,
                        lineOf(subject, column),
                        column,
                        "the generator of "
                            + property.replace('#', '.')
                            + " reserved "
                            + before
                            + " ids at a time and reserves "
                            + step
                            + " from now on: as long as both versions run, each takes ids for its"
                            + " own that the other hands out, too, and inserts fail with error 1062")
                    .remedy(
                        "keep allocationSize, or stop every instance of the version before first,"
                            + " and see that the generator is beyond the greatest id")
                    .about(property.substring(0, Math.max(hash, 0)))
                    .add();
              }
            });
  }

  /** The line that changes the table of an element last; 0 for none. */
  static int lineOf(Subject subject, Element element) {
    int line = 0;
    for (Step step : subject.steps()) {
      if (step.operation().touchedTables().contains(element.tableName())) {
        line = step.line();
      }
    }
    return line;
  }
}
