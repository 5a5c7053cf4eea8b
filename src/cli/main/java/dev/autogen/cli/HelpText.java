package dev.autogen.cli;

import dev.autogen.project.SettingGroup;
import dev.autogen.project.SettingKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/**
 * What {@code --help} prints: the options of the command itself, then those that all commands have,
 * by group and by name alone.
 */
final class HelpText {

  private static final int INDENT = 15;

  private HelpText() {}

  /** Gives a command line, and those below it, such a help. */
  static void attachTo(CommandLine line) {
    line.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpText::options);
    line.getSubcommands().values().forEach(HelpText::attachTo);
  }

  private static String options(Help help) {
    List<OptionSpec> all = help.commandSpec().options();
    String own = help.optionListExcludingGroups(matching(all, option -> !isCommon(option)));
    return "\n"
        + (own.isEmpty() ? "" : own + "\n")
        + "Options of every command, explained by 'autogen help settings':\n"
        + grouped(all).entrySet().stream()
            .map(group -> names(group.getKey(), group.getValue(), width(help)))
            .collect(Collectors.joining());
  }

  /** The options of every command in full, a group below the other. */
  static String settings(CommandLine root) {
    Help help = root.getHelp();
    return grouped(help.commandSpec().options()).entrySet().stream()
        .map(
            group ->
                title(group.getKey()) + ":\n" + help.optionListExcludingGroups(group.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static int width(Help help) {
    return help.commandSpec().usageMessage().width();
  }

  static boolean isCommon(OptionSpec option) {
    return option.scopeType() == ScopeType.INHERIT || option.usageHelp() || option.versionHelp();
  }

  static Map<SettingGroup, List<OptionSpec>> grouped(List<OptionSpec> options) {
    Map<SettingGroup, List<OptionSpec>> groups = new EnumMap<>(SettingGroup.class);
    for (SettingGroup group : SettingGroup.values()) {
      List<OptionSpec> known = new ArrayList<>();
      for (SettingKey key : SettingKey.values()) {
        if (key.group() == group) {
          known.addAll(matching(options, option -> isNamed(option, "--" + key.word())));
        }
      }
      for (CommonOptions.Other other : CommonOptions.Other.values()) {
        if (other.group() == group) {
          known.addAll(matching(options, option -> isNamed(option, other.option())));
        }
      }
      groups.put(group, known);
    }
    return groups;
  }

  private static List<OptionSpec> matching(
      List<OptionSpec> options, Predicate<OptionSpec> condition) {
    return options.stream().filter(condition).toList();
  }

  private static boolean isNamed(OptionSpec option, String name) {
    return Arrays.asList(option.names()).contains(name);
  }

  private static String title(SettingGroup group) {
    String word = group.word();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String names(SettingGroup group, List<OptionSpec> options, int width) {
    StringBuilder text = new StringBuilder();
    StringBuilder line =
        new StringBuilder("  " + group.word() + " ".repeat(INDENT - 2 - group.word().length()));
    for (int i = 0; i < options.size(); i++) {
      String name = options.get(i).longestName() + (i == options.size() - 1 ? "" : ",");
      if (line.length() > INDENT && line.length() + 1 + name.length() > width) {
        text.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(" ".repeat(INDENT));
      }
      line.append(line.length() > INDENT ? " " : "").append(name);
    }
    return text.append(line).append('\n').toString();
  }
}
