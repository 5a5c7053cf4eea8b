package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.function.Supplier;

/**
 * Asks for a password without showing what is typed. The question goes to standard error, so that
 * output can be piped, which Java's own {@link Console} does not allow. Where standard input is no
 * terminal, its first line is the password.
 */
final class PasswordPrompt implements Supplier<String> {

  private final PrintWriter err;

  PasswordPrompt(PrintWriter err) {
    this.err = err;
  }

  @Override
  public String get() {
    try {
      String line = isTerminal() ? unseen() : otherwise();
      if (line != null) {
        return line;
      }
    } catch (IOException e) {
      // The same as no answer.
    }
    throw AutogenException.usage(
        "there was no answer when asked for the password",
        "type it, pipe it in, or set AUTOGEN_PASSWORD");
  }

  private static boolean isTerminal() {
    return stty("-g");
  }

  private String unseen() throws IOException {
    Thread restore = new Thread(() -> stty("echo"), "autogen: show what is typed again");
    Runtime.getRuntime().addShutdownHook(restore);
    stty("-echo");
    try {
      err.print("password: ");
      err.flush();
      return line();
    } finally {
      stty("echo");
      Runtime.getRuntime().removeShutdownHook(restore);
      err.println();
    }
  }

  /** Windows has no {@code stty}, and is left to Java. */
  private static String otherwise() throws IOException {
    Console console = System.getProperty("os.name").startsWith("Windows") ? System.console() : null;
    if (console == null) {
      return line();
    }
    char[] typed = console.readPassword("password: ");
    return typed == null ? null : new String(typed);
  }

  private static String line() throws IOException {
    return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))
        .readLine();
  }

  /** Whether {@code stty} did it to the terminal that is standard input. */
  private static boolean stty(String option) {
    try {
      Process process =
          new ProcessBuilder("stty", option)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
