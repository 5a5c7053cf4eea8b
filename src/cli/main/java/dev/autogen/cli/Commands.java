package dev.autogen.cli;

import java.util.Collections;
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

  /** By name, in the order of the help. */
  private static final Map<String, Class<? extends Action>> ALL =
      Collections.unmodifiableMap(inOrder());

  private static Map<String, Class<? extends Action>> inOrder() {
    Map<String, Class<? extends Action>> commands = new LinkedHashMap<>();
    commands.put("init", InitCommand.class);
    commands.put("adopt", AdoptCommand.class);
    commands.put("revision", RevisionCommand.class);
    commands.put("check", CheckCommand.class);
    commands.put("lint", LintCommand.class);
    commands.put("compare", CompareCommand.class);
    commands.put("plan", PlanCommand.class);
    commands.put("upgrade", UpgradeCommand.class);
    commands.put("downgrade", DowngradeCommand.class);
    commands.put("status", StatusCommand.class);
    commands.put("current", CurrentCommand.class);
    commands.put("history", HistoryCommand.class);
    commands.put("heads", HeadsCommand.class);
    commands.put("branches", BranchesCommand.class);
    commands.put("show", ShowCommand.class);
    commands.put("review", ReviewCommand.class);
    commands.put("erd", ErdCommand.class);
    commands.put("merge", MergeCommand.class);
    commands.put("squash", SquashCommand.class);
    commands.put("stamp", StampCommand.class);
    commands.put("repair", RepairCommand.class);
    commands.put("edit", EditCommand.class);
    commands.put("config", ConfigCommand.class);
    commands.put("doctor", DoctorCommand.class);
    commands.put("dev", DevCommand.class);
    commands.put("ensure-version", EnsureVersionCommand.class);
    commands.put("completion", CompletionCommand.class);
    commands.put("help", HelpCommand.class);
    return commands;
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
        .setErr(environment.terminal().messages().writer())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(
            Help.defaultColorScheme(environment.terminal().screen().colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(environment.terminal().screen().helpColumns())
        .setParameterExceptionHandler(errors::usage)
        .setExecutionExceptionHandler(errors::execution);
    HelpText.attachTo(line);
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
