package dev.autogen.maven;

import dev.autogen.cli.TaggedMain;
import dev.autogen.cli.TaggedMain.Tag;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/**
 * autogen in a Java of its own: what the project's code does there, such as an exit, does nothing
 * to the build.
 *
 * @param java the program
 * @param classPath autogen and what it needs
 * @param jvmArguments options of that Java
 * @param folder the working directory
 * @param variables what is added to the environment
 * @param log is told what autogen says while it works
 */
record AutogenProcess(
    Path java,
    List<Path> classPath,
    String jvmArguments,
    Path folder,
    Map<String, String> variables,
    Log log) {

  /**
   * How it ended.
   *
   * @param code the exit code
   * @param lines the result
   * @param error why it did not do what it should; empty where it did
   */
  record Outcome(int code, List<String> lines, String error) {}

  /** Runs a command, and waits for it. */
  Outcome run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    Arrays.stream(jvmArguments.split("\\s+", -1)).filter(w -> !w.isEmpty()).forEach(command::add);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(TaggedMain.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      return read(process);
    } finally {
      process.destroy();
    }
  }

  private Outcome read(Process process) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        char letter = line.isEmpty() ? ' ' : line.charAt(0);
        String text = line.isEmpty() ? "" : line.substring(1);
        if (letter == Tag.RESULT.letter()) {
          lines.add(text);
          log.info(text);
        } else if (letter == Tag.WARNING.letter()) {
          log.warn(Wording.of(text));
        } else if (letter == Tag.ERROR.letter()) {
          errors.add(Wording.of(text));
        } else {
          // What Java itself prints has no tag.
          log.info(letter == Tag.REMARK.letter() ? Wording.of(text) : line);
        }
      }
    }
    int code = process.waitFor();
    String error = String.join("\n", errors);
    return new Outcome(
        code,
        List.copyOf(lines),
        error.isEmpty() && code > 1 ? "autogen ended with the exit code " + code : error);
  }
}
