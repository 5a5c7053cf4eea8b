package dev.autogen.diff;

/** What a step does to a {@link SchemaElement}. */
enum Role {
  COMES,
  GOES,
  /** A column is to have this name. */
  RENAMED,
  CHANGES,
  CHANGES_TYPE,
  CHANGES_NULLABILITY,
  CHANGES_SRID,
  /** A table gets another engine or partitions. */
  CONVERTS,
  /** A table is altered in any way. */
  ALTERS,
  /** A table gets rows. */
  FILLS,

  /** Something computed from a column comes. */
  GAINS_COMPUTED,
  LOSES_COMPUTED,
  /** An index on a column comes. */
  GAINS_INDEX,
  LOSES_INDEX,
  LOSES_SPATIAL_INDEX,
  /** A full-text index of a table comes or goes. */
  TURNS_FULL_TEXT,
  GAINS_CHECK,
  LOSES_CHECK,
  /** A foreign key of this child comes. */
  GAINS_FOREIGN_KEY,
  LOSES_FOREIGN_KEY,
  /** A foreign key goes that passes updates on to this child. */
  LOSES_CASCADE,
  /** A foreign key to this parent comes. */
  GAINS_REFERENCE,
  LOSES_REFERENCE
}
