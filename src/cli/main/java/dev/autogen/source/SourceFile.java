package dev.autogen.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A written migration.
 *
 * @param className the class's simple name
 * @param text the whole file, its lines ended by a line feed
 */
public record SourceFile(String className, String text) {

  /** The name of the file: {@code R20261122_091407_AddUserRoles.java}. */
  public String fileName() {
    return className + ".java";
  }

  /**
   * Writes it into {@code folder}, which is made when needed, all of it or nothing.
   *
   * @return the path of the file
   * @throws java.nio.file.FileAlreadyExistsException when there is a file of that name
   */
  public Path writeTo(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) { // may be a link, which createDirectories refuses
      Files.createDirectories(folder);
    }
    Path file = folder.resolve(fileName());
    // Another process may be writing one of the same name.
    Path work = folder.resolve("." + fileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(work, text);
      return Files.move(work, file);
    } finally {
      Files.deleteIfExists(work);
    }
  }
}
