package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.error.DidYouMean;
import dev.autogen.error.Printable;
import dev.autogen.run.InterruptionException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one sentence, and gives the exit code. */
final class Errors {

  private static final int USAGE = 2;
  static final int FAILURE = 3;

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
    // The option may stand behind what was not understood.
    return fail(usage(e, command, option, unmatched, help), Form.in(arguments));
  }

  private static Failure usage(
      ParameterException e,
      CommandSpec command,
      Optional<String> option,
      List<String> unmatched,
      String help) {
    if (option.isPresent()) {
      // Its value is not repeated: it may be a password behind a mistyped --password.
      return usage(
          "there is no option " + option.get(),
          meant(option.get(), command.optionsMap().keySet(), "").orElse(help));
    } else if (unmatched.isEmpty()) {
      String message =
          e.getMessage().replace("option option", "option").replaceFirst("^(?i)error: ", "");
      return usage(message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1), help);
    } else if (command.subcommands().isEmpty()) {
      return usage("unexpected argument '" + unmatched.get(0) + "'", help);
    }
    String word = unmatched.get(0);
    return usage(
        "there is no command " + word,
        meant(word, command.subcommands().keySet(), "autogen ").orElse(help));
  }

  private static Failure usage(String message, String remedy) {
    return new Failure(message, remedy, USAGE);
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
    int code = fail(failure(e), options.form());
    trace(e);
    return code == 0 ? FAILURE : code;
  }

  private Failure failure(Throwable e) {
    if (environment.interruption().isAsked()) {
      // What fails because everything is being ended is not what went wrong.
      return e instanceof InterruptionException known
          ? new Failure(known.getMessage().strip(), known.remedy(), 0)
          : new Failure("interrupted", "run it again", 0);
    }
    if (e instanceof InvalidPathException path) {
      return usage(
          "the path "
              + path.getInput()
              + " cannot be written in the letters of this locale ("
              + System.getProperty("sun.jnu.encoding")
              + ")",
          Locales.REMEDY);
    }
    if (e instanceof AutogenException known) {
      return new Failure(
          known.getMessage().strip(),
          known.remedy(),
          known.kind() == AutogenException.Kind.USAGE ? USAGE : FAILURE);
    }
    String what = e.getClass().getSimpleName() + ": " + e.getMessage();
    return new Failure(
        "autogen itself failed (" + Printable.line(options.secrets(environment).hide(what)) + ")",
        "run it again with --stacktrace and report what it prints",
        FAILURE);
  }

  private int fail(Failure failure, Form form) {
    failure.print(
        form, environment.terminal().out(), environment.terminal().messages(), options.verbose());
    return failure.exit();
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
    return environment.terminal().messages().writer();
  }
}
