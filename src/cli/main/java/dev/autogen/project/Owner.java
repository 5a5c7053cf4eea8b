package dev.autogen.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whose a file is.
 *
 * @param id the number of a user; -1 where the file system knows none
 */
record Owner(long id) {

  private static final long ROOT = 0;
  private static final long UNKNOWN = -1;

  static Owner of(Path file) {
    try {
      return new Owner(((Number) Files.getAttribute(file, "unix:uid")).longValue());
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return new Owner(UNKNOWN);
    }
  }

  /** Who runs this; unknown where the system does not tell. */
  static Owner self() {
    return self(Path.of("/proc/self"));
  }

  /** The same, by what this program is to the system; where that is not to be seen, by a file. */
  static Owner self(Path process) {
    Owner owner = of(process);
    return owner.id == UNKNOWN ? ofNewFile() : owner;
  }

  private static Owner ofNewFile() {
    try {
      Path file = Files.createTempFile("autogen", ".owner");
      try {
        return of(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      return new Owner(UNKNOWN);
    }
  }

  /** Whether it is known to be who runs this. */
  boolean isSelf() {
    return id != UNKNOWN && equals(self());
  }

  /**
   * Whether what he wrote may be obeyed: our own, and the administrator's, who may do all anyway.
   * Who has become the administrator with sudo is himself still.
   */
  boolean isTrusted(Map<String, String> variables) {
    return isTrustedBy(self(), variables);
  }

  boolean isTrustedBy(Owner self, Map<String, String> variables) {
    boolean isBehindSudo =
        self.id == ROOT && variables.getOrDefault("SUDO_UID", "").equals(String.valueOf(id));
    return id == UNKNOWN || self.id == UNKNOWN || id == ROOT || equals(self) || isBehindSudo;
  }
}
