package dev.autogen.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Revisions as they are typed. */
final class Targets {

  private Targets() {}

  /**
   * Tells a relative target from a mistyped option, which reaches a command as the same word.
   *
   * @throws ParameterException when {@code target} is an option nobody knows
   */
  static void check(CommandSpec spec, String target) {
    if (target.startsWith("-") && !target.matches("-\\d+")) {
      throw new ParameterException(spec.commandLine(), "Unknown option: '" + target + "'");
    }
  }
}
