package dev.autogen.spring;

/** What becomes of a schema at the start of an application. */
public enum AutogenMode {

  /** Migrations that the schema has not had are run. */
  UPGRADE,

  /**
   * The application does not start on a schema that is not what its migrations make of it, or, as
   * Hibernate validates it, not what its entities need.
   */
  CHECK,

  /** Nothing. */
  OFF
}
