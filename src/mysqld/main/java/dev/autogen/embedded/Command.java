package dev.autogen.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Another program, run to its end; standard output and error are read as one text. */
record Command(List<String> words, Map<String, String> environment) {

  /** Maven writes some even when told not to. */
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[;\\d]*m");

  /** What a program said, and its exit code. */
  record Result(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }

    /** The last line that is not blank, for use in a sentence. */
    String lastLine() {
      return output
          .lines()
          .filter(line -> !line.isBlank())
          .reduce((first, second) -> second)
          .map(String::strip)
          .orElse("it said nothing and ended with code " + exitCode);
    }
  }

  static Command of(List<String> words) {
    return new Command(words, Map.of());
  }

  /**
   * Runs the program and waits for its end, whatever its exit code.
   *
   * @throws IOException when the program cannot be started, or is not done after {@code timeout};
   *     it is then ended
   */
  Result run(Duration timeout) throws IOException {
    // A file, not a pipe: a grandchild that outlives the program cannot make the read hang.
    Path output = Files.createTempFile("autogen", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      try {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IOException(
              words.get(0) + " was not done after " + timeout.toSeconds() + " seconds");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while running " + words.get(0));
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      return new Result(process.exitValue(), COLOUR.matcher(said).replaceAll(""));
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
