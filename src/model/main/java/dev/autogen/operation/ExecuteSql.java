package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * Runs one SQL statement as it is written. What it does to the schema is not known here.
 *
 * @param parameters the values of its question marks, in order
 */
public record ExecuteSql(String sql, List<Value> parameters) implements OpaqueOperation {

  public ExecuteSql {
    parameters = List.copyOf(parameters);
  }

  public ExecuteSql(String sql) {
    this(sql, List.of());
  }

  @Override
  public List<String> describe(Schema before) {
    return List.of("execute " + Phrases.firstLine(sql));
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.executeSql(this);
  }
}
