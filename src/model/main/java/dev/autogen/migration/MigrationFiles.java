package dev.autogen.migration;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The files a migration names: beside its source, or beside its class on the class path. */
final class MigrationFiles {

  private final Class<?> type;
  private final String source;

  MigrationFiles(Class<?> type, String source) {
    this.type = type;
    this.source = source;
  }

  /**
   * The text of a file, in UTF-8.
   *
   * @throws MigrationException when there is no such file, or it cannot be read
   */
  String text(String name) {
    try {
      Path beside = Path.of(source).resolveSibling(name);
      if (Files.isRegularFile(beside)) {
        return Utf8.read(beside);
      }
      try (InputStream resource = type.getResourceAsStream(name)) {
        if (resource != null) {
          return Utf8.text(name, resource.readAllBytes());
        }
      }
      throw new MigrationException(
          "the migration in " + source + " names the file " + name + ", which is not there",
          "put it into the folder of the migration, or beside its class on the class path");
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      throw new MigrationException(
          "the file "
              + name
              + " of the migration in "
              + source
              + " cannot be read: "
              + (e instanceof IOException io ? AutogenException.reason(io) : e.getMessage()),
          "make it a readable text in UTF-8",
          e);
    }
  }
}
