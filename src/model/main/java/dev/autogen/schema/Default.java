package dev.autogen.schema;

/** What a column holds where an INSERT says nothing. */
public sealed interface Default {

  /** No default: NULL where the column is nullable, an error where it is not. */
  Default NONE = new None();

  static Default literal(String value) {
    return new Literal(value);
  }

  static Default expression(String sql) {
    return new Expression(sql);
  }

  /** No default. */
  record None() implements Default {}

  /**
   * A constant.
   *
   * @param value the value itself, unquoted and unescaped; {@code 5} and {@code it's}
   */
  record Literal(String value) implements Default {}

  /**
   * A default written as SQL.
   *
   * @param sql everything after {@code DEFAULT}, outer parentheses included where MySQL wants them:
   *     {@code CURRENT_TIMESTAMP(6)}, {@code (uuid())}, {@code b'1'}
   */
  record Expression(String sql) implements Default {}
}
