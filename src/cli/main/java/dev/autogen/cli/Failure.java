package dev.autogen.cli;

import dev.autogen.error.Printable;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/**
 * Why a command did not do what it should.
 *
 * @param message what went wrong
 * @param remedy what to do about it; may be empty
 * @param exit the exit code; 0 where a signal ends the program, which gives its own
 */
record Failure(String message, String remedy, int exit) {

  private static final int LONGEST_LINE = 600;

  /** Says it to the person, and gives it to a program in place of a result. */
  void print(Form form, PrintWriter out, Messages messages, boolean verbose) {
    messages.fail(sentence(verbose));
    form.print(
        out,
        () -> {},
        facts ->
            facts.object(
                "error",
                error -> {
                  error.text("message", Secrets.hideIn(message));
                  error.text("remedy", Secrets.hideIn(remedy));
                  if (exit > 0) {
                    error.number("exit", exit);
                  }
                }));
    out.flush();
  }

  /** What is said of it, as it may stand on a terminal. */
  private String sentence(boolean verbose) {
    String told = said(message, verbose);
    return told + (remedy.isEmpty() ? "" : separator(told) + said(remedy, verbose));
  }

  /** No longer than somebody reads. */
  private static String said(String text, boolean verbose) {
    String safe = Printable.details(Secrets.hideIn(text));
    return verbose ? safe : safe.lines().map(Failure::shortened).collect(Collectors.joining("\n"));
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
}
