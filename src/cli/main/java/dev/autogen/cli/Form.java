package dev.autogen.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.function.Consumer;

/** A form in which a command's one result is printed. The names are what is typed. */
enum Form {
  /** For people: lines, which the command prints itself while it works. */
  text {
    @Override
    void print(PrintWriter out, Runnable lines, Consumer<Facts> facts) {
      lines.run();
    }
  },

  /** For programs: one object. */
  json {
    @Override
    void print(PrintWriter out, Runnable lines, Consumer<Facts> facts) {
      Json.print(out, facts);
    }
  };

  private static final String OPTION = "--format";

  /**
   * Prints a result.
   *
   * @param lines prints it for people
   * @param facts gives it to a program
   */
  abstract void print(PrintWriter out, Runnable lines, Consumer<Facts> facts);

  /** The form that a command line asks for which may not be understood otherwise. */
  static Form in(String... arguments) {
    Form form = text;
    for (int i = 0; i < arguments.length; i++) {
      String value =
          arguments[i].startsWith(OPTION + "=")
              ? arguments[i].substring(OPTION.length() + 1)
              : arguments[i].equals(OPTION) && i + 1 < arguments.length ? arguments[i + 1] : "";
      form =
          Arrays.stream(values())
              .filter(known -> known.name().equalsIgnoreCase(value))
              .findFirst()
              .orElse(form);
    }
    return form;
  }
}
