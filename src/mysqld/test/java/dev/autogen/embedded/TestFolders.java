package dev.autogen.embedded;

import java.nio.file.Path;

/** Folders with data, made by copying instead of initialising. */
final class TestFolders {

  private TestFolders() {}

  static Path copy(MySqlBinary binary, Path target) {
    return new ServerTemplate(Path.of("target", "mysql")).copy(binary, target);
  }
}
