package dev.autogen.schema;

/**
 * How a generated column gets its value.
 *
 * @param expression the SQL inside the outer parentheses of {@code GENERATED ALWAYS AS (…)}; empty
 *     for an ordinary column
 */
public record Generation(Kind kind, String expression) {

  public static final Generation NONE = new Generation(Kind.NONE, "");

  /** Whether the value is computed at all, and where it is kept. */
  public enum Kind {
    /** An ordinary column. */
    NONE,
    /** Computed when read. */
    VIRTUAL,
    /** Computed when written. */
    STORED
  }

  public static Generation virtual(String expression) {
    return new Generation(Kind.VIRTUAL, expression);
  }

  public static Generation stored(String expression) {
    return new Generation(Kind.STORED, expression);
  }
}
