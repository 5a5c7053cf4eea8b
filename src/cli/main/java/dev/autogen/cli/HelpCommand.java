package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.error.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen help}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Show the help of a command, or what all settings mean.",
    footer = {"", "Example: autogen help settings"})
final class HelpCommand extends Action {

  private static final String SETTINGS = "settings";

  @Parameters(
      arity = "0..1",
      defaultValue = "",
      paramLabel = "COMMAND|settings",
      description = "What to explain; default: autogen itself.")
  private String topic;

  @Override
  int act() {
    CommandLine root = Commands.all(environment());
    if (topic.isEmpty()) {
      root.usage(out());
    } else if (topic.equals(SETTINGS)) {
      out().print(HelpText.settings(root));
      out().println();
      out()
          .println(
              "In autogen.properties a setting has the name of its option without dashes, in the");
      out()
          .println(
              "environment that in capitals: --lock-timeout, lock-timeout, AUTOGEN_LOCK_TIMEOUT.");
    } else if (root.getSubcommands().containsKey(topic)) {
      root.getSubcommands().get(topic).usage(out());
    } else {
      List<String> topics = new ArrayList<>(Commands.names());
      topics.add(SETTINGS);
      throw AutogenException.usage(
          "there is no command " + topic,
          DidYouMean.of(topic, topics)
              .map(near -> "did you mean 'autogen help " + near + "'?")
              .orElse("see 'autogen help'"));
    }
    out().flush();
    return 0;
  }
}
