package dev.autogen.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a program printed and gave back.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record ProgramRun(int code, String out, String err) {

  private static final int MOST_SECONDS = 120;

  /** Runs a program to its end, with these variables alone and nothing to read. */
  static ProgramRun of(Path working, Map<String, String> variables, List<String> words)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("program", ".out");
    Path err = Files.createTempFile("program", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(working.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IOException(words + " was not done after " + MOST_SECONDS + " seconds");
      }
      return new ProgramRun(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
