package dev.autogen.maven;

import dev.autogen.project.SettingKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a build says beside the parameters of a goal: {@code -Dautogen.allow-drops} is {@code
 * --allow-drops}, and a property of the project may be any setting.
 *
 * @param typed what was given to Maven with {@code -D}
 * @param project the properties of the project
 * @param configured the plugin's configuration of settings
 * @param named the settings that have a parameter of their own
 */
record Options(
    Properties typed,
    Properties project,
    Map<String, String> configured,
    Map<String, String> named) {

  private static final String PREFIX = "autogen.";

  /** Parameters of the plugin, which are no options of autogen or are given to it otherwise. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "skip",
          "server-id",
          "packages",
          "modules",
          "scope",
          "detect-settings",
          "jvm-arguments",
          "fail-on-difference",
          "output",
          "password",
          "message",
          "target",
          "version");

  private static final Set<String> SETTINGS =
      Arrays.stream(SettingKey.values())
          .map(SettingKey::word)
          .collect(Collectors.toUnmodifiableSet());

  /** The same as words of a command line, behind those that are there. */
  void addTo(List<String> arguments) {
    Map<String, String> settings = new TreeMap<>();
    configured.forEach((name, value) -> settings.put(word(name), value == null ? "" : value));
    for (String name : new TreeSet<>(project.stringPropertyNames())) {
      if (name.startsWith(PREFIX) && SETTINGS.contains(word(name.substring(PREFIX.length())))) {
        settings.put(word(name.substring(PREFIX.length())), project.getProperty(name));
      }
    }
    List<String> flags = new ArrayList<>();
    for (String name : new TreeSet<>(typed.stringPropertyNames())) {
      if (name.startsWith(PREFIX)) {
        String word = word(name.substring(PREFIX.length()));
        String value = typed.getProperty(name);
        if (SETTINGS.contains(word)) {
          settings.put(word, value);
        } else if (!PARAMETERS.contains(word) && !value.equals("false")) {
          // Maven gives a property without a value the value true.
          flags.add("--" + word + (value.isEmpty() || value.equals("true") ? "" : "=" + value));
        }
      }
    }
    settings.keySet().removeAll(PARAMETERS);
    settings.putAll(named);
    settings.forEach(
        (name, value) ->
            arguments.add(
                // Hibernate's own are handed on.
                name.contains(".") ? "-D" + name + "=" + value : "--" + name + "=" + value));
    arguments.addAll(flags);
  }

  /** {@code onlyInDatabase} as autogen writes it: {@code only-in-database}. */
  private static String word(String name) {
    return name.contains(".")
        ? name
        : name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
