package dev.autogen.lint;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.hook.ReviewedMigration.Facts;
import dev.autogen.hook.ReviewedMigration.Mapped;
import dev.autogen.work.RowVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A case of {@code src/cli/test/resources/lint/CODE}: {@code found-*.java} must give a finding of
 * that code, {@code near-*.java} must not. Each has sections:
 *
 * <pre>
 * // before            the body of the upgrade of the migration before
 * // migration         the body of the upgrade that is looked at
 * // mapped before     lines of its mapping file: property, table, column and what is stored
 * // mapped after
 * // text              the source, where that is to be another than it is
 * // live              lines such as nextId users 12, reads users.ix 3, uptime seconds 9
 * // server 9.7.4 users=1200000000
 * </pre>
 */
record LintCase(String code, String name, Map<String, String> sections) {

  static final Path FOLDER = Path.of("src/cli/test/resources/lint");

  static List<LintCase> all() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<LintCase> cases = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        cases.add(
            new LintCase(
                file.getParent().getFileName().toString(),
                file.getFileName().toString().replace(".java", ""),
                sections(Files.readString(file))));
      }
      return cases;
    }
  }

  private static Map<String, String> sections(String text) {
    Map<String, String> sections = new LinkedHashMap<>();
    String title = "";
    StringBuilder body = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.matches("// (before|migration|mapped before|mapped after|server|text|live)\\b.*")) {
        sections.put(title, body.toString());
        title = line.substring(3);
        body.setLength(0);
      } else {
        body.append(line).append('\n');
      }
    }
    sections.put(title, body.toString());
    return sections;
  }

  boolean isFound() {
    return name.startsWith("found");
  }

  /** The golden text of what it gives. */
  Path golden() {
    return FOLDER.resolve(code).resolve(name + ".txt");
  }

  String id() {
    return (code + "_" + name).replaceAll("\\W", "_");
  }

  String before() {
    return sections.getOrDefault("before", "");
  }

  String migration() {
    return sections.getOrDefault("migration", "");
  }

  /** Its source, where that is to be another; empty where it is as it is. */
  List<String> text() {
    return sections.getOrDefault("text", "").lines().toList();
  }

  /** What its database tells. */
  LiveFacts live() {
    Map<String, Map<String, Long>> numbers = new LinkedHashMap<>();
    Map<Element, Long> reads = new LinkedHashMap<>();
    Set<Element> zeroDates = new TreeSet<>(Comparator.comparing(Element::label));
    List<Finding> uses = new ArrayList<>();
    for (String line : sections.getOrDefault("live", "").lines().toList()) {
      String[] words = line.split(" ", 3);
      String[] path = words[1].split("[.]", -1);
      switch (words[0]) {
        case "reads" -> reads.put(Element.index(path[0], path[1]), Long.valueOf(words[2]));
        case "zeroDate" -> zeroDates.add(Element.column(path[0], path[1]));
        case "use" ->
            uses.add(Finding.warning("stored-use", Element.storedObject(words[1]), words[2]));
        default ->
            numbers
                .computeIfAbsent(words[0], name -> new LinkedHashMap<>())
                .put(words[1], Long.valueOf(words[2]));
      }
    }
    return new LiveFacts(
        numbers.getOrDefault("nextId", Map.of()),
        numbers.getOrDefault("greatestId", Map.of()),
        numbers.getOrDefault("generator", Map.of()),
        reads,
        numbers.getOrDefault("uptime", Map.of()).getOrDefault("seconds", 0L),
        new RowVersions(numbers.getOrDefault("rowVersions", Map.of()), 64),
        numbers.getOrDefault("oldestTransaction", Map.of()).getOrDefault("seconds", 0L),
        zeroDates,
        uses,
        List.of());
  }

  Facts facts() {
    for (String title : sections.keySet()) {
      if (title.startsWith("server ")) {
        String[] words = title.split(" ", -1);
        Map<String, Long> bytes = new TreeMap<>();
        for (int i = 2; i < words.length; i++) {
          String[] pair = words[i].split("=", -1);
          bytes.put(pair[0], Long.valueOf(pair[1]));
        }
        return new Facts(words[1], bytes);
      }
    }
    return Facts.UNKNOWN;
  }

  Mapped mapped(String title) {
    SortedMap<String, List<Element>> properties = new TreeMap<>();
    Map<Element, String> stored = new LinkedHashMap<>();
    for (String line : sections.getOrDefault(title, "").lines().toList()) {
      String[] words = line.strip().split("\\s+", 4);
      if (words.length < 2) {
        continue;
      }
      Element place =
          words.length == 2 || words[2].equals("-")
              ? Element.table(words[1])
              : Element.column(words[1], words[2]);
      properties.computeIfAbsent(words[0], p -> new ArrayList<>()).add(place);
      if (words.length == 4) {
        stored.put(place, words[3]);
      }
    }
    return new Mapped(properties, stored);
  }

  /** A migration's source. */
  static String source(String type, String id, String parent, String annotations, String body) {
    return """
        import dev.autogen.migration.*;
        import static dev.autogen.schema.ForeignKey.Action.*;
        @Revision(id = "%s"%s, created = "2026-01-01T00:00:00Z")
        %s
        public final class %s implements Migration {
          public void upgrade(Operations op) {
        %s
          }
          public void downgrade(Operations op) {}
        }
        """
        .formatted(
            id, parent.isEmpty() ? "" : ", parent = \"" + parent + "\"", annotations, type, body);
  }
}
