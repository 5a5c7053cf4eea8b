package dev.autogen.revision;

import dev.autogen.file.CodePlace;
import dev.autogen.file.Digest;
import dev.autogen.migration.Operations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * All that a migration may be compiled against. Java puts constants and the signatures of methods
 * into whoever uses them, so that what was compiled with another one may not run with this.
 */
final class MigrationInterface {

  private static final List<String> PACKAGES =
      List.of("error", "hook", "migration", "operation", "schema");

  private MigrationInterface() {}

  /** The classes that run stay what they are, whatever becomes of their jar meanwhile. */
  private static final class Loaded {
    static final String HASH = hash();
  }

  /** Adds what tells one from another. */
  static void addTo(Digest digest) {
    digest.add(Loaded.HASH);
  }

  private static String hash() {
    Digest digest = new Digest();
    try {
      addAll(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digest.wholeHex();
  }

  private static void addAll(Digest digest) throws IOException {
    Optional<Path> place = CodePlace.of(Operations.class);
    if (place.isEmpty()) {
      // It is inside another jar, whose classes cannot be listed.
      digest.add(String.valueOf(Operations.class.getPackage().getImplementationVersion()));
    } else if (Files.isDirectory(place.get())) {
      addFolder(digest, place.get());
    } else {
      addJar(digest, place.get());
    }
  }

  /** The list of a jar has a sum of each of its files already. */
  private static void addJar(Digest digest, Path jar) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> classes =
          file.stream().filter(entry -> isPart(entry.getName())).toList();
      for (ZipEntry entry : classes) {
        digest.add(entry.getName() + " " + entry.getSize() + " " + entry.getCrc());
      }
    }
  }

  private static void addFolder(Digest digest, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> isPart(name(folder, file))).sorted().toList();
    }
    for (Path file : files) {
      digest.add(name(folder, file)).add(Files.readAllBytes(file));
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isPart(String name) {
    return name.endsWith(".class")
        && PACKAGES.stream().anyMatch(part -> name.startsWith("dev/autogen/" + part + "/"));
  }
}
