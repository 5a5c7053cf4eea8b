package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The differences a project accepts: one a line, sorted, so that it can be reviewed and merged. A
 * comment belongs to the line behind it, and stays as long as that.
 *
 * @param file may be absent
 * @param comments the comment lines before each accepted line
 */
public record AcceptedFile(Path file, Map<String, List<String>> comments) {

  private static final List<String> HEADING =
      List.of(
          "# Differences between entities and database that are accepted, one a line, sorted.",
          "# 'autogen check --accept' writes it; a line that is taken out is reported again.",
          "");

  /** Reads {@code file}; nothing is accepted where there is none. */
  static AcceptedFile read(Path file) {
    Map<String, List<String>> comments = new LinkedHashMap<>();
    if (Files.isDirectory(file)) {
      throw unreadable(file, "it is no file");
    }
    try {
      List<String> before = new ArrayList<>();
      for (String line : Files.isRegularFile(file) ? Utf8.lines(file) : List.<String>of()) {
        String text = line.strip();
        if (text.startsWith("#")) {
          before.add(text);
        } else if (!text.isEmpty()) {
          comments.put(text, List.copyOf(before));
          before.clear();
        } else {
          before.clear();
        }
      }
      return new AcceptedFile(file, comments);
    } catch (IOException e) {
      throw unreadable(file, AutogenException.reason(e));
    }
  }

  private static AutogenException unreadable(Path file, String reason) {
    return AutogenException.usage(
        "the accepted differences in " + file + " cannot be read (" + reason + ")",
        "make it readable, or name another with --accepted");
  }

  /** The accepted lines. */
  public SortedSet<String> lines() {
    return new TreeSet<>(comments.keySet());
  }

  /** Writes these lines and no others; a file with none is deleted. */
  public void write(Collection<String> lines) {
    try {
      if (lines.isEmpty()) {
        Files.deleteIfExists(file);
        return;
      }
      List<String> text = new ArrayList<>(HEADING);
      for (String line : new TreeSet<>(lines)) {
        text.addAll(comments.getOrDefault(line, List.of()));
        text.add(line);
      }
      Files.write(file, text);
    } catch (IOException e) {
      throw AutogenException.usage(
          "the accepted differences cannot be written to "
              + file
              + " ("
              + AutogenException.reason(e)
              + ")",
          "make it writable, or name another with --accepted");
    }
  }
}
