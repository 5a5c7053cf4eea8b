package dev.autogen.mysql;

import dev.autogen.operation.ChunkedWork;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.Value;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An update that goes along the primary key of its table. A position is the key of the last row it
 * went over, each value as the letter of its kind and its text in hexadecimal digits. One that
 * fills in what is NULL needs no key.
 */
public final class ChunkedUpdate implements ChunkedWork {

  /** The position where no key tells one. */
  private static final String WITHOUT_KEY = "any";

  private final UpdateRows update;
  private final int rows;

  public ChunkedUpdate(UpdateInChunks chunked) {
    this.update = chunked.update();
    this.rows = chunked.rows();
  }

  @Override
  public Optional<String> next(Connection connection, String position) throws SQLException {
    try (Statement statement = Session.statement(connection)) {
      List<String> key = primaryKey(statement);
      if (key.isEmpty()) {
        return nextWithoutKey(statement);
      }
      List<Value> from = decoded(position);
      List<Value> to = lastOfChunk(statement, key, from);
      List<String> conditions = new ArrayList<>();
      if (!from.isEmpty()) {
        conditions.add(beyond(key, from, ">"));
      }
      if (!to.isEmpty()) {
        conditions.add("NOT " + beyond(key, to, ">"));
      }
      statement.executeUpdate(Rows.update(update, conditions));
      return to.isEmpty() ? Optional.empty() : Optional.of(encoded(to));
    }
  }

  private List<String> primaryKey(Statement statement) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            "SELECT COLUMN_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()"
                + " AND INDEX_NAME = 'PRIMARY' AND TABLE_NAME = "
                + Sql.text(update.table())
                + " ORDER BY SEQ_IN_INDEX")) {
      while (found.next()) {
        columns.add(found.getString(1));
      }
    }
    return columns;
  }

  /** Rows that get a value are no longer among those without one: any of them will do. */
  private Optional<String> nextWithoutKey(Statement statement) throws SQLException {
    if (!fillsNulls()) {
      throw new SQLException(
          "table " + update.table() + " has no primary key to go along; use op.update");
    }
    int changed = statement.executeUpdate(Rows.update(update, List.of()) + " LIMIT " + rows);
    return changed < rows ? Optional.empty() : Optional.of(WITHOUT_KEY);
  }

  /** Whether each row that it changes is one that it would not change again. */
  private boolean fillsNulls() {
    return update.assignments().stream()
        .filter(assignment -> assignment.sql().isEmpty() && !assignment.value().equals(Value.NULL))
        .anyMatch(
            assignment ->
                update
                    .conditions()
                    .contains(
                        new UpdateRows.Condition.OneOf(assignment.column(), List.of(Value.NULL))));
  }

  /** The key at the end of the chunk behind {@code from}; empty for the last chunk. */
  private List<Value> lastOfChunk(Statement statement, List<String> key, List<Value> from)
      throws SQLException {
    String sql =
        "SELECT "
            + Sql.names(key)
            + " FROM "
            + Sql.name(update.table())
            + (from.isEmpty() ? "" : " WHERE " + beyond(key, from, ">"))
            + " ORDER BY "
            + Sql.names(key)
            + " LIMIT 1 OFFSET "
            + (rows - 1);
    List<Value> values = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(sql)) {
      if (found.next()) {
        for (int i = 1; i <= key.size(); i++) {
          values.add(value(found, i));
        }
      }
    }
    return values;
  }

  private static Value value(ResultSet row, int column) throws SQLException {
    return switch (row.getMetaData().getColumnType(column)) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          Value.of(row.getBytes(column));
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC ->
          new Value(Value.Kind.NUMBER, row.getString(column));
      default -> Value.text(row.getString(column));
    };
  }

  /** The rows behind those values of the key, in a form that reads the index from there on. */
  private static String beyond(List<String> key, List<Value> values, String operator) {
    String condition = "";
    for (int i = key.size() - 1; i >= 0; i--) {
      String column = Sql.name(key.get(i));
      String value = Sql.value(values.get(i));
      condition =
          condition.isEmpty()
              ? column + " " + operator + " " + value
              : "(" + column + " " + operator + " " + value + " OR (" + column + " = " + value
                  + " AND " + condition + "))";
    }
    return "(" + condition + ")";
  }

  private static String encoded(List<Value> values) {
    return String.join(
        ",",
        values.stream()
            .map(
                v ->
                    v.kind().name().charAt(0)
                        + HexFormat.of().formatHex(v.text().getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  private static List<Value> decoded(String position) {
    List<Value> values = new ArrayList<>();
    for (String part : position.split(",", -1)) {
      if (!part.isEmpty()) {
        Value.Kind kind =
            switch (part.charAt(0)) {
              case 'T' -> Value.Kind.TEXT;
              case 'B' -> Value.Kind.BYTES;
              default -> Value.Kind.NUMBER;
            };
        values.add(
            new Value(
                kind,
                new String(HexFormat.of().parseHex(part.substring(1)), StandardCharsets.UTF_8)));
      }
    }
    return values;
  }
}
