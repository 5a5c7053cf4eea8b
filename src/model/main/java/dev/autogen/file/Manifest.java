package dev.autogen.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a folder that was made once, each with the hash of what it holds, so that one that
 * was damaged since is not taken for what was made.
 */
public final class Manifest {

  private static final String NAME = "manifest";

  private Manifest() {}

  /** Writes down what {@code folder} holds now. */
  public static void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files(folder)) {
      text.append(hash(file)).append(' ').append(folder.relativize(file)).append('\n');
    }
    CheckedFile.write(folder.resolve(NAME), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether all that was written down is there, and as it was. What came later does not count. */
  public static boolean isWhole(Path folder) {
    Optional<byte[]> text = CheckedFile.read(folder.resolve(NAME));
    if (text.isEmpty()) {
      return false;
    }
    try {
      for (String line : new String(text.get(), StandardCharsets.UTF_8).lines().toList()) {
        int blank = line.indexOf(' ');
        Path file = folder.resolve(line.substring(blank + 1));
        if (!Files.isRegularFile(file) || !hash(file).equals(line.substring(0, blank))) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String hash(Path file) throws IOException {
    return new Digest().add(Files.readAllBytes(file)).wholeHex();
  }
}
