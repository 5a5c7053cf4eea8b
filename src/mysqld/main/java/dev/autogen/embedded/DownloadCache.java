package dev.autogen.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Folders that are complete or not there at all. One is built under another name, proven to work,
 * and then renamed in one step, while a file lock keeps other processes from building the same.
 */
record DownloadCache(Path folder) {

  private static final Duration OTHER_BUILD = Duration.ofMinutes(15);

  /**
   * How one entry is made, and how a made one is read.
   *
   * @param <T> what a made one is read as
   */
  interface Entry<T> {
    /** Fills an existing empty folder. */
    void build(Path into) throws IOException;

    /**
     * Reads a made folder and tries what is in it.
     *
     * @throws ServerUnavailableException when the folder does not hold what it should
     * @throws IOException likewise
     */
    T open(Path made) throws IOException;
  }

  /** The entry of that name if it is there and works; nothing is built. */
  <T> Optional<T> find(String name, Entry<T> entry) {
    Path made = folder.resolve(name);
    if (!Files.isDirectory(made)) {
      return Optional.empty();
    }
    try {
      return Optional.of(entry.open(made));
    } catch (IOException | ServerUnavailableException e) {
      return Optional.empty(); // damaged since it was made: get() makes it again
    }
  }

  /** The entry of that name, built if it is not there or no longer works. */
  <T> T get(String name, Entry<T> entry) throws IOException {
    Optional<T> found = find(name, entry);
    if (found.isPresent()) {
      return found.get();
    }
    Files.createDirectories(folder);
    try (FolderLock lock =
        FolderLock.acquire(folder.resolve(name + ".lock"), OTHER_BUILD)
            .orElseThrow(
                () -> new IOException("another process has been fetching it for 15 minutes"))) {
      Optional<T> madeMeanwhile = find(name, entry);
      return madeMeanwhile.isPresent() ? madeMeanwhile.get() : make(name, entry);
    }
  }

  private <T> T make(String name, Entry<T> entry) throws IOException {
    Path made = folder.resolve(name);
    FileTrees.delete(made);
    // The lock is ours, so whatever an interrupted process left is nobody's.
    for (Path left : FileTrees.list(folder, name + ".part*")) {
      FileTrees.delete(left);
    }
    Path part = Files.createTempDirectory(folder, name + ".part");
    try {
      entry.build(part);
      entry.open(part);
      Files.move(part, made, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FileTrees.delete(part);
    }
    return entry.open(made);
  }
}
