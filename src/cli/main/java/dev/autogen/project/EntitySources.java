package dev.autogen.project;

import dev.autogen.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources of entities, as far as they are where build tools have them.
 *
 * @param folders where packages begin
 */
record EntitySources(List<Path> folders) {

  /** Classes, from the folder of a module on, and what they are compiled from. */
  private static final List<String> CLASSES = List.of("target/classes", "build/classes/java/main");

  private static final List<String> SOURCES = List.of("src/main/java", "src/main/kotlin", "src");

  EntitySources {
    folders = List.copyOf(folders);
  }

  /** Those of a project: beside its models, in its folder and in the folders of its modules. */
  static EntitySources of(Settings settings) {
    Set<Path> modules = new LinkedHashSet<>();
    Set<Path> folders = new LinkedHashSet<>();
    for (Path model : settings.paths(SettingKey.MODELS)) {
      folders.add(model);
      for (String classes : CLASSES) {
        if (model.endsWith(classes)) {
          modules.add(model.resolve(classes.replaceAll("[^/]+", "..")).normalize());
        }
      }
    }
    modules.add(settings.directory());
    try (Stream<Path> children = Files.list(settings.directory())) {
      children.filter(Files::isDirectory).sorted().forEach(modules::add);
    } catch (IOException | UncheckedIOException e) {
      // What cannot be listed has no source that could be named.
      modules.add(settings.directory());
    }
    for (Path module : modules) {
      SOURCES.forEach(source -> folders.add(module.resolve(source)));
    }
    return new EntitySources(folders.stream().filter(Files::isDirectory).toList());
  }

  /**
   * Where an entity, or a property of it, is declared; the file alone, or none, where not found.
   */
  Place place(String entity, String property) {
    String type = entity.replaceFirst("[$].*", "");
    for (Path folder : folders) {
      for (String ending : List.of(".java", ".kt")) {
        Path file = folder.resolve(type.replace('.', '/') + ending);
        if (Files.isRegularFile(file)) {
          return Place.of(file.toString(), line(file, entity, property)).about(entity, property);
        }
      }
    }
    return Place.NONE.about(entity, property);
  }

  private static int line(Path file, String entity, String property) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      // Such as one that is not in UTF-8.
      return 0;
    }
    int declared = find(lines, 0, "\\b(class|record|interface)\\s+", simple(entity), "\\b");
    String field = property.replaceFirst("[.].*", "");
    int found = field.isEmpty() ? 0 : find(lines, declared, "\\b", field, "\\s*[;=:,)]");
    return found > 0 ? found : declared;
  }

  private static String simple(String entity) {
    return entity.substring(Math.max(entity.lastIndexOf('.'), entity.lastIndexOf('$')) + 1);
  }

  /** The number of the first line from {@code start} on that has it; 0 for none. */
  private static int find(List<String> lines, int start, String before, String name, String after) {
    Pattern pattern = Pattern.compile(before + Pattern.quote(name) + after);
    for (int i = Math.max(0, start - 1); i < lines.size(); i++) {
      if (pattern.matcher(lines.get(i)).find()) {
        return i + 1;
      }
    }
    return 0;
  }
}
