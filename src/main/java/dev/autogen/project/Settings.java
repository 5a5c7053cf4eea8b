package dev.autogen.project;

import dev.autogen.AutogenException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is set, weakest first: a file, the environment, the command line. Relative paths of a file
 * start at its folder, others at the working directory.
 */
public final class Settings {

  /** The name of the file, looked for from the working directory upwards. */
  public static final String FILE = "autogen.properties";

  private static final String ENVIRONMENT = "AUTOGEN_";

  /** The settings there are, beside those that are handed on to Hibernate. */
  public enum Key {
    URL,
    USER,
    PASSWORD,
    SCHEMA,
    MODELS,
    CLASSPATH,
    PACKAGE,
    NAMING,
    MAPPING_FILES,
    MIGRATIONS,
    TEMPLATES,
    INCLUDE,
    EXCLUDE,
    PROVE,
    SCRATCH,
    MYSQLD;

    /** As it stands in a file and, behind two dashes, on the command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> words() {
      return Arrays.stream(values()).map(Key::word).toList();
    }

    private static Optional<Key> of(String word) {
      return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }
  }

  private record Value(String text, Path base) {}

  private final Path directory;
  private final Map<Key, Value> values = new TreeMap<>();
  private final SortedMap<String, String> properties = new TreeMap<>();

  private Settings(Path directory) {
    this.directory = directory;
  }

  /**
   * Collects the settings.
   *
   * @param working the working directory
   * @param file the file named on the command line; none looks for one
   * @param environment the environment's variables
   * @param options what the command line says
   * @param defines what the command line hands on to Hibernate
   * @throws AutogenException when the file cannot be read or holds an unknown setting
   */
  public static Settings load(
      Path working,
      Optional<Path> file,
      Map<String, String> environment,
      Map<Key, String> options,
      Map<String, String> defines) {
    Optional<Path> found = file.map(working::resolve).or(() -> search(working));
    Path directory =
        found.map(path -> path.toAbsolutePath().normalize().getParent()).orElse(working);
    Settings settings = new Settings(directory);
    found.ifPresent(path -> settings.read(path, directory));
    for (Key key : Key.values()) {
      String value = environment.get(ENVIRONMENT + key.name());
      if (value != null) {
        settings.values.put(key, new Value(value, working));
      }
    }
    options.forEach((key, value) -> settings.values.put(key, new Value(value, working)));
    settings.properties.putAll(defines);
    return settings;
  }

  private static Optional<Path> search(Path working) {
    for (Path folder = working.toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(FILE))) {
        return Optional.of(folder.resolve(FILE));
      }
    }
    return Optional.empty();
  }

  private void read(Path file, Path base) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw AutogenException.usage(
          "the settings in " + file + " cannot be read (" + reason(e) + ")",
          "name another file with --config");
    }
    for (String name : read.stringPropertyNames()) {
      String value = read.getProperty(name).strip();
      Optional<Key> key = Key.of(name);
      if (key.isPresent()) {
        values.put(key.get(), new Value(value, base));
      } else if (isHandedOn(name)) {
        properties.put(name, value);
      } else {
        throw AutogenException.usage(
            "there is no setting " + name + " (" + file + ")",
            Nearest.of(name, Key.words())
                .map(near -> "did you mean '" + near + "'?")
                .orElse(
                    "use one of "
                        + String.join(", ", Key.words())
                        + ", or one of Hibernate's, such as hibernate.dialect"));
      }
    }
  }

  private static String reason(Exception e) {
    return e instanceof IOException io
        ? AutogenException.reason(io)
        : e.getMessage().replaceFirst("[.]$", "");
  }

  private static boolean isHandedOn(String name) {
    return name.startsWith("hibernate.")
        || name.startsWith("jakarta.persistence.")
        || name.startsWith("org.hibernate.");
  }

  /** The folder of the file, or the working directory where there is none. */
  public Path directory() {
    return directory;
  }

  /** The text of a setting; empty where it is not set. */
  public String text(Key key) {
    Value value = values.get(key);
    return value == null ? "" : value.text();
  }

  public boolean isSet(Key key) {
    return !text(key).isEmpty();
  }

  /** A list of words separated by commas or blanks. */
  public List<String> words(Key key) {
    return Arrays.stream(text(key).split("[,\\s]+", -1)).filter(w -> !w.isEmpty()).toList();
  }

  /** A list of paths separated as in a class path. */
  public List<Path> paths(Key key) {
    Value value = values.get(key);
    if (value == null) {
      return List.of();
    }
    return Arrays.stream(value.text().split("[" + java.io.File.pathSeparator + "]", -1))
        .map(String::strip)
        .filter(path -> !path.isEmpty())
        .map(path -> value.base().resolve(path).normalize())
        .toList();
  }

  /** What is handed on to Hibernate. */
  public SortedMap<String, String> properties() {
    return new TreeMap<>(properties);
  }
}
