package dev.autogen.operation;

import dev.autogen.schema.Table;

/**
 * One clause of an {@link AlterTable}. A clause holds the complete definition of what is there
 * afterwards; what was there before is in the table it is applied to.
 */
public sealed interface TableChange
    permits ColumnChange, IndexChange, ForeignKeyChange, CheckChange, OptionChange {

  /** What {@code cases} says of this kind. */
  <R> R match(TableChangeCases<R> cases);

  /**
   * The table after this change.
   *
   * @throws IllegalStateException when the table has not what the change needs
   */
  Table applyTo(Table before);

  /** The change that brings {@code before} back. */
  TableChange inverse(Table before);

  /** One short phrase, such as {@code add column users.role_id bigint}. */
  String describe(Table before);
}
