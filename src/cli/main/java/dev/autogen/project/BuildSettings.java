package dev.autogen.project;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What a build, or a test, knows by itself: settings that are weaker than all others, for the file
 * that {@link Settings#BUILD} names.
 *
 * @param models where the entities are
 * @param classPath whatever the application has, in order
 * @param detected folders of resources in which the application's own settings are looked for
 */
public record BuildSettings(List<Path> models, List<Path> classPath, List<Path> detected) {

  public BuildSettings {
    models = List.copyOf(models);
    classPath = List.copyOf(classPath);
    detected = List.copyOf(detected);
  }

  /** Writes them to a file. */
  public void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("models", joined(models));
    properties.setProperty("classpath", joined(classPath));
    Optional<Framework> framework = Framework.on(classPath);
    framework
        .flatMap(Framework::naming)
        .ifPresent(naming -> properties.setProperty("naming", naming));
    Optional<Path> found =
        framework.flatMap(
            any -> detected.stream().flatMap(f -> Framework.settings(f).stream()).findFirst());
    found.ifPresent(
        path -> properties.setProperty(framework.orElseThrow().key().word(), path.toString()));
    // Quarkus, unlike Spring Boot, takes a persistence unit from there, and its database from its
    // own settings.
    if (found.isEmpty() || framework.equals(Optional.of(Framework.QUARKUS))) {
      detected.stream()
          .map(folder -> folder.resolve("META-INF/persistence.xml"))
          .filter(Files::isRegularFile)
          .findFirst()
          .ifPresent(unit -> properties.setProperty("persistence", unit.toString()));
    }
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
