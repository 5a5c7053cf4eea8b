package dev.autogen.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/**
 * What comes from outside in letters that Java could not read. In the locale C that is all but
 * ASCII: a folder with an umlaut would be another folder, and a message would lose its letters.
 */
final class Locales {

  /** What to do about it. */
  static final String REMEDY = "set LC_ALL=C.UTF-8, or to the locale its name was given in";

  private static final String UNREADABLE = "\uFFFD";

  private static final int USAGE = 2;

  private Locales() {}

  /** What could not be read, in words; empty for nothing. */
  static Optional<String> unreadable(
      String folder, Map<String, String> variables, String... arguments) {
    if (folder.contains(UNREADABLE)) {
      return Optional.of("the folder " + folder);
    }
    for (String argument : arguments) {
      if (argument.contains(UNREADABLE)) {
        // Only its name, since its value may be a password.
        return Optional.of(
            argument.startsWith("-") && argument.contains("=")
                ? "the value of " + argument.substring(0, argument.indexOf('='))
                : "the word " + argument);
      }
    }
    return variables.keySet().stream()
        .filter(name -> name.startsWith("AUTOGEN_") && variables.get(name).contains(UNREADABLE))
        .sorted()
        .findFirst()
        .map(name -> "the value of " + name);
  }

  /** Says so; the exit code. */
  static int refuse(String what, Form form, PrintWriter out, Messages messages) {
    Failure failure =
        new Failure(
            what
                + " has letters that this locale does not know ("
                + System.getProperty("sun.jnu.encoding")
                + ")",
            REMEDY,
            USAGE);
    failure.print(form, out, messages, false);
    return failure.exit();
  }
}
