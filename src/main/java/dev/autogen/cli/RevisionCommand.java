package dev.autogen.cli;

import dev.autogen.project.Autogenerate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code autogen revision}. */
@Command(
    name = "revision",
    mixinStandardHelpOptions = true,
    description = "Write a new migration: an empty one, or with --autogenerate what differs.",
    footer = {"", "Example: autogen revision -m \"Fill in display names\""})
final class RevisionCommand extends Action {

  @Mixin private RenameOptions renames = new RenameOptions();

  @Option(
      names = {"-m", "--message"},
      required = true,
      paramLabel = "TEXT",
      description = "What the migration does.")
  private String message;

  @Option(names = "--autogenerate", description = "Fill it with what differs.")
  private boolean autogenerate;

  @Override
  int act() {
    Autogenerate autogen =
        new Autogenerate(project(), environment().ids(), renames.questions(environment()));
    if (autogenerate) {
      return report(autogen.write(message));
    }
    print(autogen.writeEmpty(message));
    return 0;
  }
}
