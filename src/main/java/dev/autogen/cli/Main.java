package dev.autogen.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the program starts; the only place that ends it. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Supplier<String> ids = new RandomIds();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            err,
            new PasswordPrompt(err),
            // The launcher knows; System.console() says little since Java 22.
            Boolean.getBoolean("autogen.interactive") ? Main::ask : question -> Optional.empty());
    Environment environment =
        new Environment(Path.of(""), System.getenv(), Clock.systemUTC(), ids, terminal);
    System.exit(AutogenCommand.run(environment, arguments));
  }

  private static Optional<Boolean> ask(String question) {
    System.err.print(question + " [y/N] ");
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
