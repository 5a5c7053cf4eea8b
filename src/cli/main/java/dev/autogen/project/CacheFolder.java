package dev.autogen.project;

import dev.autogen.error.AutogenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder for what autogen keeps of a project and can make again: {@code .autogen} beside its
 * settings or, where that may not be written, as in a container, a folder for this project in the
 * user's cache, or else in the folder for temporary files.
 */
record CacheFolder(Path project, Map<String, String> variables) {

  private static final String NAME = ".autogen";

  /** Where it is; made by whoever writes there first. */
  Path path() {
    Path usual = project.resolve(NAME);
    if (Files.isDirectory(usual) ? Files.isWritable(usual) : isWritable(project)) {
      return usual;
    }
    String own =
        UUID.nameUUIDFromBytes(
                project.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8))
            .toString();
    return userCache()
        .map(cache -> cache.resolve("projects").resolve(own))
        .filter(CacheFolder::canBeMade)
        .orElseGet(() -> temporary(own));
  }

  /** A folder of the user's that is there, or can be made. */
  private Optional<Path> userCache() {
    String caches = variables.getOrDefault("XDG_CACHE_HOME", "");
    String home = variables.getOrDefault("HOME", "");
    if (!caches.isBlank()) {
      return Optional.of(Path.of(caches, "autogen"));
    }
    return home.isBlank() ? Optional.empty() : Optional.of(Path.of(home, ".cache", "autogen"));
  }

  private static boolean canBeMade(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /** What is kept is run, so that nobody else may write there. */
  private static Path temporary(String own) {
    Path folder =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("autogen-" + System.getProperty("user.name") + "-" + own);
    try {
      try {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } catch (FileAlreadyExistsException e) {
        boolean isOurs =
            Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)
                && Owner.of(folder).isSelf()
                && Files.getPosixFilePermissions(folder)
                    .equals(PosixFilePermissions.fromString("rwx------"));
        if (!isOurs) {
          throw AutogenException.usage(
              folder + " is not a folder of this user alone, and the project's cannot be written",
              "remove it, or name a folder with the setting cache");
        }
      }
      return folder;
    } catch (IOException | UnsupportedOperationException e) {
      throw AutogenException.usage(
          "there is no folder for what autogen keeps: neither "
              + NAME
              + " in the project, nor the user's cache, nor "
              + folder
              + " can be written",
          "name one with the setting cache");
    }
  }

  private static boolean isWritable(Path folder) {
    return Files.isWritable(folder.toAbsolutePath());
  }

  /** Keeps what is there out of the project's repository. */
  static void ignoreInGit(Path folder) {
    Path ignore = folder.resolve(".gitignore");
    if (Files.isDirectory(folder) && Files.notExists(ignore)) {
      try {
        Files.writeString(ignore, "*\n");
      } catch (IOException e) {
        // Git would list a folder too many.
        return;
      }
    }
  }
}
