package dev.autogen.entity;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Manifest;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A directory that is either there and complete, or not there. */
final class CacheDirectory {

  private CacheDirectory() {}

  /** Writes the content of a directory. */
  interface Filler {
    void fill(Path directory) throws IOException;
  }

  /**
   * The directory {@code name} under {@code cache}, filled by {@code filler} unless it is already
   * there. Two processes may do this at once: whoever comes second takes what the first has made.
   */
  static Path of(Path cache, String name, Filler filler) {
    return of(cache, name, filler, Files::isDirectory);
  }

  /** The same; one that was damaged since is made again. Each file in it is read to know that. */
  static Path undamaged(Path cache, String name, Filler filler) {
    return of(
        cache,
        name,
        work -> {
          filler.fill(work);
          Manifest.write(work);
        },
        Manifest::isWhole);
  }

  private static Path of(Path cache, String name, Filler filler, Predicate<Path> isWhole) {
    Path complete = cache.resolve(name);
    if (isWhole.test(complete)) {
      return complete;
    }
    try {
      delete(complete);
      if (!Files.isDirectory(cache)) { // may be a link, which createDirectories refuses
        Files.createDirectories(cache);
      }
      Path work = Files.createTempDirectory(cache, name + ".");
      try {
        filler.fill(work);
        moveInto(work, complete, isWhole);
      } finally {
        delete(work);
      }
      return complete;
    } catch (IOException e) {
      throw new EntityException(
          "the cache directory "
              + cache
              + " cannot be written ("
              + AutogenException.reason(e)
              + ")",
          "make it writable, or remove what stands in its place",
          e);
    }
  }

  private static void moveInto(Path work, Path complete, Predicate<Path> isWhole)
      throws IOException {
    try {
      Files.move(work, complete, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(work, complete);
    } catch (IOException e) {
      if (!isWhole.test(complete)) {
        throw e;
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(directory)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
