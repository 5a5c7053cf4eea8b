package dev.autogen.source;

import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.UpdateRows.Assignment;
import dev.autogen.operation.UpdateRows.Condition;
import dev.autogen.operation.Value;
import dev.autogen.source.Statement.Argument;
import dev.autogen.source.Statement.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The operations on rows, and free SQL, as calls. */
final class DataCalls {

  private static final String ROWS = "rows";

  private DataCalls() {}

  static Statement execute(ExecuteSql execute) {
    return Statement.of(Calls.OP, with(Call.of("execute", execute.sql()), execute.parameters()));
  }

  static Statement rows(String method, String table, List<SortedMap<String, String>> rows) {
    if (rows.size() == 1) {
      return new Statement(List.of(), Calls.OP, row(Call.of(method, table), rows.get(0)));
    }
    Body body =
        new Body(
            "RowList",
            ROWS,
            rows.stream()
                .map(row -> new Statement(List.of(), ROWS, row(Call.of("row"), row)))
                .toList());
    return Calls.block(method + "s", table, body);
  }

  private static List<Call> row(Call first, SortedMap<String, String> values) {
    List<Call> calls = new ArrayList<>();
    calls.add(first);
    values.forEach((column, value) -> calls.add(Call.of("value", column, value)));
    return calls;
  }

  static Statement bulkInsert(BulkInsert insert) {
    List<Statement> lines = new ArrayList<>();
    lines.add(Statement.of(ROWS, Call.of("columns", insert.columns().toArray(String[]::new))));
    for (List<Value> row : insert.rows()) {
      lines.add(Statement.of(ROWS, with(Call.of("row"), row)));
    }
    return Calls.block("bulkInsert", insert.table(), new Body("BulkRows", ROWS, lines));
  }

  static Statement update(Call first, UpdateRows update) {
    List<Call> calls = new ArrayList<>();
    calls.add(first);
    for (Assignment assignment : update.assignments()) {
      calls.add(
          assignment.sql().isEmpty()
              ? with(Call.of("set", assignment.column()), List.of(assignment.value()))
              : Call.of("setSql", assignment.column(), assignment.sql()));
    }
    if (update.conditions().isEmpty()) {
      calls.add(Call.of("everyRow"));
    }
    for (Condition condition : update.conditions()) {
      calls.add(
          condition.match(
              DataCalls::oneOf, sql -> with(Call.of("whereSql", sql.sql()), sql.parameters())));
    }
    return new Statement(List.of(), Calls.OP, calls);
  }

  private static Call oneOf(Condition.OneOf oneOf) {
    String method = oneOf.values().size() == 1 ? "where" : "whereOneOf";
    return with(Call.of(method, oneOf.column()), oneOf.values());
  }

  private static Call with(Call call, List<Value> values) {
    Call result = call;
    for (Value value : values) {
      result = result.with(argument(value));
    }
    return result;
  }

  private static Argument argument(Value value) {
    return switch (value.kind()) {
      case NULL -> new Argument.Code("null");
      case TEXT -> new Argument.Text(value.text());
      case NUMBER ->
          new Argument.Code(
              value.text().matches("0|-?[1-9]\\d{0,8}")
                  ? value.text()
                  : "new java.math.BigDecimal(\"" + value.text() + "\")");
      case BYTES ->
          new Argument.Code("java.util.HexFormat.of().parseHex(\"" + value.text() + "\")");
    };
  }
}
