package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.UnicodeReader;

/**
 * One document of a Spring Boot configuration file: properties by their whole name, lists as {@code
 * name[0]}, {@code name[1]}, …
 *
 * @param properties in the order of their names
 */
record SpringDocument(Path file, SortedMap<String, String> properties) {

  /** What to do about a file that is finished by the build. */
  static final String BUILT =
      "build the project, and name the file the build has made of it, such as"
          + " target/classes/application.yml, with --spring";

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
    try {
      return (isProperties ? properties(file) : yaml(file))
          .stream().map(properties -> new SpringDocument(file, properties)).toList();
    } catch (IOException e) {
      throw unreadable(file, AutogenException.reason(e));
    } catch (MarkedYAMLException e) {
      throw malformed(file, e);
    } catch (YAMLException | IllegalArgumentException e) {
      throw unreadable(file, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static List<SortedMap<String, String>> yaml(Path file) throws IOException {
    try (Reader text = new UnicodeReader(Files.newInputStream(file))) {
      return ApplicationYaml.ofSpring(text);
    }
  }

  /** In ISO-8859-1, as Java's own and so Spring Boot reads such files. */
  private static List<SortedMap<String, String>> properties(Path file) throws IOException {
    List<SortedMap<String, String>> documents = new ArrayList<>();
    for (String part : Files.readString(file, StandardCharsets.ISO_8859_1).split(DIVIDER, -1)) {
      Properties read = new Properties();
      read.load(new StringReader(part));
      SortedMap<String, String> properties = new TreeMap<>();
      read.stringPropertyNames().forEach(name -> put(name, read.getProperty(name), properties));
      documents.add(properties);
    }
    return documents;
  }

  /** Spring's own: behind {@code name[]} stands a list. */
  private static void put(String name, String value, SortedMap<String, String> properties) {
    if (name.endsWith("[]")) {
      String[] parts = value.split(",", -1);
      for (int i = 0; i < parts.length; i++) {
        properties.put(name.replaceFirst("]$", i + "]"), parts[i]);
      }
    } else {
      properties.put(name, value);
    }
  }

  private static AutogenException malformed(Path file, MarkedYAMLException e) {
    int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
    if (e.getProblem().contains("character '@'")) {
      return AutogenException.usage(
          "the Spring configuration "
              + file
              + " holds a placeholder between @ signs in line "
              + line
              + ", which the build replaces",
          BUILT);
    }
    return unreadable(file, e.getProblem() + (line == 0 ? "" : " in line " + line));
  }

  private static AutogenException unreadable(Path file, String reason) {
    return AutogenException.usage(
        "the Spring configuration " + file + " cannot be read (" + reason + ")",
        "correct it, or name another with --spring");
  }
}
