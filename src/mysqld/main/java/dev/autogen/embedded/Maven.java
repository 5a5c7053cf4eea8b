package dev.autogen.embedded;

import dev.autogen.file.Digest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Maven that is installed, with the mirrors, accounts and local repository that its user has.
 *
 * @param program what starts it
 * @param environment variables for it, beside those that there are
 */
record Maven(String program, Map<String, String> environment) {

  /** The plugin that gets artifacts. */
  static final String DEPENDENCIES = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:";

  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  Maven {
    environment = Map.copyOf(environment);
  }

  /** The one that the system finds. */
  static Maven installed() {
    return new Maven("mvn", Map.of());
  }

  /**
   * The first on a path.
   *
   * @throws IOException where there is none
   */
  static Maven on(List<Path> path, Map<String, String> environment) throws IOException {
    String name = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
    for (Path folder : path) {
      Path program = folder.resolve(name).toAbsolutePath();
      if (Files.isExecutable(program)) {
        return new Maven(program.toString(), environment);
      }
    }
    throw new IOException("mvn is not on the PATH");
  }

  /**
   * Runs it.
   *
   * @throws IOException with what it says where it fails
   */
  void run(List<String> arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(program, "-B", "-q"));
    words.addAll(arguments);
    Command.Result result = new Command(words, environment).run(TIMEOUT);
    if (!result.succeeded()) {
      String why =
          result
              .output()
              .lines()
              .filter(line -> line.matches("\\[ERROR] +\\S.*"))
              .map(line -> line.substring("[ERROR]".length()).replaceFirst("->.*", "").strip())
              // What could not be done for its sake stands before it.
              .map(line -> line.replaceFirst(".*: (?=Could not )", ""))
              .findFirst()
              .orElseGet(result::lastLine);
      throw new IOException("mvn: " + why);
    }
  }

  /** Whether a file is the one it should be. */
  static boolean is(Path file, String sha256) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new Digest().addPart(bytes, bytes.length).wholeHex().equals(sha256);
  }
}
