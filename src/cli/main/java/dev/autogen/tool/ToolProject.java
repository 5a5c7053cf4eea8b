package dev.autogen.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a migration tool needs to know of a project.
 *
 * @param directory the project's folder
 * @param said the tool's settings by the names people gave them, without the tool's own in front
 * @param classPath the libraries
 * @param classes the folders of the project's classes
 * @param folders where the files are, if the project says so in autogen's settings
 * @param fetched gives the jars of the tool itself where the class path has none; throws where they
 *     cannot be had
 */
public record ToolProject(
    Path directory,
    SortedMap<String, String> said,
    List<Path> classPath,
    List<Path> classes,
    List<Path> folders,
    Supplier<List<Path>> fetched) {

  private static final String CLASS_PATH = "classpath:";
  private static final String FILES = "filesystem:";

  public ToolProject {
    said = new TreeMap<>(said);
    classPath = List.copyOf(classPath);
    classes = List.copyOf(classes);
    folders = List.copyOf(folders);
  }

  @Override
  public SortedMap<String, String> said() {
    return new TreeMap<>(said);
  }

  /** {@code sql-migration-prefix}, {@code sqlMigrationPrefix}: people write one name in ways. */
  private static String uniform(String name) {
    return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }

  /** A setting; empty where it is not set. */
  Optional<String> setting(String name) {
    return said.entrySet().stream()
        .filter(setting -> uniform(setting.getKey()).equals(uniform(name)))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** All below {@code name}, such as the placeholders, by what follows it. */
  Map<String, String> settingsBelow(String name) {
    Map<String, String> below = new LinkedHashMap<>();
    said.forEach(
        (key, value) -> {
          int dot = key.indexOf('.');
          if (dot > 0 && uniform(key.substring(0, dot)).equals(uniform(name))) {
            below.put(key.substring(dot + 1), value);
          }
        });
    return below;
  }

  /**
   * The folders of files that become part of the class path, as they are in the sources: what a
   * build would copy is looked at where people edit it.
   */
  List<Path> resources() {
    Set<Path> roots = new LinkedHashSet<>();
    for (Path place : classes) {
      for (Path up = place; up != null; up = up.getParent()) {
        Path sources = up.resolve("src/main/resources");
        if (Files.isDirectory(sources)) {
          roots.add(sources);
          break;
        }
        if (up.equals(directory)) {
          break;
        }
      }
    }
    Path own = directory.resolve("src/main/resources");
    if (Files.isDirectory(own)) {
      roots.add(own);
    }
    return List.copyOf(roots);
  }

  /**
   * Where a location of the tool is among the sources.
   *
   * @param location {@code classpath:db/migration}, {@code filesystem:sql} or the first without a
   *     word in front
   * @return the folder or file; empty where the class path alone may have it
   */
  Optional<Path> inSources(String location) {
    if (location.startsWith(FILES) || location.startsWith("file:")) {
      String path = location.substring(location.indexOf(':') + 1);
      return Optional.of(directory.resolve(path).normalize());
    }
    String name = onClassPath(location);
    return resources().stream().map(root -> root.resolve(name)).filter(Files::exists).findFirst();
  }

  /** The name of a location on the class path. */
  static String onClassPath(String location) {
    String name = location.startsWith(CLASS_PATH) ? location.substring(10) : location;
    return name.replaceFirst("^[*:/]+", "");
  }

  /**
   * The files of a folder and of those in it, in the order of their paths; none where it is not.
   */
  static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole class path: libraries, then classes. */
  List<Path> all() {
    List<Path> all = new ArrayList<>(classPath);
    all.addAll(classes);
    return all;
  }
}
