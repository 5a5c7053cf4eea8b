package dev.autogen.diff;

import dev.autogen.diff.SchemaElement.Kind;

/**
 * Which of two steps that have to do with the same {@link SchemaElement} comes first, and whether
 * they may share a statement. Each names the error MySQL gives otherwise. Since a downgrade is the
 * same in reverse, what MySQL wants on the way back is a rule too.
 */
enum Rule {
  /** What is computed from a column goes before it, even in one statement (3108, 3755, 3766). */
  COMPUTED_GOES_BEFORE_COLUMN(Kind.COLUMN, Role.LOSES_COMPUTED, Role.GOES, true),

  /** A column comes before what is computed from it: the way back of the rule above. */
  COLUMN_COMES_BEFORE_COMPUTED(Kind.COLUMN, Role.COMES, Role.GAINS_COMPUTED, true),

  /** A check goes before its column (3959). */
  CHECK_GOES_BEFORE_COLUMN(Kind.COLUMN, Role.LOSES_CHECK, Role.GOES, false),

  /** A column comes before its checks (3820). */
  COLUMN_COMES_BEFORE_CHECK(Kind.COLUMN, Role.COMES, Role.GAINS_CHECK, false),

  /** A name is free before another column takes it (1060). */
  COLUMN_GOES_BEFORE_ITS_SUCCESSOR(Kind.COLUMN, Role.GOES, Role.COMES, false),

  /** MODIFY does not find a new name in the statement that gives it (1054). */
  COLUMN_IS_RENAMED_BEFORE_IT_CHANGES(Kind.COLUMN, Role.RENAMED, Role.CHANGES, true),

  /** A column comes before the indexes on it (1072). */
  COLUMN_COMES_BEFORE_INDEX(Kind.COLUMN, Role.COMES, Role.GAINS_INDEX, false),

  /** A column has its new type before an index that needs it comes (1170, 1283). */
  COLUMN_CHANGES_BEFORE_INDEX_COMES(Kind.COLUMN, Role.CHANGES, Role.GAINS_INDEX, false),

  /** An index goes by itself before its last column would take it along (1091). */
  INDEX_GOES_BEFORE_COLUMN(Kind.COLUMN, Role.LOSES_INDEX, Role.GOES, false),

  /** An index goes before its column has a type that it cannot be on (1170, 1283). */
  INDEX_GOES_BEFORE_COLUMN_CHANGES(Kind.COLUMN, Role.LOSES_INDEX, Role.CHANGES, false),

  /** A spatial index goes before its column has another SRID (3644). */
  SPATIAL_INDEX_GOES_BEFORE_SRID_CHANGES(
      Kind.COLUMN, Role.LOSES_SPATIAL_INDEX, Role.CHANGES_SRID, true),

  /** A name is free before another index takes it (1061). */
  INDEX_GOES_BEFORE_ITS_SUCCESSOR(Kind.INDEX, Role.GOES, Role.COMES, false),

  /**
   * InnoDB builds one full-text index at a time (1795), and one dropped and added in the same
   * statement keeps the parser it had.
   */
  FULL_TEXT_INDEXES_CHANGE_ONE_BY_ONE(Kind.TABLE, Role.TURNS_FULL_TEXT, Role.TURNS_FULL_TEXT, true),

  /** A foreign key is off while its column changes its type, or whether it counts (3780, 1833). */
  FOREIGN_KEY_GOES_BEFORE_TYPE_CHANGES(
      Kind.COLUMN, Role.LOSES_FOREIGN_KEY, Role.CHANGES_TYPE, false),

  /** A foreign key that passes updates on is off while its column becomes NOT NULL (1832). */
  FOREIGN_KEY_GOES_BEFORE_NULLABILITY_CHANGES(
      Kind.COLUMN, Role.LOSES_CASCADE, Role.CHANGES_NULLABILITY, false),

  /** A foreign key comes after the change of its column: the way back of the rules above. */
  COLUMN_CHANGES_BEFORE_FOREIGN_KEY_COMES(Kind.COLUMN, Role.CHANGES, Role.GAINS_FOREIGN_KEY, false),

  /** A foreign key goes before its column (1828). */
  FOREIGN_KEY_GOES_BEFORE_COLUMN(Kind.COLUMN, Role.LOSES_FOREIGN_KEY, Role.GOES, false),

  /** A column comes before its foreign keys (1072). */
  COLUMN_COMES_BEFORE_FOREIGN_KEY(Kind.COLUMN, Role.COMES, Role.GAINS_FOREIGN_KEY, false),

  /** A foreign key goes before the index that serves it (1553). */
  FOREIGN_KEY_GOES_BEFORE_ITS_INDEX(Kind.INDEX, Role.LOSES_FOREIGN_KEY, Role.GOES, false),

  /** An index comes before the foreign key it serves, for which MySQL makes another otherwise. */
  INDEX_COMES_BEFORE_FOREIGN_KEY(Kind.INDEX, Role.COMES, Role.GAINS_FOREIGN_KEY, false),

  // The parent's side. Where that is the child's own table, too, MySQL looks for what a foreign
  // key points to in the table as it is before the statement (8.0: 1215, 1553; 9.7: 6125).

  /** As for the child's column (3780, 1833). */
  REFERENCE_GOES_BEFORE_TYPE_CHANGES(Kind.COLUMN, Role.LOSES_REFERENCE, Role.CHANGES_TYPE, true),

  /** A foreign key comes when both sides have one type (3780). */
  COLUMN_CHANGES_BEFORE_REFERENCE_COMES(Kind.COLUMN, Role.CHANGES, Role.GAINS_REFERENCE, true),

  /** A foreign key goes before the column it points to (1829). */
  REFERENCE_GOES_BEFORE_COLUMN(Kind.COLUMN, Role.LOSES_REFERENCE, Role.GOES, true),

  /** A column comes before the foreign keys that point to it (3734). */
  COLUMN_COMES_BEFORE_REFERENCE(Kind.COLUMN, Role.COMES, Role.GAINS_REFERENCE, true),

  /** A column has the name by which a foreign key points to it (3734). */
  COLUMN_IS_RENAMED_BEFORE_REFERENCE(Kind.COLUMN, Role.RENAMED, Role.GAINS_REFERENCE, true),

  /** A foreign key is off while the parent's key it needs gives way to another (1553). */
  REFERENCE_GOES_BEFORE_KEY(Kind.INDEX, Role.LOSES_REFERENCE, Role.GOES, true),

  /** The parent's key comes before the foreign keys that need it (1822). */
  KEY_COMES_BEFORE_REFERENCE(Kind.INDEX, Role.COMES, Role.GAINS_REFERENCE, true),

  /** Foreign keys are off while their table changes its engine or partitions (3776, 1506). */
  FOREIGN_KEY_GOES_BEFORE_CONVERSION(Kind.TABLE, Role.LOSES_FOREIGN_KEY, Role.CONVERTS, true),

  /** As for the child (3776, 1506). */
  REFERENCE_GOES_BEFORE_CONVERSION(Kind.TABLE, Role.LOSES_REFERENCE, Role.CONVERTS, true),

  /** The way back (1005, 1506). */
  CONVERSION_BEFORE_FOREIGN_KEY_COMES(Kind.TABLE, Role.CONVERTS, Role.GAINS_FOREIGN_KEY, true),

  /** The way back (1005, 1506). */
  CONVERSION_BEFORE_REFERENCE_COMES(Kind.TABLE, Role.CONVERTS, Role.GAINS_REFERENCE, true),

  /** A table comes with its foreign keys, or before them. */
  TABLE_COMES_BEFORE_FOREIGN_KEY(Kind.TABLE, Role.COMES, Role.GAINS_FOREIGN_KEY, false),

  /** A parent comes before the foreign keys that point to it (1824). */
  TABLE_COMES_BEFORE_REFERENCE(Kind.TABLE, Role.COMES, Role.GAINS_REFERENCE, false),

  /** A table goes with its foreign keys and checks, or after them. */
  CONSTRAINT_GOES_BEFORE_TABLE(Kind.TABLE, Role.ALTERS, Role.GOES, false),

  /** A parent goes after the foreign keys that point to it (3730). */
  REFERENCE_GOES_BEFORE_TABLE(Kind.TABLE, Role.LOSES_REFERENCE, Role.GOES, false),

  /** A table has its columns before it gets rows (1146, 1054). */
  TABLE_COMES_BEFORE_ROWS(Kind.TABLE, Role.COMES, Role.FILLS, true),

  /** As for a new table (1054). */
  TABLE_IS_ALTERED_BEFORE_ROWS_COME(Kind.TABLE, Role.ALTERS, Role.FILLS, true),

  /** The name of a foreign key is free before another takes it, even of the same table (1826). */
  FOREIGN_KEY_NAME_IS_FREE(Kind.FOREIGN_KEY_NAME, Role.GOES, Role.COMES, true),

  /** The name of a check is free before another takes it (3822). */
  CHECK_NAME_IS_FREE(Kind.CHECK_NAME, Role.GOES, Role.COMES, false);

  /** What both steps have to do with. */
  final Kind kind;

  final Role earlier;
  final Role later;

  /** Whether the later step needs a statement after that of the earlier one. */
  final boolean apart;

  Rule(Kind kind, Role earlier, Role later, boolean apart) {
    this.kind = kind;
    this.earlier = earlier;
    this.later = later;
    this.apart = apart;
  }
}
