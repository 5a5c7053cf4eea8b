package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One step of a migration: a change of the schema, or of its rows. */
public sealed interface Operation
    permits AlterPartitions,
        AlterTable,
        AlterTableWhereNeeded,
        CreateTable,
        CreateTableIfAbsent,
        DeleteRows,
        DropTable,
        DropTableIfExists,
        InsertRows,
        OpaqueOperation,
        RenameTable,
        WithoutForeignKeyChecks {

  /** What {@code cases} says of this kind. */
  <R> R match(OperationCases<R> cases);

  /**
   * The schema after this operation, as the server would have it.
   *
   * @throws IllegalStateException when {@code before} has not what the operation needs
   */
  Schema applyTo(Schema before);

  /**
   * The operations that bring {@code before} back, in the order to run them. Empty where nothing
   * can or need be undone.
   */
  List<Operation> inverse(Schema before);

  /** One short phrase per change, such as {@code add column users.role_id bigint}. */
  List<String> describe(Schema before);

  /** What rows or values are lost for good, one phrase each; empty for most. */
  default List<String> losses(Schema before) {
    return List.of();
  }

  /**
   * The tables whose definition it changes, by the names they have before and after it; none where
   * it leaves all as they are, or nobody can tell.
   */
  default List<String> definedTables() {
    return List.of();
  }

  /**
   * The tables whose definition or rows it changes, by the names they have before it; none where
   * nobody can tell.
   */
  default List<String> touchedTables() {
    return definedTables();
  }

  /**
   * The operations it is made of, blocks within blocks taken apart; itself where it is no block.
   */
  default List<Operation> parts() {
    return List.of(this);
  }

  /**
   * Whether the definitions of {@link #definedTables} tell that it was carried out, or it does no
   * harm a second time.
   */
  default boolean showsOrMayRepeat() {
    return true;
  }

  /** The schema after all of {@code operations}, in order. */
  static Schema applyAll(List<Operation> operations, Schema before) {
    Schema schema = before;
    for (Operation operation : operations) {
      schema = operation.applyTo(schema);
    }
    return schema;
  }

  /** What each of {@code operations} does, in order, in short phrases. */
  static List<String> describeAll(List<Operation> operations, Schema before) {
    List<String> phrases = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      phrases.addAll(operation.describe(schema));
      schema = operation.applyTo(schema);
    }
    return List.copyOf(phrases);
  }

  /** The operations that undo all of {@code operations}, last first. */
  static List<Operation> inverseOf(List<Operation> operations, Schema before) {
    List<List<Operation>> inverses = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      inverses.add(operation.inverse(schema));
      schema = operation.applyTo(schema);
    }
    Collections.reverse(inverses);
    return inverses.stream().flatMap(List::stream).toList();
  }
}
