package dev.autogen.draft;

import dev.autogen.diff.Change;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.finding.Element;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A column that keeps its type while what its rows hold stands for something else from now on, as
 * the numbers of an enum do whose constants change their order. A constant that another one takes
 * the place of is renamed, which changes nothing.
 *
 * @param before what is stored so far, by constant
 * @param after what is stored from now on
 */
public record Renumbered(
    TableOrColumn place, Column column, Map<String, String> before, Map<String, String> after) {

  /** A stored value that stood for a constant that is no more, and stands for another one. */
  public record Gone(TableOrColumn place, String value, String before, String after) {}

  /**
   * Finds them.
   *
   * @param before what columns hold so far, as the last migrations say
   * @param after what they hold from now on
   * @param operations what else changes, which may give columns and tables other names
   */
  public static List<Renumbered> of(
      Map<TableOrColumn, String> before,
      Map<TableOrColumn, String> after,
      List<Operation> operations,
      Schema live) {
    Schema target = Operation.applyAll(operations, live);
    List<Renumbered> found = new ArrayList<>();
    after.forEach(
        (place, text) -> {
          TableOrColumn origin = RestatedColumns.origin(place, operations);
          String known = before.getOrDefault(origin, "");
          Optional<StoredForm> was = StoredForm.of(known);
          Optional<StoredForm> becomes = StoredForm.of(text);
          Optional<Column> old = column(origin, live);
          Optional<Column> now = column(place, target);
          if (StoredForm.isAnotherCompound(known, text) && now.isPresent()) {
            // Which of them a row's value is of, or where it is in it, only a person can say.
            found.add(new Renumbered(place, now.get(), Map.of(), Map.of()));
          } else if (was.isPresent()
              && becomes.isPresent()
              && now.isPresent()
              && old.map(Column::type).equals(now.map(Column::type))
              && !now.get().isGenerated()
              && was.get().type().equals(becomes.get().type())
              && was.get().isHeldBy(now.get())
              && isAnother(was.get().values(), becomes.get().values())) {
            found.add(new Renumbered(place, now.get(), was.get().values(), becomes.get().values()));
          }
        });
    found.sort(Comparator.comparing(one -> one.place().toString()));
    return List.copyOf(found);
  }

  private static Optional<Column> column(TableOrColumn place, Schema schema) {
    return schema.table(place.table()).flatMap(table -> table.column(place.column()));
  }

  private static boolean isAnother(Map<String, String> before, Map<String, String> after) {
    return before.entrySet().stream()
        .anyMatch(one -> !after.getOrDefault(one.getKey(), one.getValue()).equals(one.getValue()));
  }

  private static Map<String, String> byValue(Map<String, String> form) {
    Map<String, String> constants = new LinkedHashMap<>();
    form.forEach((constant, value) -> constants.put(value, constant));
    return constants;
  }

  /** The same operations, with a clause for each column that the others do not modify. */
  public static List<Operation> restated(
      List<Operation> operations, List<Renumbered> columns, Schema live) {
    return RestatedColumns.in(operations, columns.stream().map(Renumbered::place).toList(), live);
  }

  /** The difference, as others are told. */
  public Change change() {
    List<String> moved = new ArrayList<>();
    before.forEach(
        (constant, value) -> {
          String now = after.getOrDefault(constant, value);
          if (!now.equals(value)) {
            moved.add(constant + " " + value + " -> " + now);
          }
        });
    gone().forEach(one -> moved.add(one.value() + " " + one.before() + " -> " + one.after()));
    return new Change(
        Change.Kind.CHANGE,
        Element.Kind.COLUMN,
        place.table(),
        place.column(),
        words(before),
        words(after),
        "change values of column "
            + place
            + ": "
            + (before.isEmpty() ? "some stand for others within it" : String.join(", ", moved)));
  }

  private static String words(Map<String, String> form) {
    return String.join(
        ", ", form.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }

  /** What cannot be mapped, and would stand for something else. */
  public List<Gone> gone() {
    Map<String, String> now = byValue(after);
    return before.entrySet().stream()
        .filter(one -> !after.containsKey(one.getKey()) && now.containsKey(one.getValue()))
        .map(one -> new Gone(place, one.getValue(), one.getKey(), now.get(one.getValue())))
        .toList();
  }
}
