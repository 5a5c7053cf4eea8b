package dev.autogen.cli;

import dev.autogen.project.Activity;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where output goes, and who answers.
 *
 * @param out results, which may be piped
 * @param messages everything else
 * @param isAttended whether somebody is there to be asked
 * @param password asks for a password, which is not shown
 * @param question asks for yes or no; empty where nobody can be asked
 * @param screen how results look
 * @param activity is told what takes long
 */
public record Terminal(
    PrintWriter out,
    Messages messages,
    boolean isAttended,
    Supplier<String> password,
    Function<String, Optional<Boolean>> question,
    Screen screen,
    Activity activity) {

  /** A terminal with nobody at it to decide anything, or to wait. */
  public Terminal(PrintWriter out, PrintWriter err, Supplier<String> password) {
    this(out, Messages.on(err), password);
  }

  /** The same, where messages go elsewhere. */
  Terminal(PrintWriter out, Messages messages, Supplier<String> password) {
    this(
        out,
        messages,
        false,
        password,
        question -> Optional.empty(),
        Screen.none(),
        Activity.unseen());
  }
}
