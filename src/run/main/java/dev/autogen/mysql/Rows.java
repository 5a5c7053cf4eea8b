package dev.autogen.mysql;

import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.operation.UpdateRows.Condition;
import dev.autogen.operation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Writes the operations that change rows, and free SQL, as statements. */
final class Rows {

  private Rows() {}

  static List<String> statements(Operation operation) {
    if (operation instanceof InsertRows insert) {
      return insert.rows().stream().map(row -> insert(insert.table(), row)).toList();
    }
    if (operation instanceof DeleteRows delete) {
      return delete.rows().stream().map(row -> delete(delete.table(), row)).toList();
    }
    if (operation instanceof BulkInsert insert) {
      return BulkBatch.of(insert).stream().map(BulkBatch::sql).toList();
    }
    if (operation instanceof UpdateRows update) {
      return List.of(update(update, List.of()));
    }
    if (operation instanceof UpdateInChunks chunked) {
      return List.of(update(chunked.update(), List.of()));
    }
    if (operation instanceof ExecuteSql execute) {
      return new SqlText(Sql.bound(execute.sql(), execute.parameters())).statements();
    }
    if (operation instanceof ExecuteScript script) {
      return Script.statements(script.name(), script.text());
    }
    if (operation instanceof Transaction || operation instanceof InChunks) {
      return List.of(); // Java, which has no statement
    }
    throw new IllegalStateException("no statement for " + operation);
  }

  private static String insert(String table, SortedMap<String, String> row) {
    return "INSERT INTO "
        + Sql.name(table)
        + " ("
        + Sql.names(row.keySet())
        + ") VALUES ("
        + row.values().stream().map(Sql::text).collect(Collectors.joining(", "))
        + ")";
  }

  private static String delete(String table, SortedMap<String, String> row) {
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

  private static String condition(Condition condition) {
    if (condition instanceof Condition.Sql sql) {
      return "(" + Sql.bound(sql.sql(), sql.parameters()) + ")";
    }
    Condition.OneOf oneOf = (Condition.OneOf) condition;
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
