package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.project.Activity;
import dev.autogen.run.Interruption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Where the program starts; the only place that ends it. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Writer screen = new OutputStreamWriter(System.err, StandardCharsets.UTF_8);
    Spinner spinner =
        new Spinner(screen, Clock.systemUTC(), Integer.getInteger("autogen.errcolumns", 0));
    PrintWriter err = spinner.before(screen);
    PrintWriter out = spinner.before(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    Messages messages = Messages.on(err);
    // The launcher knows these; System.console() says little since Java 22.
    boolean interactive = Boolean.getBoolean("autogen.interactive");
    boolean watched = Boolean.getBoolean("autogen.watched");
    int columns = Integer.getInteger("autogen.columns", 0);
    Terminal terminal =
        new Terminal(
            out,
            messages,
            interactive,
            new PasswordPrompt(err),
            interactive ? Main::ask : question -> Optional.empty(),
            Screen.of(columns, System.getenv()),
            watched ? spinner.moving() : Activity.unseen());
    run(terminal, arguments);
  }

  /** Runs a command line, and ends Java with its exit code. */
  static void run(Terminal terminal, String... arguments) {
    Interruption interruption = new Interruption();
    PrintWriter out = terminal.out();
    Messages messages = terminal.messages();
    Environment environment =
        new Environment(
            Path.of(""),
            System.getenv(),
            Clock.systemUTC(),
            new RandomIds(),
            terminal,
            interruption);
    new End(interruption, Form.in(arguments), out, messages).whenever();
    int code =
        Locales.unreadable(System.getProperty("user.dir"), System.getenv(), arguments)
            .map(what -> Locales.refuse(what, Form.in(arguments), out, messages))
            .orElseGet(() -> Commands.run(environment, arguments));
    interruption.finish();
    System.exit(code);
  }

  private static Optional<Boolean> ask(String question) {
    System.err.print(Printable.line(question) + " [y/N] ");
    System.err.flush();
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      String answer = in.readLine();
      return Optional.of(answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
