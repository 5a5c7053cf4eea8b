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
import java.util.stream.Stream;

/**
 * What a build, or a test, knows by itself: settings that are weaker than all others, for the file
 * that {@link Settings#BUILD} names.
 *
 * @param models where the entities are
 * @param classPath whatever the application has, in order
 * @param detected folders of resources in which the application's own settings are looked for
 */
public record BuildSettings(List<Path> models, List<Path> classPath, List<Path> detected) {

  private static final String BOOT = "spring-boot-\\d.*\\.jar";

  private static final List<String> SPRING =
      List.of("application.yml", "application.yaml", "application.properties");

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
    boolean isSpringBoot =
        classPath.stream().anyMatch(entry -> entry.getFileName().toString().matches(BOOT));
    Optional<Path> spring =
        isSpringBoot
            ? detected.stream().flatMap(folder -> spring(folder).stream()).findFirst()
            : Optional.empty();
    if (isSpringBoot) {
      properties.setProperty("naming", "spring");
    }
    spring.ifPresent(path -> properties.setProperty("spring", path.toString()));
    if (spring.isEmpty()) {
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

  /** The file, or the folder where both its places have one. */
  private static Optional<Path> spring(Path folder) {
    List<Path> found =
        Stream.of(folder, folder.resolve("config"))
            .flatMap(place -> SPRING.stream().map(place::resolve))
            .filter(Files::isRegularFile)
            .toList();
    return found.size() > 1 ? Optional.of(folder) : found.stream().findFirst();
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
