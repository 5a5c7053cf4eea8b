package dev.autogen.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
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
            new PasswordPrompt(err));
    Environment environment =
        new Environment(Path.of(""), System.getenv(), Clock.systemUTC(), ids, terminal);
    System.exit(AutogenCommand.run(environment, arguments));
  }
}
