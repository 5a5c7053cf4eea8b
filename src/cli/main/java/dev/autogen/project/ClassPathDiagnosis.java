package dev.autogen.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the class path is there, and as new as its sources. */
record ClassPathDiagnosis(Project project) {

  void look(Topic topic) throws IOException {
    List<Path> entries = ClassPaths.expand(project.settings().paths(SettingKey.CLASSPATH));
    List<Path> absent = entries.stream().filter(entry -> !Files.exists(entry)).toList();
    for (Path entry : absent) {
      topic.error(
          "path-missing", "there is no " + entry, "build the project, or correct classpath");
    }
    if (absent.isEmpty()) {
      topic.ok("class-path", Topic.count(entries.size(), "entry", "entries"));
    }
    stale(topic);
  }

  /** Classes older than their sources are the usual reason why a change is not seen. */
  private void stale(Topic topic) throws IOException {
    Path sources = project.settings().directory().resolve("src/main/java");
    List<Path> models =
        project.entities().places().stream()
            .filter(Files::isDirectory)
            .filter(path -> !path.startsWith(sources))
            .toList();
    Optional<Path> source = newest(List.of(sources), ".java");
    Optional<Path> compiled = newest(models, ".class");
    if (source.isPresent()
        && compiled.isPresent()
        && time(source.get()).compareTo(time(compiled.get())) > 0) {
      topic.warning(
          "stale-classes",
          project.settings().inProject(source.get())
              + " is newer than every class in "
              + project.settings().inProject(models.get(0)),
          "compile the project");
    }
  }

  private static Optional<Path> newest(List<Path> folders, String suffix) throws IOException {
    Optional<Path> newest = Optional.empty();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(f -> f.toString().endsWith(suffix)).sorted().toList()) {
            if (newest.isEmpty() || time(file).compareTo(time(newest.get())) > 0) {
              newest = Optional.of(file);
            }
          }
        }
      }
    }
    return newest;
  }

  private static FileTime time(Path file) throws IOException {
    return Files.getLastModifiedTime(file);
  }
}
