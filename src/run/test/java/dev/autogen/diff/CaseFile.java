package dev.autogen.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file of cases for people to read and write. Each begins with {@code ## name}; its parts are
 * headed by a word and a colon at the beginning of a line.
 */
final class CaseFile {

  private static final String HEADS = "(before|after|entities|expect|needs|until|up|down):.*";

  private CaseFile() {}

  /**
   * A case.
   *
   * @param name the file's name, and the case's in it
   */
  record Entry(String name, Map<String, String> parts) {

    boolean has(String part) {
      return parts.containsKey(part);
    }

    String text(String part) {
      return parts.getOrDefault(part, "");
    }

    /** The SQL statements of a part, each ended by a semicolon at the end of a line. */
    List<String> statements(String part) {
      return Stream.of(text(part).split(";\\s*(\n|$)", -1))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    }

    /** The lines of a part, without those that are blank. */
    List<String> lines(String part) {
      return text(part).lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
  }

  static List<Entry> read(Path file) {
    try {
      String group = file.getFileName().toString().replaceFirst("[.].*", "");
      String[] chunks = Files.readString(file).split("(?m)^## ", -1);
      List<Entry> entries = new ArrayList<>();
      for (int i = 1; i < chunks.length; i++) {
        entries.add(entry(group, chunks[i]));
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(String group, String chunk) {
    String[] lines = chunk.split("\n", -1);
    Map<String, String> parts = new TreeMap<>();
    String part = "";
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i];
      if (line.matches(HEADS)) {
        part = line.substring(0, line.indexOf(':'));
        line = line.substring(part.length() + 1);
      }
      parts.merge(part, line + "\n", String::concat);
    }
    return new Entry(group + ": " + lines[0].strip(), parts);
  }
}
