package dev.autogen.entity;

import dev.autogen.file.CheckedFile;
import dev.autogen.file.FileHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was read from entities before, by the hash of everything it depends on. What cannot be read
 * or written here is read from the entities instead.
 */
final class EntityCache {

  private static final int MOST_FILES = 50;
  private static final long MOST_BYTES = 100L << 20;
  private static final String SUFFIX = ".model";

  private final Path folder;

  EntityCache(Path folder) {
    this.folder = folder;
  }

  /** Keeps what was learned of files. */
  void save(FileHashes hashes) {
    try {
      hashes.save();
    } catch (IOException e) {
      // A folder that cannot be written costs time and nothing else.
      return;
    }
  }

  /** The file that remembers the hashes of files. */
  Path hashes() {
    return folder.resolve("files");
  }

  /** Whether anything was read from these inputs, for whichever server. */
  boolean knows(String inputs) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(prefix(inputs)));
    } catch (IOException e) {
      return false;
    }
  }

  /** What was read from these inputs; empty where nothing was, or it is damaged. */
  Optional<EntityModel> get(String inputs, String serverVersion) {
    Path file = file(inputs, serverVersion);
    Optional<EntityModel> model = CheckedFile.read(file).flatMap(ModelFormat::read);
    if (model.isPresent()) {
      try {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      } catch (IOException e) {
        // Then it counts as older than it is.
        return model;
      }
    }
    return model;
  }

  void put(String inputs, String serverVersion, EntityModel model) {
    try {
      CheckedFile.write(file(inputs, serverVersion), ModelFormat.bytes(model));
      removeOldest();
    } catch (IOException e) {
      // A folder that cannot be written costs time and nothing else.
      return;
    }
  }

  private Path file(String inputs, String serverVersion) {
    return folder.resolve(prefix(inputs) + serverVersion + SUFFIX);
  }

  private static String prefix(String inputs) {
    return inputs + "-";
  }

  private record Entry(Path file, FileTime used, long size) {}

  private void removeOldest() throws IOException {
    List<Entry> entries = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    Instant unfinished = Instant.now().minus(Duration.ofDays(1));
    for (Path file : files) {
      if (file.toString().endsWith(SUFFIX)) {
        entry(file).ifPresent(entries::add);
      } else if (CheckedFile.isUnfinished(file)
          && entry(file).filter(e -> e.used().toInstant().isBefore(unfinished)).isPresent()) {
        Files.deleteIfExists(file);
      }
    }
    entries.sort(Comparator.comparing(Entry::used).reversed().thenComparing(Entry::file));
    long bytes = 0;
    for (int i = 0; i < entries.size(); i++) {
      bytes += entries.get(i).size();
      if (i >= MOST_FILES || bytes > MOST_BYTES) {
        Files.deleteIfExists(entries.get(i).file());
      }
    }
  }

  /** Empty where another autogen was faster and it is gone. */
  private static Optional<Entry> entry(Path file) throws IOException {
    try {
      return Optional.of(new Entry(file, Files.getLastModifiedTime(file), Files.size(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
