package dev.autogen.operation;

import dev.autogen.schema.Schema;
import java.util.List;

/**
 * Runs the statements of a script, each as a step of its own. What they do to the schema is not
 * known here.
 *
 * @param name what to call it in messages, such as the name of its file
 * @param text statements as the {@code mysql} client takes them: with a semicolon behind each, or
 *     what a {@code DELIMITER} line says
 */
public record ExecuteScript(String name, String text) implements OpaqueOperation {

  @Override
  public List<String> describe(Schema before) {
    return List.of("execute script " + name);
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.executeScript(this);
  }
}
