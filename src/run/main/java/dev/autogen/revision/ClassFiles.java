package dev.autogen.revision;

import dev.autogen.migration.MigrationException;
import dev.autogen.migration.Revision;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds classes without loading them. */
final class ClassFiles {

  /** A class that has the annotation has its type's descriptor among its constants. */
  private static final String MARK = "L" + Revision.class.getName().replace('.', '/') + ";";

  private ClassFiles() {}

  /**
   * The classes in a class directory or jar that mention {@link Revision}: for each binary name
   * where it was found, for people. Nothing where {@code root} does not exist.
   */
  static SortedMap<String, String> marked(Path root) {
    try {
      return Files.isDirectory(root) ? inDirectory(root) : inJar(root);
    } catch (IOException | UncheckedIOException e) {
      throw new MigrationException(
          root + " cannot be read for migrations: " + e.getMessage(),
          "name class directories and jars only",
          e);
    }
  }

  private static SortedMap<String, String> inDirectory(Path root) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String path = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (isClass(path) && isMarked(Files.readAllBytes(file))) {
          found.put(className(path), file.toString());
        }
      }
    }
    return found;
  }

  private static SortedMap<String, String> inJar(Path jar) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    if (!Files.exists(jar)) {
      return found;
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (isClass(entry.getName())) {
          try (InputStream bytes = file.getInputStream(entry)) {
            if (isMarked(bytes.readAllBytes())) {
              found.put(className(entry.getName()), jar + "!/" + entry.getName());
            }
          }
        }
      }
    }
    return found;
  }

  private static boolean isClass(String path) {
    return path.endsWith(".class")
        && !path.startsWith("META-INF/")
        && !path.endsWith("module-info.class")
        && !path.endsWith("package-info.class");
  }

  private static boolean isMarked(byte[] classFile) {
    return new String(classFile, StandardCharsets.ISO_8859_1).contains(MARK);
  }

  private static String className(String path) {
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }
}
