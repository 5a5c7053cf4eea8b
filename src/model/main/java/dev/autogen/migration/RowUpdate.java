package dev.autogen.migration;

import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.operation.UpdateRows.Condition;
import dev.autogen.operation.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * New values for the rows of a table: {@code op.update("users").set("new_status",
 * "verified").where("old_status", "active")}.
 */
public final class RowUpdate {

  private final String table;
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private boolean everyRow;

  RowUpdate(String table) {
    this.table = table;
  }

  UpdateRows operation() {
    if (conditions.isEmpty() != everyRow) {
      throw new IllegalStateException(
          everyRow
              ? "the update of table " + table + " is for every row, and has a condition"
              : "the update of table "
                  + table
                  + " does not say which rows: add where(…), or everyRow()");
    }
    return new UpdateRows(table, assignments, conditions);
  }

  /**
   * Sets a column: {@code op.update("users").set("state", "new").everyRow()}.
   *
   * @param value a text, a number, a truth value, a date or time, bytes or {@code null}
   */
  public RowUpdate set(String column, Object value) {
    assignments.add(new Assignment(column, Value.of(value), ""));
    return this;
  }

  /** Sets a column to what SQL says: {@code op.update("users").setSql("email", "lower(email)")}. */
  public RowUpdate setSql(String column, String sql) {
    assignments.add(new Assignment(column, Value.NULL, sql));
    return this;
  }

  /**
   * Only rows with that value: {@code op.update("users").set("state", "new").where("state", null)}.
   */
  public RowUpdate where(String column, Object value) {
    conditions.add(new Condition.OneOf(column, List.of(Value.of(value))));
    return this;
  }

  /**
   * Only rows with one of the values: {@code op.update("users").set("active",
   * true).whereOneOf("state", "new", "verified")}.
   */
  public RowUpdate whereOneOf(String column, Object first, Object... others) {
    List<Value> values = new ArrayList<>();
    values.add(Value.of(first));
    values.addAll(Value.listOf(others));
    conditions.add(new Condition.OneOf(column, values));
    return this;
  }

  /**
   * Only rows for which SQL says so: {@code op.update("users").set("active",
   * false).whereSql("last_login < ?", LocalDate.of(2020, 1, 1))}.
   *
   * @param parameters the values of the question marks, in order
   */
  public RowUpdate whereSql(String sql, Object... parameters) {
    conditions.add(new Condition.Sql(sql, Value.listOf(parameters)));
    return this;
  }

  /** Every row of the table, said on purpose: {@code op.update("t").set("a", 1).everyRow()}. */
  public RowUpdate everyRow() {
    everyRow = true;
    return this;
  }
}
