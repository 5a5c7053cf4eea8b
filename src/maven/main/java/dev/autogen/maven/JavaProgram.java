package dev.autogen.maven;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** The Java that autogen is run with. */
final class JavaProgram {

  private static final int LOWEST = 17;

  private JavaProgram() {}

  /**
   * That of the project's toolchain, whose classes may be newer than Maven's Java; Maven's own
   * where there is none, or it is older than autogen.
   */
  static Path of(ToolchainManager toolchains, MavenSession session) {
    Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
    String found = toolchain == null ? null : toolchain.findTool("java");
    return found != null && version(Path.of(found)) >= LOWEST
        ? Path.of(found)
        : Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** The number of its release, from the file beside it; 0 where there is none. */
  private static int version(Path java) {
    Path release = java.toAbsolutePath().getParent().getParent().resolve("release");
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
      String text = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
      return Integer.parseInt(text.replaceFirst("[^0-9].*", ""));
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
