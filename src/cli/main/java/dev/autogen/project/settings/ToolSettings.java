package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files in which Flyway and Liquibase themselves are configured where no framework does so:
 * {@code flyway.conf}, {@code flyway.toml} and {@code liquibase.properties}. Of what they say of a
 * database nothing is taken.
 */
public final class ToolSettings {

  private static final String FLYWAY = "flyway.";
  private static final String REMEDY = "correct it";

  private ToolSettings() {}

  /** Flyway's settings, without its own name in front; TOML is stronger. */
  public static SortedMap<String, String> flyway(Path directory) {
    SortedMap<String, String> said = new TreeMap<>();
    for (Path file : existing(directory, "conf/flyway.conf", "flyway.conf")) {
      Properties properties = SettingsFile.properties(file, REMEDY);
      for (String name : properties.stringPropertyNames()) {
        if (name.startsWith(FLYWAY)) {
          said.put(name.substring(FLYWAY.length()), properties.getProperty(name).strip());
        }
      }
    }
    for (Path file : existing(directory, "conf/flyway.toml", "flyway.toml", "flyway.user.toml")) {
      FlywayToml.read(file, text(file))
          .forEach(
              (name, value) -> {
                if (name.startsWith(FLYWAY)) {
                  said.put(name.substring(FLYWAY.length()), value);
                }
              });
    }
    return said;
  }

  /** Liquibase's settings, under the names that its own options have. */
  public static SortedMap<String, String> liquibase(Path directory) {
    SortedMap<String, String> said = new TreeMap<>();
    for (Path file :
        existing(directory, "src/main/resources/liquibase.properties", "liquibase.properties")) {
      Properties properties = SettingsFile.properties(file, REMEDY);
      for (String name : properties.stringPropertyNames()) {
        String plain =
            name.replaceFirst("^liquibase[.](command[.])?", "")
                .replaceFirst("^parameter[.]", "parameters.");
        said.put(plain, properties.getProperty(name).strip());
      }
    }
    return said;
  }

  /** The weaker first. */
  private static List<Path> existing(Path directory, String... names) {
    return Stream.of(names).map(directory::resolve).filter(Files::isRegularFile).toList();
  }

  private static String text(Path file) {
    try {
      return Utf8.read(file);
    } catch (IOException e) {
      throw AutogenException.usage(
          file + " cannot be read (" + AutogenException.reason(e) + ")", "make it readable");
    }
  }
}
