package dev.autogen.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything a command takes from outside.
 *
 * @param working the working directory
 * @param variables the environment's variables
 * @param ids gives ids of new revisions
 */
public record Environment(
    Path working,
    Map<String, String> variables,
    Clock clock,
    Supplier<String> ids,
    Terminal terminal) {

  public Environment {
    variables = Map.copyOf(variables);
  }
}
