package dev.autogen.migration;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A row that a query has found, read by column. It is there only while the query is on it.
 *
 * <p>What is NULL is {@code null} where an object is asked for, and an error where a number of Java
 * is, which has no such value: ask {@link #isNull} first.
 */
public final class Row {

  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  private interface Reading<T> {
    T from(ResultSet rows, int column) throws SQLException;
  }

  private <T> T read(String column, Reading<T> reading) throws SQLException {
    int index = index(column);
    T value = reading.from(rows, index);
    return rows.wasNull() ? null : value;
  }

  private <T> T present(String column, Reading<T> reading) throws SQLException {
    T value = read(column, reading);
    if (value == null) {
      throw new IllegalStateException(
          "column " + column + " is NULL, which is no number: ask row.isNull(\"" + column + "\")");
    }
    return value;
  }

  private int index(String column) throws SQLException {
    ResultSetMetaData data = rows.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      if (data.getColumnLabel(i).equalsIgnoreCase(column)) {
        return i;
      }
      columns.add(data.getColumnLabel(i));
    }
    throw new IllegalArgumentException(
        "the query has no column " + column + ", but " + String.join(", ", columns));
  }

  /** Whether the column is NULL: {@code row.isNull("old_status")}. */
  public boolean isNull(String column) throws SQLException {
    return read(column, ResultSet::getObject) == null;
  }

  /** A whole number: {@code row.longValue("id")}. */
  public long longValue(String column) throws SQLException {
    return present(column, ResultSet::getLong);
  }

  /** A small whole number: {@code row.intValue("age")}. */
  public int intValue(String column) throws SQLException {
    return present(column, ResultSet::getInt);
  }

  /** A number with fractions: {@code row.doubleValue("ratio")}. */
  public double doubleValue(String column) throws SQLException {
    return present(column, ResultSet::getDouble);
  }

  /** A truth value, as of {@code bit(1)} and {@code tinyint(1)}: {@code row.bool("active")}. */
  public boolean bool(String column) throws SQLException {
    return present(column, ResultSet::getBoolean);
  }

  /** An exact number of any size: {@code row.decimal("price")}. */
  public BigDecimal decimal(String column) throws SQLException {
    return read(column, ResultSet::getBigDecimal);
  }

  /** A text, also that of an enum or a set: {@code row.string("old_status")}. */
  public String string(String column) throws SQLException {
    return read(column, ResultSet::getString);
  }

  /** The text of a JSON value, as the server prints it: {@code row.json("settings")}. */
  public String json(String column) throws SQLException {
    return string(column);
  }

  /** Bytes: {@code row.bytes("photo")}. */
  public byte[] bytes(String column) throws SQLException {
    return read(column, ResultSet::getBytes);
  }

  /** A date: {@code row.localDate("born")}. */
  public LocalDate localDate(String column) throws SQLException {
    String text = string(column);
    return text == null ? null : LocalDate.parse(text.substring(0, 10));
  }

  /** A time of day: {@code row.localTime("opens")}. */
  public LocalTime localTime(String column) throws SQLException {
    return read(column, (found, index) -> found.getObject(index, LocalTime.class));
  }

  /** The date and time that stand in the column: {@code row.localDateTime("created")}. */
  public LocalDateTime localDateTime(String column) throws SQLException {
    // As text: the driver would convert a timestamp to the time zone of this Java.
    String text = string(column);
    return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T'));
  }

  /**
   * A point in time: {@code row.instant("created")}. A {@code datetime}, which knows no time zone,
   * is taken for UTC.
   */
  public Instant instant(String column) throws SQLException {
    LocalDateTime time = localDateTime(column);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
