package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A file whose first line is the password, as Docker and Kubernetes hand secrets over. */
public final class PasswordFile {

  private PasswordFile() {}

  /**
   * Reads a file.
   *
   * @throws AutogenException when it cannot be read or is empty
   */
  public static Layer read(Path file) {
    try {
      String password = Utf8.read(file).lines().findFirst().orElse("");
      if (password.isEmpty()) {
        throw AutogenException.usage(
            "the first line of the password file " + file + " is empty",
            "write the password there");
      }
      return Layer.plain(
          Map.of("password", new Setting(password, "password-file " + file, file)), Map.of());
    } catch (IOException e) {
      throw AutogenException.usage(
          "the password file " + file + " cannot be read (" + AutogenException.reason(e) + ")",
          "make it readable, or name another with --password-file");
    }
  }
}
