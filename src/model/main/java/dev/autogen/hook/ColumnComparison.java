package dev.autogen.hook;

import dev.autogen.schema.Column;
import dev.autogen.schema.Table;

/**
 * Says of a column that is not the same on both sides whether that is a difference.
 *
 * <pre>{@code
 * public final class AnyUuidDefault implements ColumnComparison {
 *   public Verdict compare(Table table, Column database, Column entities) {
 *     return database.withDefault(entities.defaultValue()).equals(entities)
 *             && database.type().equals("char(36)")
 *         ? Verdict.EQUAL
 *         : Verdict.UNDECIDED;
 *   }
 * }
 * }</pre>
 */
public interface ColumnComparison extends Hook {

  /** What comes of a comparison. */
  enum Verdict {
    /** No difference: the column stays as it is. */
    EQUAL,
    /** A difference, whatever equivalences of the settings and later comparisons say. */
    DIFFERENT,
    /** Not this one's business. */
    UNDECIDED
  }

  /**
   * Compares two definitions of one column, in the server's own words.
   *
   * @param table as it is in the database
   * @param database what the column is
   * @param entities what it is to become, where the entities say nothing as it is
   */
  Verdict compare(Table table, Column database, Column entities);
}
