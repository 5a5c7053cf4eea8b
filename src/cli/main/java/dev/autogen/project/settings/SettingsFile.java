package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code autogen.properties}: what holds everywhere, and under {@code env.NAME.} what holds in one
 * environment only.
 */
public final class SettingsFile {

  private static final Pattern IN_ENVIRONMENT = Pattern.compile("env\\.([\\w-]+)\\.(.+)");

  private final Path file;
  private final Map<String, String> variables;
  private final SortedMap<String, Setting> everywhere = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Setting>> environments = new TreeMap<>();

  private SettingsFile(Path file, Map<String, String> variables) {
    this.file = file;
    this.variables = variables;
  }

  /**
   * Reads a file.
   *
   * @param known whether a word is a setting
   * @param unknown what to say of a word that is none
   * @throws AutogenException when the file cannot be read or holds an unknown setting
   */
  public static SettingsFile read(
      Path file,
      Map<String, String> variables,
      Predicate<String> known,
      Function<String, AutogenException> unknown) {
    Properties properties = properties(file, "name another file with --config");
    SettingsFile settings = new SettingsFile(file, variables);
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      Matcher matcher = IN_ENVIRONMENT.matcher(name);
      boolean everywhere = !matcher.matches();
      String word = everywhere ? name : matcher.group(2);
      if (!known.test(word) && !isProperty(word)) {
        throw unknown.apply(name);
      }
      Setting setting =
          new Setting(
              properties.getProperty(name).strip(),
              String.valueOf(file.getFileName()),
              everywhere ? "" : name,
              file.toAbsolutePath().getParent());
      (everywhere
              ? settings.everywhere
              : settings.environments.computeIfAbsent(matcher.group(1), n -> new TreeMap<>()))
          .put(word, setting);
    }
    return settings;
  }

  private static boolean isProperty(String word) {
    return Layer.isHandedOn(word) || Layer.isOfLint(word);
  }

  /** The properties in a file in UTF-8. */
  static Properties properties(Path file, String remedy) {
    Properties properties = new Properties();
    try (Reader reader = new StringReader(Utf8.read(file))) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw unreadable(file, AutogenException.reason(e), remedy);
    } catch (IllegalArgumentException e) {
      throw unreadable(file, e.getMessage().replaceFirst("[.]$", ""), remedy);
    }
  }

  private static AutogenException unreadable(Path file, String reason, String remedy) {
    return AutogenException.usage(
        "the settings in " + file + " cannot be read (" + reason + ")", remedy);
  }

  /** What holds everywhere. */
  public Layer everywhere() {
    return layer(everywhere);
  }

  /**
   * What holds in one environment.
   *
   * @throws AutogenException when the file has no such environment
   */
  public Layer environment(String name) {
    SortedMap<String, Setting> settings = environments.get(name);
    if (settings == null) {
      throw unknownEnvironment(name, file + " has " + names());
    }
    return layer(settings);
  }

  /** Says that there is no environment {@code name}, but what there is. */
  public static AutogenException unknownEnvironment(String name, String what) {
    return AutogenException.usage(
        "there is no environment " + name + ": " + what,
        "name one of these with --env, or write settings such as env." + name + ".url = …");
  }

  private String names() {
    return environments.isEmpty() ? "none" : String.join(", ", environments.keySet());
  }

  private Layer layer(SortedMap<String, Setting> all) {
    SortedMap<String, Setting> settings = new TreeMap<>();
    SortedMap<String, Setting> properties = new TreeMap<>();
    all.forEach((word, s) -> (isProperty(word) ? properties : settings).put(word, s));
    return Layer.withPlaceholders(
        settings, properties, name -> Optional.ofNullable(variables.get(name)));
  }
}
