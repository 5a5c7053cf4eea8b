package dev.autogen.schema;

/** One part of an index key. */
public sealed interface KeyPart {

  boolean descending();

  static KeyPart column(String column) {
    return new OfColumn(column, 0, false);
  }

  static KeyPart expression(String sql) {
    return new OfExpression(sql, false);
  }

  /**
   * A column, whole or only its beginning.
   *
   * @param prefix how many characters (bytes for binary types) are indexed; 0 for the whole column
   */
  record OfColumn(String column, int prefix, boolean descending) implements KeyPart {}

  /**
   * A functional key part.
   *
   * @param sql the expression, without the outer parentheses
   */
  record OfExpression(String sql, boolean descending) implements KeyPart {}
}
