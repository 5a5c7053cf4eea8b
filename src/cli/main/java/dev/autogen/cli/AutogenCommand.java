package dev.autogen.cli;

import dev.autogen.project.Autogenerate;
import dev.autogen.project.NewRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code autogen}: with a message it writes a migration, otherwise a command says what to do. */
@Command(
    name = "autogen",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "[COMMAND]",
    description = "Writes the difference between JPA entities and a MySQL schema as a migration.",
    footer = {
      "",
      "Example: autogen -m \"Add user roles\"",
      "Exit codes: 0 done or in agreement, 1 differences found, 2 wrong usage or configuration,",
      "3 the database or a migration failed."
    })
final class AutogenCommand extends Action {

  @Mixin private CommonOptions options = new CommonOptions();

  @Mixin private RenameOptions renames = new RenameOptions();

  @Mixin private DropOptions drops = new DropOptions();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "Write a migration of what differs, and say what it does.")
  private String message;

  CommonOptions options() {
    return options;
  }

  boolean hasMessage() {
    return message != null;
  }

  @Override
  int act() {
    if (message == null) {
      spec.commandLine().usage(out());
      return 0;
    }
    return report(
        new Autogenerate(
                project(),
                environment().ids(),
                renames.questions(environment()),
                drops.questions(environment()))
            .write(NewRevision.of(message)));
  }
}
