package dev.autogen.cli;

import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * What one command line printed and gave back.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record CommandLineRun(int code, String out, String err) {

  /** Runs command lines in {@code working}; the clock goes on by a minute with each. */
  static final class In {

    private final Path working;
    private final Map<String, String> variables;
    private final AtomicInteger runs = new AtomicInteger();

    In(Path working, Map<String, String> variables) {
      this.working = working;
      this.variables = variables;
    }

    /** On that schema. */
    static In on(Path working, TestSchema schema) {
      return new In(
          working,
          Map.of(
              "AUTOGEN_URL", schema.jdbcUrl(),
              "AUTOGEN_USER", schema.user(),
              "AUTOGEN_PASSWORD", schema.password()));
    }

    CommandLineRun run(String... arguments) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int number = runs.incrementAndGet();
      Instant now = Instant.parse("2026-11-22T09:00:00Z").plusSeconds(60L * number);
      Environment environment =
          new Environment(
              working,
              variables,
              Clock.fixed(now, ZoneOffset.UTC),
              () -> "%012x".formatted(0xabc000000000L + number),
              new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), () -> ""));
      int code = withCache(() -> InProcess.run(environment, arguments));
      return new CommandLineRun(code, out.toString(), err.toString());
    }

    /** Runs with the cache that all tests share, unless the project has a folder for its own. */
    private int withCache(IntSupplier run) {
      Path own = working.resolve(".autogen");
      if (Files.exists(own)) {
        return run.getAsInt();
      }
      try {
        Files.createSymbolicLink(own, Files.createDirectories(Cli.CACHE));
        try {
          return run.getAsInt();
        } finally {
          // JUnit warns of links that lead out of the folder.
          Files.delete(own);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Runs with further arguments in front of {@code arguments}. */
    CommandLineRun runWith(List<String> first, String... arguments) {
      List<String> all = new ArrayList<>(first);
      all.addAll(Arrays.asList(arguments));
      return run(all.toArray(new String[0]));
    }
  }
}
