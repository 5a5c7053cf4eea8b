package dev.autogen.lint;

import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.work.Work;
import java.util.Optional;

/**
 * An operation, or one clause of an alteration, with the schema it is carried out on.
 *
 * @param operation the whole operation; of a block, the part
 * @param change the clause; empty for an operation that is no alteration
 * @param before the schema before the clause
 * @param names what was called what before the operation
 * @param line of the call in the source; 0 where it is not known
 * @param unchecked whether the server does not check foreign keys meanwhile
 * @param work what the server said of the whole statement; empty where it was not asked
 */
record Step(
    Operation operation,
    Optional<TableChange> change,
    Schema before,
    Names names,
    int line,
    boolean unchecked,
    Optional<Work> work) {

  /** The clause, where it is of that kind. */
  <T extends TableChange> Optional<T> change(Class<T> kind) {
    return change.filter(kind::isInstance).map(kind::cast);
  }

  /** The operation, where it is of that kind. */
  <T extends Operation> Optional<T> operation(Class<T> kind) {
    return kind.isInstance(operation) ? Optional.of(kind.cast(operation)) : Optional.empty();
  }

  /** The table that is altered, as it is before the clause; empty for what is no alteration. */
  Optional<Table> table() {
    return change.isPresent()
        ? operation.definedTables().stream().findFirst().flatMap(before::table)
        : Optional.empty();
  }

  /** The same, where it was there before the migration, so that it may have rows and users. */
  Optional<Table> oldTable() {
    return table().filter(table -> names.table(table.name()).isPresent());
  }
}
