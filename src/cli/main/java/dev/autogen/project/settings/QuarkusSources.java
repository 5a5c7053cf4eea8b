package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.UnicodeReader;

/**
 * The places Quarkus 3 takes its configuration from, the strongest first: the environment, {@code
 * .env} and the folder {@code config} of the project, the files among its resources. In each of
 * them, the file of a profile is stronger than the file without one, and a key of a profile, {@code
 * %dev.key}, than the key alone; of several profiles the last is the strongest.
 */
final class QuarkusSources {

  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".properties");

  /** What Quarkus has without anybody saying so. */
  private static final Set<String> USUAL = Set.of("dev", "test", "prod");

  private final List<Source> sources = new ArrayList<>();
  private final List<String> profiles = new ArrayList<>();

  /**
   * A place.
   *
   * @param properties by their names without quotation marks
   * @param isEnvironment whether names are written there as those of variables are
   */
  private record Source(Path file, SortedMap<String, String> properties, boolean isEnvironment) {

    Optional<Setting> find(String name) {
      String said = isEnvironment ? variable(name) : name.replace("\"", "");
      return Optional.ofNullable(properties.get(said)).map(value -> setting(said, value));
    }

    Setting setting(String name, String value) {
      return file.toString().isEmpty()
          ? new Setting(value, name, file)
          : new Setting(
              value,
              String.valueOf(file.getFileName()),
              name,
              file.toAbsolutePath().normalize().getParent());
    }
  }

  /**
   * Reads them.
   *
   * @param file one of its files, or the folder of its resources
   * @param wanted the profiles to be active; empty for those that are named elsewhere
   * @throws AutogenException when there is no such file, it is malformed, or nothing is for a
   *     profile
   */
  QuarkusSources(Path file, List<String> wanted, Map<String, String> variables) {
    boolean isFolder = Files.isDirectory(file);
    String stem =
        isFolder ? "application" : file.getFileName().toString().replaceFirst("[.][^.]+$", "");
    Path folder = isFolder ? file : file.toAbsolutePath().getParent();
    sources.add(new Source(Path.of(""), new TreeMap<>(variables), true));
    Optional<Path> project = project(folder);
    project
        .map(p -> p.resolve(".env"))
        .filter(Files::isRegularFile)
        .ifPresent(env -> sources.add(new Source(env, properties(env), true)));
    List<Path> bases =
        Stream.concat(project.map(p -> p.resolve("config")).stream(), Stream.of(folder))
            .flatMap(in -> ENDINGS.stream().map(ending -> in.resolve(stem + ending)))
            .filter(Files::isRegularFile)
            .toList();
    if (bases.isEmpty() || (!isFolder && !Files.isRegularFile(file))) {
      throw AutogenException.usage(
          file + " is no configuration of Quarkus",
          "name an application.properties or application.yaml, or the folder it is in, with"
              + " --quarkus");
    }
    bases.forEach(base -> sources.add(source(base)));
    activate(wanted);
    refuseUnknown(wanted, bases);
    for (Path base : bases) {
      int at = 0;
      while (!sources.get(at).file().equals(base)) {
        at++;
      }
      for (String profile : profiles) {
        Path beside = beside(base, profile);
        if (Files.isRegularFile(beside)) {
          sources.add(at++, source(beside));
        }
      }
    }
  }

  /** Where the build of the project is described; that is where Quarkus is started, too. */
  private static Optional<Path> project(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    while (place != null) {
      if (Stream.of("pom.xml", "build.gradle", "build.gradle.kts")
          .map(place::resolve)
          .anyMatch(Files::isRegularFile)) {
        return Optional.of(place);
      }
      place = place.getParent();
    }
    return Optional.empty();
  }

  private static Path beside(Path base, String profile) {
    return base.resolveSibling(
        base.getFileName().toString().replaceFirst("(?=[.][^.]+$)", "-" + profile));
  }

  /** The strongest first; each with the one that holds besides. */
  private void activate(List<String> wanted) {
    List<String> named =
        wanted.isEmpty()
            ? find("quarkus.profile").map(s -> words(s.value())).orElse(List.of("dev"))
            : wanted;
    Set<String> active = new LinkedHashSet<>();
    for (int i = named.size() - 1; i >= 0; i--) {
      active.add(named.get(i));
    }
    for (String profile : List.copyOf(active)) {
      profiles.add(profile);
      find("quarkus.config.profile.parent").ifPresent(parent -> active.add(parent.value().strip()));
      profiles.clear();
    }
    profiles.addAll(active);
  }

  private void refuseUnknown(List<String> wanted, List<Path> bases) {
    for (String profile : wanted) {
      boolean isKnown =
          USUAL.contains(profile)
              || bases.stream().anyMatch(base -> Files.isRegularFile(beside(base, profile)))
              || sources.stream()
                  .flatMap(source -> source.properties().keySet().stream())
                  .anyMatch(name -> name.startsWith("%" + profile + "."));
      if (!isKnown) {
        throw Profiles.unknown(bases.get(0), profile, "--quarkus-profiles");
      }
    }
  }

  /** Those that are active, the last the strongest, as Quarkus has them named. */
  List<String> profiles() {
    List<String> inOrder = new ArrayList<>();
    profiles.forEach(profile -> inOrder.add(0, profile));
    return inOrder;
  }

  /** What is said under the first of {@code names} that anybody says something under. */
  Optional<Setting> find(String... names) {
    for (Source source : sources) {
      for (String prefix : prefixes()) {
        for (String name : names) {
          Optional<Setting> found = source.find(prefix + name);
          if (found.isPresent()) {
            // What is empty takes back what weaker places say.
            return found.filter(setting -> !setting.value().isBlank());
          }
        }
      }
    }
    return Optional.empty();
  }

  /** What a placeholder stands for. */
  Optional<String> variable(String name, Map<String, String> variables) {
    return Optional.ofNullable(variables.get(name)).or(() -> find(name).map(Setting::value));
  }

  private List<String> prefixes() {
    return Stream.concat(profiles.stream().map(profile -> "%" + profile + "."), Stream.of(""))
        .toList();
  }

  /** The names of all that files say in the active profiles, without what says the profile. */
  SortedSet<String> names() {
    return sources.stream()
        .filter(source -> !source.isEnvironment())
        .flatMap(source -> source.properties().keySet().stream())
        .flatMap(
            name ->
                prefixes().stream()
                    .filter(
                        prefix ->
                            name.startsWith(prefix) && (!prefix.isEmpty() || !name.startsWith("%")))
                    .map(prefix -> name.substring(prefix.length()))
                    .limit(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How a variable of the environment is called that says the same. */
  private static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  private static Source source(Path file) {
    SortedMap<String, String> read =
        file.toString().endsWith(".properties") ? properties(file) : yaml(file);
    SortedMap<String, String> properties = new TreeMap<>();
    read.forEach((name, value) -> put(name, value, properties));
    return new Source(file, properties, false);
  }

  /** {@code %{dev,test}.key} says both. */
  private static void put(String written, String value, SortedMap<String, String> properties) {
    String name = written.replace("\"", "").replace("[null]", "");
    int end = name.indexOf('}');
    if (name.startsWith("%{") && end > 0) {
      words(name.substring(2, end))
          .forEach(profile -> properties.put("%" + profile + name.substring(end + 1), value));
    } else {
      properties.put(name, value);
    }
  }

  private static SortedMap<String, String> properties(Path file) {
    return read(
        file,
        text -> {
          Properties properties = new Properties();
          properties.load(text);
          SortedMap<String, String> named = new TreeMap<>();
          properties
              .stringPropertyNames()
              .forEach(name -> named.put(name, properties.getProperty(name)));
          return named;
        });
  }

  private static SortedMap<String, String> yaml(Path file) {
    return read(
        file,
        text -> {
          SortedMap<String, String> all = new TreeMap<>();
          ApplicationYaml.ofQuarkus(text).forEach(all::putAll);
          return all;
        });
  }

  private interface Reading {
    SortedMap<String, String> of(Reader text) throws IOException;
  }

  private static SortedMap<String, String> read(Path file, Reading reading) {
    try (Reader text = new UnicodeReader(Files.newInputStream(file))) {
      return reading.of(text);
    } catch (IOException e) {
      throw unreadable(file, AutogenException.reason(e));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw unreadable(file, e.getProblem() + (line == 0 ? "" : " in line " + line));
    } catch (YAMLException | IllegalArgumentException e) {
      throw unreadable(file, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static AutogenException unreadable(Path file, String reason) {
    return AutogenException.usage(
        "the Quarkus configuration " + file + " cannot be read (" + reason + ")",
        "correct it, or name another with --quarkus");
  }
}
