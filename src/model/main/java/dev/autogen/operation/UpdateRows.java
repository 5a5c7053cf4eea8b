package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives columns of the rows that meet all conditions other values, in one statement.
 *
 * @param conditions what a row must meet; empty for every row
 */
public record UpdateRows(String table, List<Assignment> assignments, List<Condition> conditions)
    implements OpaqueOperation {

  public UpdateRows {
    assignments = List.copyOf(assignments);
    conditions = List.copyOf(conditions);
    if (assignments.isEmpty()) {
      throw new IllegalArgumentException("an update of table " + table + " sets nothing");
    }
  }

  /**
   * A column and what it gets.
   *
   * @param sql an expression; empty for {@code value}
   */
  public record Assignment(String column, Value value, String sql) {}

  /** What a row must meet. */
  public sealed interface Condition {

    /** What is said of the one or the other kind. */
    <R> R match(Function<OneOf, R> oneOf, Function<Sql, R> sql);

    /**
     * The column has one of the values, of which NULL may be one.
     *
     * @param values not empty
     */
    record OneOf(String column, List<Value> values) implements Condition {
      public OneOf {
        values = List.copyOf(values);
      }

      @Override
      public <R> R match(Function<OneOf, R> oneOf, Function<Sql, R> sql) {
        return oneOf.apply(this);
      }
    }

    /** A condition written as SQL, with the values of its question marks. */
    record Sql(String sql, List<Value> parameters) implements Condition {
      public Sql {
        parameters = List.copyOf(parameters);
      }

      @Override
      public <R> R match(Function<OneOf, R> oneOf, Function<Sql, R> sql) {
        return sql.apply(this);
      }
    }
  }

  @Override
  public List<String> describe(Schema before) {
    return List.of(
        "update "
            + table
            + ": set "
            + assignments.stream().map(Assignment::column).collect(Collectors.joining(", ")));
  }

  @Override
  public List<String> losses(Schema before) {
    return assignments.stream()
        .map(a -> "the values of column " + table + "." + a.column())
        .toList();
  }

  @Override
  public List<String> touchedTables() {
    return List.of(table);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.updateRows(this);
  }
}
