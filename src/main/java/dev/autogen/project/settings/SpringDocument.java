package dev.autogen.project.settings;

import dev.autogen.AutogenException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * One document of a Spring Boot configuration file: properties by their whole name, lists as {@code
 * name[0]}, {@code name[1]}, …
 *
 * @param properties in the order of their names
 */
record SpringDocument(Path file, SortedMap<String, String> properties) {

  /** Divides a properties file into documents. */
  private static final String DIVIDER = "(?m)^[#!]---\\s*$";

  /** Whether {@code file} is of a kind that can be read. */
  static boolean isKnown(Path file) {
    return file.toString().matches(".*[.](ya?ml|properties)");
  }

  /**
   * The documents of a file, in order.
   *
   * @throws AutogenException when it cannot be read or is malformed
   */
  static List<SpringDocument> read(Path file) {
    return read(file, file.toString().endsWith(".properties"));
  }

  /** The same of a file whose name does not tell its kind. */
  static List<SpringDocument> read(Path file, boolean isProperties) {
    List<SpringDocument> documents = new ArrayList<>();
    try {
      String text = Files.readString(file);
      if (isProperties) {
        for (String part : text.split(DIVIDER, -1)) {
          documents.add(new SpringDocument(file, properties(part)));
        }
      } else {
        // Every scalar as it is written: 0123 may be a password.
        LoadSettings settings =
            LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setLabel(file.toString())
                .build();
        for (Object document : new Load(settings).loadAllFromString(text)) {
          SortedMap<String, String> properties = new TreeMap<>();
          flatten("", document, properties);
          documents.add(new SpringDocument(file, properties));
        }
      }
      return documents;
    } catch (IOException e) {
      throw unreadable(file, AutogenException.reason(e));
    } catch (MarkedYamlEngineException e) {
      throw unreadable(
          file,
          e.getProblem()
              + e.getProblemMark().map(mark -> " in line " + (mark.getLine() + 1)).orElse(""));
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw unreadable(file, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static AutogenException unreadable(Path file, String reason) {
    return AutogenException.usage(
        "the Spring configuration " + file + " cannot be read (" + reason + ")",
        "correct it, or name another with --spring");
  }

  private static SortedMap<String, String> properties(String text) throws IOException {
    Properties read = new Properties();
    read.load(new StringReader(text));
    SortedMap<String, String> properties = new TreeMap<>();
    read.stringPropertyNames()
        .forEach(name -> properties.put(name, read.getProperty(name).strip()));
    return properties;
  }

  private static void flatten(String name, Object value, SortedMap<String, String> properties) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            String word = String.valueOf(key).replaceFirst("^\\[(.*)]$", "$1");
            flatten(name.isEmpty() ? word : name + "." + word, inner, properties);
          });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        flatten(name + "[" + i + "]", list.get(i), properties);
      }
    } else if (!name.isEmpty()) {
      properties.put(name, value == null || value.equals("~") ? "" : value.toString());
    }
  }
}
