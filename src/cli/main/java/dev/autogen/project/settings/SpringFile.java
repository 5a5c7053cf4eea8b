package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a Spring Boot configuration says of the database and of Hibernate, as Spring Boot 3 and 4
 * read it: the file, then the files of the active profiles beside it, later documents over earlier
 * ones, environment variables over all.
 */
public final class SpringFile {

  private static final String HANDED_ON = "spring.jpa.properties.";
  private static final String PHYSICAL = "hibernate.physical_naming_strategy";
  private static final String IMPLICIT = "hibernate.implicit_naming_strategy";

  /** As a value, or with a dotted name in a URL; a password may hold the sign too. */
  private static final Pattern UNBUILT =
      Pattern.compile("^@[\\w.-]+@$|^jdbc:.*@[a-z][\\w-]*[.][\\w.-]*@");

  private static final List<String> ENDINGS = List.of(".yml", ".yaml", ".properties");

  private final Map<String, String> variables;
  private final SortedMap<String, Found> properties = new TreeMap<>();

  /** A property as it is written, and where. */
  private record Found(String name, String value, Path file) {}

  private SpringFile(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * Reads a configuration.
   *
   * @param file {@code application.yml} or {@code application.properties} under whatever name, or a
   *     folder that holds one
   * @param wanted the profiles to be active; empty for those the configuration names itself
   * @param variables the environment's variables
   * @throws AutogenException when there is no such file or it is malformed
   */
  public static Layer read(Path file, List<String> wanted, Map<String, String> variables) {
    SpringFile spring = new SpringFile(variables);
    List<Path> bases = bases(file);
    List<SpringDocument> documents = new ArrayList<>();
    bases.forEach(base -> documents.addAll(SpringImports.read(base)));
    documents.stream().filter(d -> onProfile(d).isEmpty()).forEach(spring::add);
    List<String> profiles = spring.profiles(wanted);
    refuseUnknown(wanted, bases, documents, spring.properties.keySet());
    spring.properties.clear();
    for (String profile : profiles) {
      for (Path base : bases) {
        beside(base, profile).forEach(f -> documents.addAll(SpringImports.read(f)));
      }
    }
    documents.stream().filter(d -> isActive(d, profiles)).forEach(spring::add);
    return spring.layer();
  }

  /** A profile that is asked for and that nothing is for is a slip: all else would hold instead. */
  private static void refuseUnknown(
      List<String> wanted, List<Path> bases, List<SpringDocument> documents, Set<String> names) {
    for (String profile : wanted) {
      boolean isKnown =
          profile.equals("default")
              || bases.stream().anyMatch(base -> !beside(base, profile).isEmpty())
              || documents.stream()
                  .flatMap(document -> onProfile(document).stream())
                  .anyMatch(expression -> Profiles.names(expression).contains(profile))
              || names.stream()
                  .anyMatch(n -> n.startsWith(uniform("spring.profiles.group." + profile)));
      if (!isKnown) {
        throw Profiles.unknown(bases.get(0), profile, "--spring-profiles");
      }
    }
  }

  /** The files without a profile; the stronger last. */
  private static List<Path> bases(Path file) {
    List<Path> bases =
        Files.isDirectory(file)
            ? Stream.of(file, file.resolve("config"))
                .flatMap(in -> ENDINGS.stream().map(ending -> in.resolve("application" + ending)))
                .filter(Files::isRegularFile)
                .toList()
            : List.of(file);
    if (bases.isEmpty() || !bases.stream().allMatch(SpringDocument::isKnown)) {
      throw AutogenException.usage(
          file + " is no configuration of Spring Boot",
          "name an application.yml or application.properties, or the folder it is in, with --spring");
    }
    return bases;
  }

  /** The files of a profile beside {@code base}. */
  private static List<Path> beside(Path base, String profile) {
    String name = base.getFileName().toString().replaceFirst("[.][a-z]+$", "");
    return ENDINGS.stream()
        .map(ending -> base.resolveSibling(name + "-" + profile + ending))
        .filter(Files::isRegularFile)
        .toList();
  }

  private static Optional<String> onProfile(SpringDocument document) {
    String expressions =
        document.properties().entrySet().stream()
            .filter(e -> uniform(e.getKey()).startsWith("spring.config.activate.onprofile"))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(","));
    return expressions.isBlank() ? Optional.empty() : Optional.of(expressions);
  }

  private static boolean isActive(SpringDocument document, List<String> profiles) {
    Optional<String> expression = onProfile(document);
    try {
      return expression.isEmpty() || Profiles.holds(expression.get(), profiles);
    } catch (IllegalArgumentException e) {
      throw AutogenException.usage(
          "'" + expression.orElse("") + "' in " + document.file() + " is no profile expression",
          "correct spring.config.activate.on-profile");
    }
  }

  /**
   * One name for what Spring takes for one: {@code jdbc-url}, {@code jdbcUrl}, {@code jdbc_url}.
   */
  private static String uniform(String name) {
    return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }

  private void add(SpringDocument document) {
    document
        .properties()
        .forEach(
            (written, value) -> {
              // A name in brackets is one whose dots and signs stay; a number there counts a list.
              String name =
                  written.replaceAll("[.]?\\[(\\D[^]]*)]", ".$1").replaceFirst("^[.]", "");
              properties.put(uniform(name), new Found(name, value, document.file()));
            });
  }

  private List<String> profiles(List<String> wanted) {
    List<String> named = wanted;
    if (wanted.isEmpty()) {
      named = list("spring.profiles.active").orElse(List.of());
      find("spring.profiles.active").ifPresent(SpringFile::refuseUnbuilt);
    }
    Set<String> profiles = new LinkedHashSet<>();
    list("spring.profiles.include").ifPresent(profiles::addAll);
    for (String name : named.isEmpty() ? List.of("default") : named) {
      profiles.add(name);
      list("spring.profiles.group." + name).ifPresent(profiles::addAll);
    }
    return List.copyOf(profiles);
  }

  private Optional<List<String>> list(String name) {
    String joined =
        find(name)
            .map(Found::value)
            .orElseGet(
                () ->
                    properties.tailMap(uniform(name) + "[").entrySet().stream()
                        .takeWhile(e -> e.getKey().startsWith(uniform(name) + "["))
                        .map(e -> e.getValue().value())
                        .collect(Collectors.joining(",")));
    List<String> words =
        Arrays.stream(joined.split(",", -1))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  /** A property: from the environment, else from the files. */
  private Optional<Found> find(String name) {
    String variable = name.replace(".", "_").replace("-", "").toUpperCase(Locale.ROOT);
    String value = variables.get(variable);
    return value == null
        ? Optional.ofNullable(properties.get(uniform(name)))
        : Optional.of(new Found(variable, value, Path.of(variable)));
  }

  private Optional<String> placeholder(String name) {
    return Optional.ofNullable(variables.get(name)).or(() -> find(name).map(Found::value));
  }

  private Layer layer() {
    SortedMap<String, Setting> settings = new TreeMap<>();
    SortedMap<String, Setting> handedOn = new TreeMap<>();
    put(settings, "url", "spring.datasource.url", "spring.datasource.hikari.jdbc-url");
    put(settings, "user", "spring.datasource.username", "spring.datasource.hikari.username");
    put(settings, "password", "spring.datasource.password", "spring.datasource.hikari.password");
    settings.put("naming", new Setting("spring", "Spring Boot's default", Path.of("")));
    list("spring.jpa.mapping-resources")
        .ifPresent(
            files ->
                settings.put(
                    "mapping-files",
                    new Setting(
                        String.join(",", files), "spring.jpa.mapping-resources", Path.of(""))));
    put(handedOn, "hibernate.dialect", "spring.jpa.database-platform");
    put(handedOn, PHYSICAL, "spring.jpa.hibernate.naming.physical-strategy");
    put(handedOn, IMPLICIT, "spring.jpa.hibernate.naming.implicit-strategy");
    for (Found found : properties.values()) {
      if (found.name().startsWith(HANDED_ON)) {
        String name = found.name().substring(HANDED_ON.length());
        if (Layer.isHandedOn(name)) {
          handedOn.put(name, setting(found));
        }
      }
    }
    for (String tool : List.of("flyway", "liquibase")) {
      putAll(handedOn, tool);
    }
    return Layer.withPlaceholders(settings, handedOn, this::placeholder);
  }

  /** What is said of a tool that runs migrations; a list becomes one value. */
  private void putAll(SortedMap<String, Setting> handedOn, String tool) {
    String start = "spring." + tool + ".";
    for (Found found : properties.values()) {
      if (uniform(found.name()).startsWith(uniform(start))
          && found.name().length() > start.length()) {
        String name =
            tool + "." + found.name().substring(start.length()).replaceFirst("\\[\\d+]$", "");
        handedOn.merge(
            name, setting(found), (one, more) -> one.withValue(one.value() + "," + more.value()));
      }
    }
  }

  private void put(SortedMap<String, Setting> settings, String word, String... names) {
    Arrays.stream(names)
        .flatMap(name -> find(name).stream())
        .findFirst()
        .ifPresent(found -> settings.put(word, setting(found)));
  }

  /** Refuses a value that the build has yet to put in place of a name between @ signs. */
  private static void refuseUnbuilt(Found found) {
    if (UNBUILT.matcher(found.value()).find()) {
      throw AutogenException.usage(
          found.name()
              + " in "
              + found.file()
              + " is "
              + found.value()
              + ", which the build replaces",
          found.name().startsWith("spring.profiles")
              ? SpringDocument.BUILT + ", or the profiles with --spring-profiles"
              : SpringDocument.BUILT);
    }
  }

  private static Setting setting(Found found) {
    refuseUnbuilt(found);
    String file = String.valueOf(found.file().getFileName());
    return new Setting(
        found.value(),
        file,
        file.equals(found.name()) ? "" : found.name(),
        found.file().toAbsolutePath().getParent());
  }
}
