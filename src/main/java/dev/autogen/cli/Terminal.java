package dev.autogen.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where output goes, and who answers.
 *
 * @param out results, which may be piped
 * @param err everything else
 * @param password asks for a password, which is not shown
 * @param question asks for yes or no; empty where nobody can be asked
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    Supplier<String> password,
    Function<String, Optional<Boolean>> question) {

  /** A terminal with nobody at it to decide anything. */
  public Terminal(PrintWriter out, PrintWriter err, Supplier<String> password) {
    this(out, err, password, question -> Optional.empty());
  }
}
