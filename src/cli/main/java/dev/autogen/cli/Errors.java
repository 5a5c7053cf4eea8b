package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.error.DidYouMean;
import dev.autogen.error.Printable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one sentence, and gives the exit code. */
final class Errors {

  private static final int USAGE = 2;
  static final int FAILURE = 3;
  private static final int LONGEST_LINE = 600;

  private final Environment environment;
  private final CommonOptions options;

  Errors(Environment environment, CommonOptions options) {
    this.environment = environment;
    this.options = options;
  }

  int usage(ParameterException e, String[] arguments) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String help = "see '" + command.qualifiedName() + " --help'";
    List<String> unmatched =
        e instanceof UnmatchedArgumentException known ? known.getUnmatched() : List.of();
    Optional<String> option = unknownOption(command, unmatched, arguments);
    if (option.isPresent()) {
      // Its value is not repeated: it may be a password behind a mistyped --password.
      print(
          "there is no option " + option.get(),
          meant(option.get(), command.optionsMap().keySet(), "").orElse(help));
    } else if (unmatched.isEmpty()) {
      String message =
          e.getMessage().replace("option option", "option").replaceFirst("^(?i)error: ", "");
      print(message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1), help);
    } else if (command.subcommands().isEmpty()) {
      print("unexpected argument '" + unmatched.get(0) + "'", help);
    } else {
      String word = unmatched.get(0);
      print(
          "there is no command " + word,
          meant(word, command.subcommands().keySet(), "autogen ").orElse(help));
    }
    return USAGE;
  }

  /** The first word that looks like an option and is none; its value, if any, left out. */
  private static Optional<String> unknownOption(
      CommandSpec command, List<String> unmatched, String[] arguments) {
    // A command that takes a target takes an unknown option for one, and then has a word too many.
    return Arrays.stream(arguments)
        .filter(word -> word.startsWith(unmatched.contains(word) ? "-" : "--"))
        .map(word -> word.replaceFirst("=.*", ""))
        .filter(word -> word.matches("-.*[A-Za-z].*"))
        .filter(word -> !command.root().optionsMap().containsKey(word))
        .filter(word -> !command.optionsMap().containsKey(word))
        .findFirst();
  }

  private static Optional<String> meant(String word, Collection<String> known, String prefix) {
    List<String> words = known.stream().filter(name -> name.length() > 2).toList();
    return DidYouMean.of(word, words).map(near -> "did you mean '" + prefix + near + "'?");
  }

  int execution(Exception e, CommandLine command, ParseResult result) {
    return execution(e);
  }

  int execution(Throwable e) {
    if (environment.interruption().isAsked()
        && !String.valueOf(e.getMessage()).contains("interrupted")) {
      // What fails because everything is being ended is not what went wrong.
      print("interrupted", "run it again");
      trace(e);
      return FAILURE;
    }
    if (e instanceof InvalidPathException path) {
      print(
          "the path "
              + path.getInput()
              + " cannot be written in the letters of this locale ("
              + System.getProperty("sun.jnu.encoding")
              + ")",
          Locales.REMEDY);
      trace(e);
      return USAGE;
    }
    if (e instanceof AutogenException known) {
      print(known.getMessage().strip(), known.remedy());
      trace(e);
      return known.kind() == AutogenException.Kind.USAGE ? USAGE : FAILURE;
    }
    String what = e.getClass().getSimpleName() + ": " + e.getMessage();
    print(
        "autogen itself failed (" + Printable.line(options.secrets(environment).hide(what)) + ")",
        "run it again with --stacktrace and report what it prints");
    trace(e);
    return FAILURE;
  }

  private void print(String message, String remedy) {
    terminal().println(sentence(message, remedy, options.verbose()));
  }

  /** What is said of an error, as it may stand on a terminal. */
  static String sentence(String message, String remedy, boolean verbose) {
    String told = said(message, verbose);
    return "error: " + told + (remedy.isEmpty() ? "" : separator(told) + said(remedy, verbose));
  }

  /** No longer than somebody reads. */
  private static String said(String text, boolean verbose) {
    String safe = Printable.details(Secrets.hideIn(text));
    return verbose ? safe : safe.lines().map(Errors::shortened).collect(Collectors.joining("\n"));
  }

  /** Such as a statement with the rows of a whole table. */
  private static String shortened(String line) {
    int hidden = line.length() - LONGEST_LINE;
    return hidden <= 0
        ? line
        : line.substring(0, LONGEST_LINE)
            + "… ("
            + Printable.number(hidden)
            + " characters more, which --verbose shows)";
  }

  /** A message of several lines is not continued by a clause. */
  private static String separator(String message) {
    return message.contains("\n") ? "\n" : "; ";
  }

  private void trace(Throwable e) {
    if (options.stacktrace()) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text, true));
      // The words of others, where a password may stand by itself.
      terminal()
          .println(
              Printable.lines(
                  options.secrets(environment).hideInTrace(text.toString().stripTrailing())));
    }
  }

  private PrintWriter terminal() {
    return environment.terminal().err();
  }
}
