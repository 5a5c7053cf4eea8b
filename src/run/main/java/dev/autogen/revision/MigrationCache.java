package dev.autogen.revision;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Digest;
import dev.autogen.file.FileHashes;
import dev.autogen.migration.MigrationException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Compiled migrations by the hash of everything they were made from. An entry is made in a folder
 * of its own and renamed into place when it is complete, so that two autogens never see half of
 * one.
 */
final class MigrationCache {

  private static final Duration KEEP = Duration.ofDays(7);

  /** The file that remembers the hashes of sources. */
  private static final String MEMORY = "files";

  /** Changes with what is refused of a source. */
  private static final String FORM = "UTF-8 alone";

  private final Path folder;
  private final Duration margin;

  /**
   * A cache.
   *
   * @param margin how old a file must be for its hash to be remembered
   */
  MigrationCache(Path folder, Duration margin) {
    this.folder = folder;
    this.margin = margin;
  }

  /** Fills a class directory, and says which source each class comes from. */
  @FunctionalInterface
  interface Filler {
    SortedMap<String, String> fill(Path classes) throws IOException;
  }

  /** The hash of the sources, of what they call, and of the Java that compiles them. */
  String key(MigrationSources sources, List<Path> classPath) throws IOException {
    Digest digest = new Digest().add(FORM).add(Runtime.version().toString());
    MigrationInterface.addTo(digest);
    for (Path entry : classPath) {
      digest.add(entry.toAbsolutePath().toString());
      if (Files.isRegularFile(entry)) {
        digest.add(Files.size(entry) + " " + Files.getLastModifiedTime(entry));
      }
    }
    FileHashes hashes = new FileHashes(folder.resolve(MEMORY), margin);
    for (MigrationSources.Source source : sources.files()) {
      digest.add(sources.name(source.path()));
      digest.add(hashes.of(source.path(), source.stamp()).hash());
    }
    remember(hashes);
    return digest.wholeHex().substring(0, 32);
  }

  private static void remember(FileHashes hashes) {
    try {
      hashes.save();
    } catch (IOException e) {
      // A folder that cannot be written costs time and nothing else.
      return;
    }
  }

  /** The entry of {@code key}, filled by {@code filler} where it is not there. */
  CompiledMigrations get(String key, Filler filler) throws IOException {
    Path entry = folder.resolve(key);
    Optional<CompiledMigrations> known = CompiledMigrations.in(entry);
    if (known.isPresent()) {
      return known.get();
    }
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, ".making-");
    try {
      CompiledMigrations.of(work, filler.fill(work)).writeIndex();
      publish(work, entry);
    } finally {
      delete(work);
    }
    removeOld(entry);
    return CompiledMigrations.in(entry)
        .orElseThrow(() -> new FileSystemException(entry.toString(), null, "vanished"));
  }

  /** Takes an entry out that is damaged; another autogen may have done so already. */
  void discard(CompiledMigrations damaged) {
    try {
      delete(damaged.classes());
    } catch (IOException e) {
      throw new MigrationException(
          "the compiled migrations in "
              + damaged.classes()
              + " are damaged and cannot be deleted ("
              + AutogenException.reason(e)
              + ")",
          "delete that folder, which is made again",
          e);
    }
  }

  private static void publish(Path work, Path entry) throws IOException {
    try {
      Files.move(work, entry, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Where it is whole, another autogen was faster and made the same; where it is not, a class
      // file was removed from it.
      if (CompiledMigrations.in(entry).isEmpty()) {
        delete(entry);
        Files.move(work, entry, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private void removeOld(Path current) throws IOException {
    Instant limit = Instant.now().minus(KEEP);
    List<Path> entries;
    try (Stream<Path> all = Files.list(folder)) {
      entries = all.toList();
    }
    for (Path entry : entries) {
      try {
        if (!entry.equals(current)
            && !entry.endsWith(MEMORY)
            && Files.getLastModifiedTime(entry).toInstant().isBefore(limit)) {
          delete(entry);
        }
      } catch (NoSuchFileException e) {
        // Another autogen is done with what it was making, or was faster here too.
      }
    }
  }

  private static void delete(Path entry) throws IOException {
    if (Files.exists(entry)) {
      for (Path file : MigrationCompiler.deepestFirst(entry)) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
