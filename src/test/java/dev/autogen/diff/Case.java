package dev.autogen.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A case of the catalogue: a schema, what it is to become, and what the difference reads like. In a
 * file a case begins with {@code ## name}; its parts are headed {@code before:}, {@code after:} or
 * {@code entities:}, {@code expect:} and, where a server version lacks a feature or has it no
 * longer, {@code needs:} and {@code until:}.
 *
 * @param after the statements that make the schema it is to become; empty where entities say it
 * @param entities what entities say, as {@link Stated} reads it
 * @param expect the difference, line by line; empty for none
 * @param expects whether the difference is checked
 * @param since the lowest server version it runs on, as a number such as 80016; 0 for every one
 * @param until the first server version it does not run on
 */
record Case(
    String name,
    List<String> before,
    List<String> after,
    List<String> entities,
    List<String> expect,
    boolean expects,
    int since,
    int until) {

  static List<Case> all() {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases"))) {
      return files.sorted().flatMap(file -> in(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Case> in(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      String group = file.getFileName().toString().replace(".cases", "");
      List<Case> cases = new ArrayList<>();
      String[] chunks = text.split("(?m)^## ", -1);
      for (int i = 1; i < chunks.length; i++) {
        cases.add(read(group, chunks[i]));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case read(String group, String chunk) {
    Map<String, StringBuilder> parts = new TreeMap<>();
    String[] lines = chunk.split("\n", -1);
    StringBuilder part = new StringBuilder();
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i];
      if (line.matches("(before|after|entities|expect|needs|until):.*")) {
        int colon = line.indexOf(':');
        part = parts.computeIfAbsent(line.substring(0, colon), k -> new StringBuilder());
        line = line.substring(colon + 1);
      }
      part.append(line).append('\n');
    }
    return new Case(
        group + ": " + lines[0].strip(),
        statements(parts.getOrDefault("before", new StringBuilder())),
        statements(parts.getOrDefault("after", new StringBuilder())),
        lines(parts.getOrDefault("entities", new StringBuilder())),
        lines(parts.getOrDefault("expect", new StringBuilder())).stream()
            .filter(line -> !line.equals("nothing"))
            .toList(),
        parts.containsKey("expect"),
        parts.containsKey("needs") ? number(parts.get("needs").toString().strip()) : 0,
        parts.containsKey("until")
            ? number(parts.get("until").toString().strip())
            : Integer.MAX_VALUE);
  }

  private static List<String> statements(StringBuilder text) {
    return Stream.of(text.toString().split(";\\s*(\n|$)", -1))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static List<String> lines(StringBuilder text) {
    return text.toString().lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static int number(String version) {
    String[] parts = version.toLowerCase(Locale.ROOT).split("[.]", -1);
    return Integer.parseInt(parts[0]) * 10000
        + Integer.parseInt(parts[1]) * 100
        + Integer.parseInt(parts[2]);
  }
}
