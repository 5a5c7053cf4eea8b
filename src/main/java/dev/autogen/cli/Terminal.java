package dev.autogen.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where output goes, and who can be asked.
 *
 * @param out results, which may be piped
 * @param err everything else
 * @param prompt shows a question and gives the line typed; null is its answer to nobody there
 * @param interactive whether there is somebody to ask
 */
public record Terminal(
    PrintWriter out, PrintWriter err, UnaryOperator<String> prompt, boolean interactive) {

  /** A terminal with nobody at it. */
  public Terminal(PrintWriter out, PrintWriter err) {
    this(out, err, question -> "", false);
  }

  /** Asks for yes or no; empty where nobody can be asked. */
  Optional<Boolean> ask(String question) {
    if (!interactive) {
      return Optional.empty();
    }
    String answer = prompt.apply(question + " [y/N] ");
    return Optional.of(answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y"));
  }
}
