package dev.autogen.launcher;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Somebody at the terminal of a program: sees what stands there, and types. */
final class Typist implements AutoCloseable {

  private static final int MOST_SECONDS = 60;

  private final Process process;
  private final Reader screen;
  private final Writer keyboard;
  private final StringBuilder seen = new StringBuilder();

  /** Starts a command line on a terminal of its own, with these variables alone. */
  Typist(Path working, Map<String, String> variables, String commandLine) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qec", commandLine, "/dev/null")
            .directory(working.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    process = builder.start();
    screen = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    keyboard = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
  }

  void type(String keys) throws IOException {
    keyboard.write(keys);
    keyboard.flush();
  }

  /** Waits until {@code text} has come; what has come since the last wait for something. */
  String await(String text) throws IOException {
    StringBuilder here = new StringBuilder();
    while (here.indexOf(text) < 0) {
      int c = screen.read();
      if (c < 0) {
        throw new IOException("no '" + text + "' came, but: " + seen);
      }
      here.append((char) c);
      seen.append((char) c);
    }
    return here.toString();
  }

  /** Waits for the end; the exit code. */
  int end() throws IOException, InterruptedException {
    for (int c = screen.read(); c >= 0; c = screen.read()) {
      seen.append((char) c);
    }
    return process.waitFor();
  }

  /** All that has been seen. */
  String seen() {
    return seen.toString();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      screen.close();
      keyboard.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
