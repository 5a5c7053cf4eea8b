package dev.autogen.hook;

import java.util.Optional;

/**
 * Says which things are compared. What is left out stays in the database as it is: it is neither
 * created, nor changed, nor dropped.
 *
 * <pre>{@code
 * public final class OwnIndexes implements ObjectFilter {
 *   public boolean includes(SchemaObject object, Side side, Optional<SchemaObject> other) {
 *     return !(object instanceof SchemaObject.OfIndex
 *         && side == Side.DATABASE && other.isEmpty() && object.name().startsWith("dba_"));
 *   }
 * }
 * }</pre>
 */
public interface ObjectFilter extends Hook {

  /** Where something is. */
  enum Side {
    DATABASE,
    ENTITIES
  }

  /**
   * Whether {@code object} counts. What is on both sides is asked about on each of them, and left
   * out where either says so.
   *
   * @param other what has the same name on the other side
   */
  boolean includes(SchemaObject object, Side side, Optional<SchemaObject> other);
}
