package dev.autogen.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/** Where the program starts; the only place that ends it. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Supplier<String> ids = new RandomIds();
    Terminal terminal =
        new Terminal(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Main::ask,
            // The launcher knows; System.console() says little since Java 22.
            Boolean.getBoolean("autogen.interactive"));
    Environment environment =
        new Environment(Path.of(""), System.getenv(), Clock.systemUTC(), ids, terminal);
    System.exit(AutogenCommand.run(environment, arguments));
  }

  private static String ask(String question) {
    System.err.print(question);
    System.err.flush();
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      return in.readLine();
    } catch (IOException e) {
      return null;
    }
  }
}
