package dev.autogen.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** All commands, and how a command line is run. */
final class Commands {

  private static final Map<String, Class<? extends Action>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("init", InitCommand.class);
    ALL.put("revision", RevisionCommand.class);
    ALL.put("check", CheckCommand.class);
    ALL.put("compare", CompareCommand.class);
    ALL.put("upgrade", UpgradeCommand.class);
    ALL.put("downgrade", DowngradeCommand.class);
    ALL.put("status", StatusCommand.class);
    ALL.put("current", CurrentCommand.class);
    ALL.put("history", HistoryCommand.class);
    ALL.put("heads", HeadsCommand.class);
    ALL.put("branches", BranchesCommand.class);
    ALL.put("show", ShowCommand.class);
    ALL.put("merge", MergeCommand.class);
    ALL.put("squash", SquashCommand.class);
    ALL.put("stamp", StampCommand.class);
    ALL.put("repair", RepairCommand.class);
    ALL.put("edit", EditCommand.class);
    ALL.put("config", ConfigCommand.class);
    ALL.put("doctor", DoctorCommand.class);
    ALL.put("ensure-version", EnsureVersionCommand.class);
    ALL.put("completion", CompletionCommand.class);
  }

  private final AutogenCommand root = new AutogenCommand();
  private final CommandLine line = new CommandLine(root);
  private final Errors errors;

  private Commands(Environment environment, Predicate<String> wanted) {
    errors = new Errors(environment, root.options());
    root.options().addTo(line.getCommandSpec());
    root.bind(environment, root.options());
    ALL.forEach(
        (name, type) -> {
          if (wanted.test(name)) {
            line.addSubcommand(name, type);
          }
        });
    for (CommandLine sub : line.getSubcommands().values()) {
      ((Action) sub.getCommand()).bind(environment, root.options());
      // downgrade -1 and upgrade +2: a sign does not make an option.
      sub.setUnmatchedOptionsArePositionalParams(true);
    }
    line.setOut(environment.terminal().out())
        .setErr(environment.terminal().err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(
            Help.defaultColorScheme(environment.terminal().screen().colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(environment.terminal().screen().helpColumns())
        .setParameterExceptionHandler(errors::usage)
        .setExecutionExceptionHandler(errors::execution);
  }

  static Set<String> names() {
    return ALL.keySet();
  }

  /** Runs a command line; the exit code. */
  static int run(Environment environment, String... arguments) {
    // Each command takes picocli milliseconds, so that there are those that are named, and all of
    // them only where what is to be said may be about any.
    Commands named = new Commands(environment, List.of(arguments)::contains);
    return (named.suffice(arguments) ? named : new Commands(environment, name -> true))
        .execute(arguments);
  }

  /** The command line with every command. */
  static CommandLine all(Environment environment) {
    return new Commands(environment, name -> true).line;
  }

  private boolean suffice(String... arguments) {
    try {
      ParseResult parsed = line.parseArgs(arguments);
      return !parsed.isUsageHelpRequested()
          && (parsed.hasSubcommand() || parsed.isVersionHelpRequested() || root.hasMessage());
    } catch (ParameterException e) {
      return false;
    }
  }

  private int execute(String... arguments) {
    try {
      return line.execute(arguments);
    } catch (Error e) {
      // Such as a class of the project that does not load, which picocli leaves to Java.
      return errors.execution(e);
    }
  }
}
