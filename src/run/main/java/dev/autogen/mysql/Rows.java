package dev.autogen.mysql;

import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.operation.UpdateRows.Condition;
import dev.autogen.operation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Writes statements that change rows. */
final class Rows {

  private Rows() {}

  static String insert(String table, SortedMap<String, String> row) {
    return "INSERT INTO "
        + Sql.name(table)
        + " ("
        + Sql.names(row.keySet())
        + ") VALUES ("
        + row.values().stream().map(Sql::text).collect(Collectors.joining(", "))
        + ")";
  }

  static String delete(String table, SortedMap<String, String> row) {
    return "DELETE FROM "
        + Sql.name(table)
        + " WHERE "
        + row.entrySet().stream()
            .map(cell -> Sql.name(cell.getKey()) + " = " + Sql.text(cell.getValue()))
            .collect(Collectors.joining(" AND "));
  }

  /** The statement, for the rows that meet {@code further} conditions too. */
  static String update(UpdateRows update, List<String> further) {
    List<String> conditions = new ArrayList<>(further);
    update.conditions().forEach(condition -> conditions.add(condition(condition)));
    return "UPDATE "
        + Sql.name(update.table())
        + " SET "
        + update.assignments().stream().map(Rows::assignment).collect(Collectors.joining(", "))
        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
  }

  private static String assignment(Assignment assignment) {
    return Sql.name(assignment.column())
        + " = "
        + (assignment.sql().isEmpty() ? Sql.value(assignment.value()) : assignment.sql());
  }

  /** A condition as SQL. */
  static String condition(Condition condition) {
    return condition.match(Rows::oneOf, sql -> "(" + Sql.bound(sql.sql(), sql.parameters()) + ")");
  }

  private static String oneOf(Condition.OneOf oneOf) {
    String column = Sql.name(oneOf.column());
    List<Value> values = oneOf.values().stream().filter(v -> !v.equals(Value.NULL)).toList();
    String isOne =
        values.size() == 1
            ? column + " = " + Sql.value(values.get(0))
            : column + " IN (" + Sql.values(values) + ")";
    if (values.size() == oneOf.values().size()) {
      return isOne;
    }
    return values.isEmpty() ? column + " IS NULL" : "(" + isOne + " OR " + column + " IS NULL)";
  }
}
