package dev.autogen.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What fish completes the words of a program with, each with a few words about it. */
final class FishCompletion {

  private final String program;
  private final StringBuilder script = new StringBuilder();

  FishCompletion(String program) {
    this.program = program;
  }

  /** The script, which fish reads when the program is first completed. */
  String of(CommandLine root) {
    line("", "-f");
    CommandSpec spec = root.getCommandSpec();
    List<String> shared = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      shared.add(option.longestName());
      option("", option);
    }
    // A value of an option may stand before the command.
    String names = String.join(" ", root.getSubcommands().keySet());
    commands("not __fish_seen_subcommand_from " + names, root);
    root.getSubcommands()
        .forEach((name, command) -> below("__fish_seen_subcommand_from " + name, command, shared));
    return script.toString();
  }

  private void commands(String condition, CommandLine parent) {
    parent
        .getSubcommands()
        .forEach(
            (name, command) ->
                line(
                    condition,
                    "-a "
                        + name
                        + described(command.getCommandSpec().usageMessage().description())));
  }

  private void below(String condition, CommandLine command, List<String> shared) {
    CommandSpec spec = command.getCommandSpec();
    for (OptionSpec option : spec.options()) {
      if (!shared.contains(option.longestName())) {
        option(condition, option);
      }
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String values = values(parameter);
      if (!values.isEmpty()) {
        line(condition, "-a " + quoted(values));
      }
    }
    if (!command.getSubcommands().isEmpty()) {
      String names = String.join(" ", command.getSubcommands().keySet());
      commands(condition + "; and not __fish_seen_subcommand_from " + names, command);
      command
          .getSubcommands()
          .forEach(
              (name, sub) ->
                  below(condition + "; and __fish_seen_subcommand_from " + name, sub, shared));
    }
  }

  private void option(String condition, OptionSpec option) {
    if (option.hidden()) {
      return;
    }
    StringBuilder words = new StringBuilder();
    for (String name : option.names()) {
      words.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      String values = values(option);
      if (!values.isEmpty()) {
        words.append(" -x -a ").append(quoted(values));
      } else {
        words.append(isFile(option) ? " -r -F" : " -x");
      }
    }
    words.append(described(option.description()));
    line(condition, words.substring(1));
  }

  /** The values there are, where they are few: {@code on|off} says so itself. */
  private static String values(ArgSpec argument) {
    if (argument.completionCandidates() != null) {
      return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
          .collect(Collectors.joining(" "));
    }
    String label = argument.paramLabel();
    return label.matches("[a-z-]+(\\|[a-z-]+)+") ? label.replace('|', ' ') : "";
  }

  private static boolean isFile(ArgSpec argument) {
    return argument.paramLabel().matches(".*\\b(FILE|DIR|PATH)\\b.*");
  }

  private static String described(String[] description) {
    return Arrays.stream(description)
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> text.replaceFirst("([.;:]) .*", "").replaceFirst("[.;:]$", ""))
        .filter(text -> !text.contains("${"))
        .map(text -> " -d " + quoted(text))
        .orElse("");
  }

  private void line(String condition, String words) {
    script.append("complete -c ").append(program).append(' ');
    if (!condition.isEmpty()) {
      script.append("-n ").append(quoted(condition)).append(' ');
    }
    script.append(words).append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replaceAll("\\s+", " ") + "'";
  }
}
