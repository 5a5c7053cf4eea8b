package dev.autogen.migration;

/**
 * One revision of the schema: a class with a {@link Revision} annotation, a constructor without
 * parameters, and the two directions.
 *
 * <p>Both methods are called afresh whenever their operations are asked for, also without any
 * database, so they must do the same every time.
 */
public interface Migration {

  /** Says what brings the schema from the parent revision to this one. */
  void upgrade(Operations op);

  /** Says what brings the schema back to the parent revision. */
  void downgrade(Operations op);
}
