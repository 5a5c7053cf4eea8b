package dev.autogen.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    try (Stream<Path> files = Files.list(Path.of("src/run/test/resources/cases"))) {
      return files.sorted().flatMap(file -> in(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Case> in(Path file) {
    return CaseFile.read(file).stream().map(Case::of).toList();
  }

  private static Case of(CaseFile.Entry entry) {
    return new Case(
        entry.name(),
        entry.statements("before"),
        entry.statements("after"),
        entry.lines("entities"),
        entry.lines("expect").stream().filter(line -> !line.equals("nothing")).toList(),
        entry.has("expect"),
        entry.has("needs") ? number(entry.text("needs").strip()) : 0,
        entry.has("until") ? number(entry.text("until").strip()) : Integer.MAX_VALUE);
  }

  private static int number(String version) {
    String[] parts = version.toLowerCase(Locale.ROOT).split("[.]", -1);
    return Integer.parseInt(parts[0]) * 10000
        + Integer.parseInt(parts[1]) * 100
        + Integer.parseInt(parts[2]);
  }
}
