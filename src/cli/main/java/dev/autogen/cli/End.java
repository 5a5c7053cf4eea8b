package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.run.Interruption;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens where Java ends before the command has: by Ctrl-C or a signal, or because code of
 * the project's own called {@code System.exit}. A run ends in order as far as it can, and says how
 * to go on; code that would go on for ever is not waited for.
 */
final class End {

  /** How long the server may take to undo a statement, and how long all else, in milliseconds. */
  private static final long FOR_A_STATEMENT = 30_000;

  private static final long FOR_ANYTHING_ELSE = 1_500;

  /**
   * How a signal's number makes an exit code is the shell's custom; this is for code that exits.
   */
  private static final int FAILURE = 3;

  /** Of the threads that put things in order at the same time; they are waited for. */
  private static final String OWN_THREADS = "autogen: leave";

  private final Interruption interruption;
  private final Form form;
  private final PrintWriter out;
  private final Messages messages;

  /**
   * Nothing has happened yet.
   *
   * @param form the form of output that was asked for
   */
  End(Interruption interruption, Form form, PrintWriter out, Messages messages) {
    this.interruption = interruption;
    this.form = form;
    this.out = out;
    this.messages = messages;
  }

  /** Has this done where Java ends. */
  void whenever() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::come, "autogen: end"));
  }

  private void come() {
    if (interruption.isFinished()) {
      return;
    }
    // Whoever does not want to wait for the orderly end says so a second time.
    Signals.endAtOnce();
    Optional<String> caller = exitCaller();
    try {
      if (caller.isPresent()) {
        exited(caller.get());
      } else {
        interrupted();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Code has called exit, and waits there for this to end. */
  private void exited(String caller) throws InterruptedException {
    String why = "System.exit was called in " + caller;
    say(
        interruption
            .abandon(why)
            .orElse(
                AutogenException.failure(
                    why + ", before autogen was done",
                    "take that out of the code, then run it again")),
        FAILURE);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(OWN_THREADS)) {
        thread.join(FOR_A_STATEMENT);
      }
    }
    // Java would end with the code that was asked for, which may say that all is well.
    Runtime.getRuntime().halt(FAILURE);
  }

  /** Java ends with 130 after Ctrl-C and with 143 after SIGTERM, as shells expect. */
  private void interrupted() throws InterruptedException {
    interruption.ask();
    if (interruption.awaitFinish(FOR_ANYTHING_ELSE)) {
      return;
    }
    Optional<AutogenException> abandoned = interruption.abandon("");
    if (abandoned.isPresent()) {
      say(abandoned.get(), 0);
    } else if (!interruption.isInStatement() || !endsAfterAll()) {
      if (!interruption.isFinished()) {
        say(AutogenException.failure("interrupted", "run it again"), 0);
      }
    }
  }

  /** A statement that had but begun when it was told to end may not have heard it. */
  private boolean endsAfterAll() throws InterruptedException {
    boolean isFinished = false;
    for (long waited = 0; !isFinished && waited < FOR_A_STATEMENT; waited += FOR_ANYTHING_ELSE) {
      interruption.ask();
      isFinished = interruption.awaitFinish(FOR_ANYTHING_ELSE);
    }
    return isFinished;
  }

  private void say(AutogenException e, int exit) {
    new Failure(e.getMessage(), e.remedy(), exit).print(form, out, messages, false);
    messages.writer().flush();
  }

  /** Where {@code System.exit} was called, such as {@code R1.upgrade(R1.java:12)}. */
  private static Optional<String> exitCaller() {
    return Thread.getAllStackTraces().values().stream()
        .map(End::exitCaller)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> exitCaller(StackTraceElement[] stack) {
    return Stream.of(stack)
        .dropWhile(frame -> !isExit(frame))
        .dropWhile(End::isExit)
        .findFirst()
        .map(
            frame ->
                frame.getClassName()
                    + "."
                    + frame.getMethodName()
                    + "("
                    + frame.getFileName()
                    + ":"
                    + frame.getLineNumber()
                    + ")");
  }

  private static boolean isExit(StackTraceElement frame) {
    return frame.getMethodName().equals("exit")
        && (frame.getClassName().equals("java.lang.Runtime")
            || frame.getClassName().equals("java.lang.System"));
  }
}
