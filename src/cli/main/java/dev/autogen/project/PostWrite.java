package dev.autogen.project;

import dev.autogen.error.AutogenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that are run on each migration that was written. */
final class PostWrite {

  private static final String FILE = "{file}";
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|;|[^\\s;\"']+");
  private static final int LONGEST = 500;

  private final List<List<String>> commands;
  private final Path directory;

  /**
   * Commands.
   *
   * @param text with semicolons between; a word with blanks is in quotes, and {@code {file}} stands
   *     for the path
   * @param directory where they are run
   */
  PostWrite(String text, Path directory) {
    this.commands = split(text);
    this.directory = directory;
  }

  private static List<List<String>> split(String text) {
    List<List<String>> commands = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (word.group().equals(";")) {
        commands.add(List.copyOf(words));
        words.clear();
      } else {
        String quoted = word.group(1) == null ? word.group(2) : word.group(1);
        words.add(quoted == null ? word.group() : quoted);
      }
    }
    commands.add(List.copyOf(words));
    commands.removeIf(List::isEmpty);
    return List.copyOf(commands);
  }

  /**
   * Runs them, one after the other.
   *
   * @throws AutogenException when one is missing or fails; those behind it are not run
   */
  void run(Path file) {
    for (List<String> command : commands) {
      List<String> words =
          command.stream().map(word -> word.replace(FILE, file.toString())).toList();
      run(words, file);
    }
  }

  private void run(List<String> words, Path file) {
    try {
      Process process =
          new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output;
      try (InputStream stream = process.getInputStream()) {
        output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      }
      int code = process.waitFor();
      if (code != 0) {
        throw AutogenException.failure(
            "the command '"
                + String.join(" ", words)
                + "' of post-write ended with "
                + code
                + said(output),
            remedy(file));
      }
    } catch (IOException e) {
      throw AutogenException.failure(
          "the command " + words.get(0) + " of post-write cannot be run", remedy(file));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AutogenException.failure(
          "the command " + words.get(0) + " of post-write was interrupted", remedy(file));
    }
  }

  private static String said(String output) {
    String line = output.strip().replaceAll("\\s+", " ");
    return line.isEmpty()
        ? " and said nothing"
        : ": " + (line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line);
  }

  private static String remedy(Path file) {
    return "the migration is written (" + file + "); correct the setting post-write, and the file";
  }
}
