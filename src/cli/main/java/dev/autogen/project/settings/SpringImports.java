package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files a document names with {@code spring.config.import}. Each stands behind the document
 * that names it, and is stronger; where that counts in some profiles alone, so do they. What is no
 * file, such as a configuration server, is not asked.
 */
final class SpringImports {

  private static final String IMPORT = "spring.config.import";
  private static final String ON_PROFILE = "spring.config.activate.on-profile";
  private static final String OPTIONAL = "optional:";

  /**
   * A file, with its kind behind it where its name does not tell; no folder, and no other scheme.
   */
  private static final Pattern PLACE =
      Pattern.compile(
          "(file:(?://)?|classpath:/?)?((?!\\w{2,}:)[^\\[\\]$*]*[^\\[\\]$*/])(?:\\[([.]\\w+)])?");

  private SpringImports() {}

  /** A file that is there. */
  private record Import(Path file, boolean isProperties) {

    Import(Path file) {
      this(file, file.toString().endsWith(".properties"));
    }
  }

  /** The documents of {@code file} and of those it imports, weakest first. */
  static List<SpringDocument> read(Path file) {
    return read(new Import(file), "", List.of());
  }

  private static List<SpringDocument> read(
      Import imported, String condition, List<Path> importing) {
    Path file = imported.file();
    List<Path> chain = new ArrayList<>(importing);
    chain.add(file.toAbsolutePath().normalize());
    List<SpringDocument> documents = new ArrayList<>();
    for (SpringDocument document : SpringDocument.read(file, imported.isProperties())) {
      SpringDocument own = under(condition, document);
      documents.add(own);
      for (String location : locations(document)) {
        found(location, file)
            .filter(next -> !chain.contains(next.file()))
            .ifPresent(
                next ->
                    documents.addAll(
                        read(next, own.properties().getOrDefault(ON_PROFILE, ""), chain)));
      }
    }
    return documents;
  }

  private static SpringDocument under(String condition, SpringDocument document) {
    if (condition.isEmpty()) {
      return document;
    }
    SortedMap<String, String> properties = new TreeMap<>(document.properties());
    properties.merge(ON_PROFILE, condition, (own, outer) -> any(own) + " & " + any(outer));
    return new SpringDocument(document.file(), properties);
  }

  private static String any(String expressions) {
    return "(" + expressions.replace(",", " | ") + ")";
  }

  private static List<String> locations(SpringDocument document) {
    Stream<String> values =
        document.properties().entrySet().stream()
            .filter(e -> e.getKey().equals(IMPORT) || e.getKey().startsWith(IMPORT + "["))
            .map(Map.Entry::getValue);
    return values
        .flatMap(value -> Arrays.stream(value.split("[,;]", -1)))
        .map(String::strip)
        .filter(location -> !location.isEmpty())
        .toList();
  }

  /** The file at {@code location}; empty where it is none, or is not there and need not be. */
  private static Optional<Import> found(String location, Path by) {
    boolean optional = location.startsWith(OPTIONAL);
    Matcher place = PLACE.matcher(optional ? location.substring(OPTIONAL.length()) : location);
    if (!place.matches()) {
      return Optional.empty();
    }
    Path path = Path.of(place.group(2));
    boolean isFixed = place.group(1) != null && place.group(1).startsWith("file:");
    // A relative file: starts where the application does, which is somewhere above.
    Path folder = by.toAbsolutePath().normalize().getParent();
    Path file = folder.resolve(path).normalize();
    while (isFixed && !Files.isRegularFile(file) && folder.getParent() != null) {
      folder = folder.getParent();
      file = folder.resolve(path).normalize();
    }
    if (Files.isRegularFile(file)) {
      String kind = place.group(3) == null ? file.toString() : place.group(3);
      return Optional.of(new Import(file, kind.endsWith(".properties")));
    }
    if (optional) {
      return Optional.empty();
    }
    throw AutogenException.usage(
        by + " imports " + location + ", which is not there",
        "correct spring.config.import, or say optional: before it");
  }
}
