package dev.autogen.migration;

import dev.autogen.schema.ForeignKey;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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

  /** What an emitted file calls: when one of these changes, everything is compiled again. */
  private static final List<Class<?>> API =
      List.of(
          Migration.class,
          Revision.class,
          Operations.class,
          TableDefinition.class,
          TableAlteration.class,
          ColumnSpec.class,
          ColumnDefinition.class,
          PlacedColumn.class,
          IndexDefinition.class,
          ForeignKeyDefinition.class,
          CheckDefinition.class,
          RowList.class,
          RowDefinition.class,
          ForeignKey.Action.class);

  private final Path folder;

  MigrationCache(Path folder) {
    this.folder = folder;
  }

  /** Fills a class directory, and says which source each class comes from. */
  @FunctionalInterface
  interface Filler {
    SortedMap<String, String> fill(Path classes) throws IOException;
  }

  /** The hash of the sources, of what they call, and of the Java that compiles them. */
  static String key(Path folder, List<Path> sources, List<Path> classPath) throws IOException {
    MessageDigest digest = sha256();
    add(digest, Runtime.version().toString());
    for (Class<?> type : API) {
      String name = type.getName();
      try (InputStream bytes =
          type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
        add(digest, bytes.readAllBytes());
      }
    }
    for (Path entry : classPath) {
      add(digest, entry.toAbsolutePath().toString());
      if (Files.isRegularFile(entry)) {
        add(digest, Files.size(entry) + " " + Files.getLastModifiedTime(entry));
      }
    }
    for (Path source : sources) {
      add(digest, folder.relativize(source).toString().replace(File.separatorChar, '/'));
      add(digest, Files.readAllBytes(source));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
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
      new CompiledMigrations(work, filler.fill(work)).writeIndex();
      publish(work, entry);
    } finally {
      delete(work);
    }
    removeOld(entry);
    return CompiledMigrations.in(entry)
        .orElseThrow(() -> new FileSystemException(entry.toString(), null, "vanished"));
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

  private static void add(MessageDigest digest, String text) {
    add(digest, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    // The length first, so that no two lists of parts give the same hash.
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
