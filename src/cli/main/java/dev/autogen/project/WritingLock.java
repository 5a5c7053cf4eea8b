package dev.autogen.project;

import dev.autogen.embedded.FolderLock;
import dev.autogen.error.AutogenException;
import dev.autogen.file.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets one autogen at a time write among the migrations of a project. Of two that begin at once the
 * second reads the migrations only when the first has written, so that it follows that or finds
 * nothing to do.
 */
final class WritingLock implements AutoCloseable {

  /** Somebody may have to answer a question of the other one first. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Optional<FolderLock> lock;

  private WritingLock(Optional<FolderLock> lock) {
    this.lock = lock;
  }

  /**
   * Waits for it. Where the cache cannot be written there is none, and nobody is kept waiting.
   *
   * @throws AutogenException when another keeps it for too long
   */
  static WritingLock take(Path cache, List<Path> migrations, Consumer<String> progress) {
    Digest folders = new Digest();
    migrations.forEach(folder -> folders.add(folder.toAbsolutePath().normalize().toString()));
    Path file = cache.resolve("writing").resolve(folders.hex());
    try {
      Optional<FolderLock> lock = FolderLock.acquire(file, Duration.ZERO);
      if (lock.isEmpty()) {
        progress.accept("waiting for another autogen that is writing a migration here");
        lock = FolderLock.acquire(file, LONGEST);
      }
      if (lock.isEmpty()) {
        throw AutogenException.usage(
            "another autogen has been writing a migration here for "
                + LONGEST.toMinutes()
                + " minutes",
            "wait for it or end it, then run this again");
      }
      return new WritingLock(lock);
    } catch (IOException e) {
      return new WritingLock(Optional.empty());
    }
  }

  @Override
  public void close() {
    if (lock.isPresent()) {
      try {
        lock.get().close();
      } catch (IOException e) {
        // It ends with this process at the latest.
      }
    }
  }
}
