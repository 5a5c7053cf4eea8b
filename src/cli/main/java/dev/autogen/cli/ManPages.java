package dev.autogen.cli;

import dev.autogen.run.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual: a page for the program with what every command heeds, and one for each command, made
 * from what {@code --help} is made from. The build has it written for the archive.
 */
public final class ManPages {

  private final CommandLine root;
  private final String version;

  private ManPages(CommandLine root, String version) {
    this.root = root;
    this.version = version;
  }

  /**
   * Writes the pages into the folder that is named.
   *
   * @throws IOException when it cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Environment environment =
        new Environment(
            Path.of(""),
            Map.of(),
            Clock.systemUTC(),
            () -> "",
            new Terminal(nowhere, nowhere, () -> ""));
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, String> page :
        new ManPages(Commands.all(environment), Version.current()).all().entrySet()) {
      Files.writeString(folder.resolve(page.getKey()), page.getValue());
    }
  }

  /** All pages by the names of their files. */
  private SortedMap<String, String> all() {
    SortedMap<String, String> pages = new TreeMap<>();
    pages.put("autogen.1", program());
    root.getSubcommands()
        .forEach((name, command) -> pages.put("autogen-" + name + ".1", command(name, command)));
    return pages;
  }

  private String program() {
    StringBuilder page = begin("autogen", root);
    section(page, "COMMANDS");
    root.getSubcommands()
        .forEach(
            (name, command) ->
                item(page, "\\fBautogen " + safe(name) + "\\fR", sentences(command)));
    section(page, "OPTIONS");
    own(root.getCommandSpec()).forEach(option -> option(page, option));
    HelpText.grouped(root.getCommandSpec().options())
        .forEach(
            (group, options) -> {
              section(page, group.word().toUpperCase(Locale.ROOT));
              options.forEach(option -> option(page, option));
            });
    section(page, "FILES AND ENVIRONMENT");
    paragraph(
        page,
        "In autogen.properties a setting has the name of its option without dashes, in the"
            + " environment that in capitals: --lock-timeout, lock-timeout, AUTOGEN_LOCK_TIMEOUT.");
    end(page, root);
    section(page, "SEE ALSO");
    paragraph(
        page,
        root.getSubcommands().keySet().stream()
            .map(name -> "autogen-" + name + "(1)")
            .collect(Collectors.joining(", ")));
    return page.toString();
  }

  private String command(String name, CommandLine command) {
    StringBuilder page = begin("autogen-" + name, command);
    CommandSpec spec = command.getCommandSpec();
    if (!spec.positionalParameters().isEmpty()) {
      section(page, "PARAMETERS");
      for (PositionalParamSpec parameter : spec.positionalParameters()) {
        item(page, "\\fI" + safe(parameter.paramLabel()) + "\\fR", described(parameter));
      }
    }
    section(page, "OPTIONS");
    own(spec).forEach(option -> option(page, option));
    page.append(".PP\n");
    paragraph(page, "The options of every command are in autogen(1).");
    end(page, command);
    section(page, "SEE ALSO");
    paragraph(page, "autogen(1)");
    return page.toString();
  }

  private StringBuilder begin(String title, CommandLine command) {
    StringBuilder page = new StringBuilder();
    page.append(".TH \"")
        .append(safe(title.toUpperCase(Locale.ROOT)))
        .append("\" 1 \"\" \"autogen ")
        .append(safe(version))
        .append("\" \"autogen\"\n");
    section(page, "NAME");
    page.append(safe(title))
        .append(" \\- ")
        .append(safe(sentences(command).replaceFirst("\\.$", "")))
        .append('\n');
    section(page, "SYNOPSIS");
    paragraph(page, command.getHelp().synopsis(0).strip());
    section(page, "DESCRIPTION");
    paragraph(page, sentences(command));
    return page;
  }

  /** What stands below the options in a help text: an example, and what it means. */
  private static void end(StringBuilder page, CommandLine command) {
    section(page, "NOTES");
    page.append(".nf\n");
    Arrays.stream(command.getCommandSpec().usageMessage().footer())
        .filter(line -> !line.isBlank())
        .forEach(line -> page.append(safe(line)).append('\n'));
    page.append(".fi\n");
  }

  private static List<OptionSpec> own(CommandSpec spec) {
    return spec.options().stream().filter(option -> !HelpText.isCommon(option)).toList();
  }

  private static void option(StringBuilder page, OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .map(name -> "\\fB" + safe(name) + "\\fR")
            .collect(Collectors.joining(", "));
    String label = option.arity().max() == 0 ? "" : " \\fI" + safe(option.paramLabel()) + "\\fR";
    item(page, names + label, described(option));
  }

  private static String described(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private static String sentences(CommandLine command) {
    return String.join(" ", command.getCommandSpec().usageMessage().description());
  }

  private static void section(StringBuilder page, String title) {
    page.append(".SH ").append(title).append('\n');
  }

  private static void paragraph(StringBuilder page, String text) {
    page.append(safe(text)).append('\n');
  }

  private static void item(StringBuilder page, String term, String text) {
    page.append(".TP\n").append(term).append('\n').append(safe(text)).append('\n');
  }

  /** Text that roff takes for text. */
  private static String safe(String text) {
    StringBuilder ascii = new StringBuilder();
    text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("\"", "\\(dq")
        .codePoints()
        .forEach(
            point -> {
              if (point < 128) {
                ascii.append((char) point);
              } else {
                ascii.append(String.format(Locale.ROOT, "\\[u%04X]", point));
              }
            });
    String escaped = ascii.toString();
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
