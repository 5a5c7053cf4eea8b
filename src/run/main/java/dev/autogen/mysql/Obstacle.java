package dev.autogen.mysql;

import dev.autogen.schema.Column;
import java.util.List;
import java.util.Optional;

/**
 * Rows that stop a change, where there are any.
 *
 * @param kind why they stop it
 * @param columns whose values stop it; empty where it is the row as a whole
 * @param what the rows, as in {@code rows with NULL}
 * @param rows the rest of a query behind the columns to select: {@code FROM … WHERE …}, one row for
 *     each row in the way
 * @param query a query for people that shows these rows
 * @param conversion what the server is asked to try where no condition says which rows they are;
 *     {@code rows} then are all that have a value
 */
public record Obstacle(
    Kind kind,
    List<String> columns,
    String what,
    String rows,
    String query,
    Optional<Conversion> conversion) {

  /** Why rows stop a change. */
  public enum Kind {
    /** A column that must not be NULL is. */
    NULLS,
    /** Rows share what must be unique. */
    DUPLICATES,
    /** A row refers to one that is not there. */
    ORPHANS,
    /** A row breaks a CHECK constraint. */
    BROKEN_CHECK,
    /** A row holds a member of an enum or set that is no more. */
    REMOVED_MEMBERS,
    /** A value is too long or out of the range of a column's new type. */
    UNFIT,
    /** A column's new type takes a value, and makes another of it. */
    CHANGED,
    /** There is a row, and a new column would be filled with 0000-00-00 in it. */
    NO_DATE,
    /** There is a row, and MySQL has no value to fill a new column with. */
    NO_VALUE,
  }

  /**
   * A column that gets another type.
   *
   * @param from its definition with the type it has
   * @param to the definition it gets
   */
  public record Conversion(Column from, Column to) {}

  public Obstacle {
    columns = List.copyOf(columns);
  }

  Obstacle(Kind kind, List<String> columns, String what, String rows) {
    this(kind, columns, what, rows, "SELECT *" + rows, Optional.empty());
  }

  /** The remark on a change that a reviewer wants to read. */
  public String remark() {
    return (kind == Kind.CHANGED ? "changes values, so it is stopped by rows " : "stopped by rows ")
        + what
        + (kind == Kind.CHANGED ? ", unless valuesMayChange() stands behind it" : "")
        + (query.isEmpty() ? "" : ": " + query);
  }
}
