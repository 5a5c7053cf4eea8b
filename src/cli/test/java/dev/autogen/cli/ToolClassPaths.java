package dev.autogen.cli;

import com.mysql.cj.jdbc.Driver;
import dev.autogen.testing.MavenClassPaths;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Flyway and Liquibase as projects have them on their class paths. */
final class ToolClassPaths {

  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "flyway", List.of("org.flywaydb:flyway-mysql:13.12.1"),
          "liquibase", List.of("org.liquibase:liquibase-core:4.33.0"));

  private ToolClassPaths() {}

  /** The jars of {@code tool}. */
  static List<Path> of(String tool) {
    return new MavenClassPaths("tools").of(LIBRARIES).get(tool);
  }

  /** The class path of {@link ToolMain}, as Java takes it. */
  static String ofMain() {
    List<Path> paths = new ArrayList<>();
    for (Class<?> type : List.of(ToolMain.class, Driver.class)) {
      paths.add(
          Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
              .toAbsolutePath());
    }
    LIBRARIES.keySet().stream().sorted().forEach(tool -> paths.addAll(of(tool)));
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
