package dev.autogen.cli;

import dev.autogen.project.Autogenerate;
import dev.autogen.project.NewRevision;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
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
    },
    subcommands = {
      InitCommand.class,
      RevisionCommand.class,
      CheckCommand.class,
      CompareCommand.class,
      UpgradeCommand.class,
      DowngradeCommand.class,
      StatusCommand.class,
      CurrentCommand.class,
      HistoryCommand.class,
      HeadsCommand.class,
      BranchesCommand.class,
      ShowCommand.class,
      MergeCommand.class,
      SquashCommand.class,
      StampCommand.class,
      RepairCommand.class,
      EditCommand.class,
      ConfigCommand.class,
      DoctorCommand.class,
      EnsureVersionCommand.class,
      CompletionCommand.class
    })
final class AutogenCommand extends Action {

  @Mixin private CommonOptions options = new CommonOptions();

  @Mixin private RenameOptions renames = new RenameOptions();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "Write a migration of what differs, and say what it does.")
  private String message;

  /** Runs a command line; the exit code. */
  static int run(Environment environment, String... arguments) {
    AutogenCommand command = new AutogenCommand();
    CommandLine line = new CommandLine(command);
    command.options.addTo(line.getCommandSpec());
    command.bind(environment, command.options);
    for (CommandLine sub : line.getSubcommands().values()) {
      ((Action) sub.getCommand()).bind(environment, command.options);
      // downgrade -1 and upgrade +2: a sign does not make an option.
      sub.setUnmatchedOptionsArePositionalParams(true);
    }
    Errors errors = new Errors(environment, command.options);
    line.setOut(environment.terminal().out())
        .setErr(environment.terminal().err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(
            Help.defaultColorScheme(environment.terminal().screen().colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(environment.terminal().screen().helpColumns())
        .setParameterExceptionHandler(errors::usage)
        .setExecutionExceptionHandler(errors::execution);
    try {
      return line.execute(arguments);
    } catch (Error e) {
      // Such as a class of the project that does not load, which picocli leaves to Java.
      return errors.execution(e);
    }
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
        new Autogenerate(project(), environment().ids(), renames.questions(environment()))
            .write(NewRevision.of(message)));
  }
}
