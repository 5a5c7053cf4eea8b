package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/** Runs one SQL statement as it is written. What it does to the schema is not known here. */
public record ExecuteSql(String sql) implements Operation {

  @Override
  public Schema applyTo(Schema before) {
    return before;
  }

  @Override
  public List<Operation> inverse(Schema before) {
    return List.of();
  }

  @Override
  public List<String> describe(Schema before) {
    String firstLine = sql.strip().lines().findFirst().orElse("");
    return List.of("execute " + firstLine);
  }
}
