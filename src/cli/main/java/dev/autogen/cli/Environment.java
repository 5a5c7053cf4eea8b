package dev.autogen.cli;

import dev.autogen.run.Interruption;
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
 * @param interruption ends a run of migrations in order
 */
public record Environment(
    Path working,
    Map<String, String> variables,
    Clock clock,
    Supplier<String> ids,
    Terminal terminal,
    Interruption interruption) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** With nobody who interrupts. */
  public Environment(
      Path working,
      Map<String, String> variables,
      Clock clock,
      Supplier<String> ids,
      Terminal terminal) {
    this(working, variables, clock, ids, terminal, new Interruption());
  }
}
