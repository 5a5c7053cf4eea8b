package dev.autogen.project.settings;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one place says.
 *
 * @param settings values by the word of their setting
 * @param properties values that are handed on to Hibernate or another tool, by their name
 * @param variables gives what stands behind a placeholder in a value
 */
public record Layer(
    SortedMap<String, Setting> settings,
    SortedMap<String, Setting> properties,
    Optional<Function<String, Optional<String>>> variables) {

  public Layer {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }

  /** One whose values mean what they say. */
  public static Layer plain(Map<String, Setting> settings, Map<String, Setting> properties) {
    return new Layer(new TreeMap<>(settings), new TreeMap<>(properties), Optional.empty());
  }

  /** One whose values may hold placeholders. */
  static Layer withPlaceholders(
      Map<String, Setting> settings,
      Map<String, Setting> properties,
      Function<String, Optional<String>> variables) {
    return new Layer(new TreeMap<>(settings), new TreeMap<>(properties), Optional.of(variables));
  }

  /** Whether {@code name} is one of a tool that runs migrations. */
  public static boolean isOfTool(String name) {
    return name.startsWith("flyway.") || name.startsWith("liquibase.");
  }

  /** Whether {@code name} says how bad something is that is found in a migration. */
  public static boolean isOfLint(String name) {
    return name.startsWith("lint.");
  }

  /** Whether {@code name} is one of Hibernate's own, or of another tool's. */
  static boolean isHandedOn(String name) {
    return isOfTool(name)
        || name.startsWith("hibernate.")
        || name.startsWith("jakarta.persistence.")
        || name.startsWith("org.hibernate.");
  }

  /**
   * The setting behind {@code word}, its placeholders resolved.
   *
   * @throws dev.autogen.error.AutogenException when one of them has no value
   */
  public Optional<Setting> setting(String word) {
    return Optional.ofNullable(settings.get(word)).map(setting -> resolved(word, setting));
  }

  /** What is handed on to Hibernate under {@code name}, its placeholders resolved. */
  public Optional<Setting> property(String name) {
    return Optional.ofNullable(properties.get(name)).map(setting -> resolved(name, setting));
  }

  private Setting resolved(String name, Setting setting) {
    return variables
        .map(known -> setting.withValue(Placeholders.resolve(name, setting, known)))
        .orElse(setting);
  }
}
