package dev.autogen.cli;

import dev.autogen.project.RenameQuestions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is renamed rather than dropped and added. */
final class RenameOptions {

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description =
          "A table, or a column as table.column, that has a new name; OLD= for one that is gone.")
  private List<String> renames = new ArrayList<>();

  RenameQuestions questions(Environment environment) {
    return new RenameQuestions(renames, environment.terminal().question());
  }
}
