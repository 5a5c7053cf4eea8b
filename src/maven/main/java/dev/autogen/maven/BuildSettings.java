package dev.autogen.maven;

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
 * What a build knows by itself, as settings that are weaker than all others: the class path, where
 * the entities are, and the file that the application has its own settings in.
 *
 * @param detects whether that file is looked for
 */
record BuildSettings(ClassPath classPath, boolean detects) {

  private static final List<String> SPRING =
      List.of("application.yml", "application.yaml", "application.properties");

  /** Writes them to a file. */
  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("models", joined(classPath.models()));
    properties.setProperty("classpath", joined(classPath.entries()));
    if (classPath.hasSpringBoot()) {
      properties.setProperty("naming", "spring");
    }
    if (detects) {
      Path classes = Path.of(classPath.project().getBuild().getOutputDirectory());
      Path unit = classes.resolve("META-INF/persistence.xml");
      Optional<Path> spring = classPath.hasSpringBoot() ? spring(classes) : Optional.empty();
      spring.ifPresent(path -> properties.setProperty("spring", path.toString()));
      if (spring.isEmpty() && Files.isRegularFile(unit)) {
        properties.setProperty("persistence", unit.toString());
      }
    }
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  /** The file, or the folder where both its places have one. */
  private static Optional<Path> spring(Path classes) {
    List<Path> found =
        Stream.of(classes, classes.resolve("config"))
            .flatMap(folder -> SPRING.stream().map(folder::resolve))
            .filter(Files::isRegularFile)
            .toList();
    return found.size() > 1 ? Optional.of(classes) : found.stream().findFirst();
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
