package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import dev.autogen.policy.Acceptance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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
          "# What counts are the element and the digest; the words behind them are for you.",
          "");

  /** How a line begins that is about a finding in a migration. */
  private static final String OF_FINDING = "lint ";

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

  /** The lines of accepted differences. */
  public SortedSet<String> lines() {
    SortedSet<String> lines = new TreeSet<>(comments.keySet());
    lines.removeIf(AcceptedFile::isOfFinding);
    return lines;
  }

  /** The lines of accepted findings in migrations. */
  SortedSet<String> findings() {
    SortedSet<String> lines = new TreeSet<>(comments.keySet());
    lines.removeIf(line -> !isOfFinding(line));
    return lines;
  }

  private static boolean isOfFinding(String line) {
    return line.startsWith(OF_FINDING);
  }

  /**
   * Writes these differences and no others, beside the findings that are there; a file with none is
   * deleted.
   */
  void write(SortedSet<Acceptance> acceptances) {
    SortedMap<String, List<String>> lines = new TreeMap<>();
    for (Acceptance acceptance : acceptances) {
      lines.put(
          acceptance.line(),
          comments.entrySet().stream()
              .filter(entry -> acceptance.isMeantBy(entry.getKey()))
              .flatMap(entry -> entry.getValue().stream())
              .distinct()
              .toList());
    }
    findings().forEach(line -> lines.put(line, comments.get(line)));
    write(lines);
  }

  /** Takes lines out. */
  void forget(Collection<String> stale) {
    SortedMap<String, List<String>> lines = new TreeMap<>(comments);
    lines.keySet().removeAll(stale);
    write(lines);
  }

  private void write(SortedMap<String, List<String>> lines) {
    try {
      if (lines.isEmpty()) {
        Files.deleteIfExists(file);
        return;
      }
      List<String> text = new ArrayList<>(HEADING);
      lines.forEach(
          (line, before) -> {
            text.addAll(before);
            text.add(line);
          });
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
