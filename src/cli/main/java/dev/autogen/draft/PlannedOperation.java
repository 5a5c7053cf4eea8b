package dev.autogen.draft;

import dev.autogen.operation.Operation;
import java.util.List;

/**
 * An operation of a migration that is written, and what it is there for.
 *
 * @param guessed the columns whose value for the rows that are there somebody must decide about
 */
public record PlannedOperation(Operation operation, Purpose purpose, List<String> guessed) {

  public PlannedOperation {
    guessed = List.copyOf(guessed);
  }

  /** What an operation is there for. */
  public enum Purpose {
    /** It is a part of the difference. */
    CHANGE,
    /** It gives rows that are already there a value, which somebody must decide about. */
    FILL,
    /** It maps stored values to those that stand for the same from now on. */
    MAP
  }

  /** A part of the difference. */
  public static PlannedOperation change(Operation operation) {
    return new PlannedOperation(operation, Purpose.CHANGE, List.of());
  }

  /** Gives rows values of {@code columns}. */
  static PlannedOperation fill(Operation operation, List<String> columns) {
    return new PlannedOperation(operation, Purpose.FILL, columns);
  }

  /** Maps stored values. */
  static PlannedOperation map(Operation operation) {
    return new PlannedOperation(operation, Purpose.MAP, List.of());
  }

  /** Parts of the difference. */
  public static List<PlannedOperation> changes(List<Operation> operations) {
    return operations.stream().map(PlannedOperation::change).toList();
  }
}
