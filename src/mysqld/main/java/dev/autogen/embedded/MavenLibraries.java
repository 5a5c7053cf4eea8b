package dev.autogen.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Libraries of Maven Central in the user's cache. Each jar is known by its digest, so that nothing
 * is run that nobody has tried.
 *
 * @param search says where downloads are kept, where programs are, and whether to download at all
 * @param environment variables for Maven
 */
public record MavenLibraries(MySqlSearch search, Map<String, String> environment) {

  public MavenLibraries {
    environment = Map.copyOf(environment);
  }

  /**
   * A jar.
   *
   * @param coordinates {@code group:artifact:version}
   * @param sha256 its digest in hexadecimal digits
   */
  public record Jar(String coordinates, String sha256) {

    String part(int number) {
      return coordinates.split(":", -1)[number];
    }

    String file() {
      return part(1) + "-" + part(2) + ".jar";
    }
  }

  /**
   * The files of some jars.
   *
   * @param title what they are, for people
   * @param name of their folder in the cache, which says their version
   * @throws IOException with the reason where they cannot be had
   */
  public List<Path> get(String title, String name, List<Jar> jars) throws IOException {
    DownloadCache downloads = new DownloadCache(search.cache().toAbsolutePath());
    Download download = new Download(title, jars, search, environment);
    Optional<List<Path>> found = downloads.find(name, download);
    if (found.isPresent()) {
      return found.get();
    }
    if (!search.mayFetch()) {
      throw new IOException("fetching it is switched off");
    }
    return downloads.get(name, download);
  }

  private record Download(
      String title, List<Jar> jars, MySqlSearch search, Map<String, String> environment)
      implements DownloadCache.Entry<List<Path>> {

    @Override
    public void build(Path into) throws IOException {
      Maven maven = Maven.on(search.path(), environment);
      progress().accept("fetching " + title + " with Maven (once)");
      Path pom = into.resolve("pom.xml");
      Files.writeString(pom, pom());
      maven.run(
          List.of(
              "-f",
              pom.toString(),
              Maven.DEPENDENCIES + "copy-dependencies",
              "-DoutputDirectory=" + into));
      for (Jar jar : jars) {
        if (!Maven.is(into.resolve(jar.file()), jar.sha256())) {
          throw new IOException(
              jar.coordinates() + " is not the file it should be (SHA-256 differs)");
        }
      }
    }

    private Consumer<String> progress() {
      return search.progress();
    }

    /** Each jar by itself: what else a later answer of a repository says is not brought along. */
    private String pom() {
      return """
          <project xmlns="http://maven.apache.org/POM/4.0.0">
            <modelVersion>4.0.0</modelVersion>
            <groupId>dev.autogen</groupId>
            <artifactId>libraries</artifactId>
            <version>1</version>
            <packaging>pom</packaging>
            <dependencies>
          %s  </dependencies>
          </project>
          """
          .formatted(jars.stream().map(Download::dependency).collect(Collectors.joining()));
    }

    private static String dependency(Jar jar) {
      return """
              <dependency>
                <groupId>%s</groupId>
                <artifactId>%s</artifactId>
                <version>%s</version>
                <exclusions>
                  <exclusion>
                    <groupId>*</groupId>
                    <artifactId>*</artifactId>
                  </exclusion>
                </exclusions>
              </dependency>
          """
          .formatted(jar.part(0), jar.part(1), jar.part(2));
    }

    @Override
    public List<Path> open(Path made) throws IOException {
      List<Path> files = new ArrayList<>();
      for (Jar jar : jars) {
        Path file = made.resolve(jar.file());
        if (!Files.isReadable(file)) {
          throw new NoSuchFileException(file.toString());
        }
        files.add(file);
      }
      return files;
    }
  }
}
