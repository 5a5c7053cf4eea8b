package dev.autogen.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** Whether a project's classes are those of its sources. */
final class Compiled {

  private Compiled() {}

  /**
   * A goal that is typed alone compiles nothing, and what entities said yesterday is no answer.
   *
   * @throws MojoExecutionException when a source is newer than every class
   */
  static void require(MavenProject project) throws MojoExecutionException {
    Path classes = Path.of(project.getBuild().getOutputDirectory());
    Optional<Path> source =
        project.getCompileSourceRoots().stream()
            .map(Path::of)
            .flatMap(root -> newest(root, List.of(".java", ".kt", ".groovy", ".scala")).stream())
            .max(Comparator.comparing(Compiled::time));
    Optional<Path> compiled = newest(classes, List.of(".class"));
    if (source.isPresent()
        && (compiled.isEmpty() || time(source.get()).compareTo(time(compiled.get())) > 0)) {
      Path shown = project.getBasedir().toPath().relativize(source.get().toAbsolutePath());
      throw new MojoExecutionException(
          shown
              + " is newer than the classes in "
              + classes
              + "; compile first, as 'mvn process-classes autogen:check' and 'mvn verify' do");
    }
  }

  private static Optional<Path> newest(Path root, List<String> endings) {
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> endings.stream().anyMatch(file.toString()::endsWith))
          .max(Comparator.comparing(Compiled::time));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
