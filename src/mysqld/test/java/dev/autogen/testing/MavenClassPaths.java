package dev.autogen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Class paths as projects have them, worked out by the Maven that runs the build, with its
 * settings, mirrors and local repository.
 */
public final class MavenClassPaths {

  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0";

  private final Path folder;

  /** Class paths kept in {@code target/class-paths/name} until the next clean. */
  public MavenClassPaths(String name) {
    this.folder = Path.of("target", "class-paths", name).toAbsolutePath();
  }

  /**
   * The class path of each project.
   *
   * @param projects the dependencies of each, as {@code group:artifact:version}, by a name of its
   *     own
   */
  public Map<String, List<Path>> of(Map<String, List<String>> projects) {
    try {
      String root = root(projects);
      if (!isDone(root)) {
        for (Map.Entry<String, List<String>> project : projects.entrySet()) {
          Path module = Files.createDirectories(folder.resolve(project.getKey()));
          Files.writeString(
              module.resolve("pom.xml"),
              pom(
                  project.getKey(),
                  "<dependencies>" + dependencies(project.getValue()) + "</dependencies>"));
        }
        Files.writeString(folder.resolve("pom.xml"), root);
        maven();
        Files.writeString(folder.resolve("done"), root);
      }
      Map<String, List<Path>> paths = new TreeMap<>();
      for (String name : projects.keySet()) {
        String text = Files.readString(folder.resolve(name).resolve("class-path.txt"));
        paths.put(name, Arrays.stream(text.strip().split(":", -1)).map(Path::of).toList());
      }
      return paths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isDone(String root) throws IOException {
    Path done = folder.resolve("done");
    return Files.exists(done) && Files.readString(done).equals(root);
  }

  private static String root(Map<String, List<String>> projects) {
    StringBuilder modules = new StringBuilder("<modules>");
    projects.forEach(
        (name, of) ->
            modules
                .append("<module>")
                .append(name)
                .append("</module><!-- ")
                .append(of)
                .append(" -->"));
    return pom("root", modules + "</modules>");
  }

  private static String dependencies(List<String> coordinates) {
    StringBuilder xml = new StringBuilder();
    for (String coordinate : coordinates) {
      String[] parts = coordinate.split(":", -1);
      xml.append("<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]);
      xml.append("</artifactId><version>" + parts[2] + "</version></dependency>");
    }
    return xml.toString();
  }

  private static String pom(String name, String content) {
    return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
        + "<groupId>dev.autogen.classpath</groupId><artifactId>"
        + name
        + "</artifactId><version>1</version><packaging>pom</packaging>"
        + content
        + "</project>";
  }

  private void maven() throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("mvn", "-B", "-q", "-f", folder.resolve("pom.xml").toString()));
    words.addAll(List.of(PLUGIN + ":build-classpath", "-Dmdep.outputFile=class-path.txt"));
    words.add("-Dmdep.pathSeparator=:");
    Path log = folder.resolve("maven.log");
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(Files.readString(log, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
