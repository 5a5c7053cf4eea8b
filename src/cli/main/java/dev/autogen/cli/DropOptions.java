package dev.autogen.cli;

import dev.autogen.project.DropQuestions;
import picocli.CommandLine.Option;

/** What a migration may drop. */
final class DropOptions {

  @Option(
      names = "--allow-drops",
      description =
          "Write without asking what drops more than half of the tables, or tables with rows, or"
              + " leaves values behind.")
  private boolean allowed;

  DropQuestions questions(Environment environment) {
    return new DropQuestions(allowed, environment.terminal().question());
  }
}
