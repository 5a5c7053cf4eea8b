package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads class paths and finds where a project keeps its classes. */
final class ClassPaths {

  /** Where the build tools leave classes, and last where sources are. */
  private static final List<String> USUAL =
      List.of(
          "target/classes",
          "build/classes/java/main",
          "build/classes/kotlin/main",
          "out/production/classes",
          "src/main/java");

  /** What every jar without a comment ends with, and how long that is. */
  private static final int END_SIGNATURE = 0x504b0506;

  private static final int END = 22;

  private ClassPaths() {}

  /**
   * The entries, with each text file among them replaced by the paths it lists, one a line or
   * separated as in a class path ({@code mvn dependency:build-classpath} writes such a file).
   */
  static List<Path> expand(List<Path> entries) {
    List<Path> paths = new ArrayList<>();
    for (Path entry : entries) {
      if (entry.endsWith("*") && Files.isDirectory(entry.toAbsolutePath().getParent())) {
        // As java takes it: every jar of the folder, in an order of its own there.
        paths.addAll(jars(entry.toAbsolutePath().getParent()));
        continue;
      }
      if (!Files.exists(entry)) {
        throw AutogenException.usage(
            "there is no " + entry + " on the class path", "correct --classpath");
      }
      if (Files.isDirectory(entry) || isJar(entry)) {
        paths.add(entry);
      } else {
        paths.addAll(listed(entry));
      }
    }
    paths.forEach(ClassPaths::requireWhole);
    return List.copyOf(paths);
  }

  /**
   * Class loaders pass over what is no jar without a word, and compilers blame what they compile.
   */
  private static void requireWhole(Path entry) {
    if (!isJar(entry) || !Files.isRegularFile(entry)) {
      return;
    }
    try {
      if (!endsAsJar(entry)) {
        // One with a comment ends otherwise, which this reads, too.
        new ZipFile(entry.toFile()).close();
      }
    } catch (IOException e) {
      throw AutogenException.usage(
          e instanceof ZipException
              ? entry + " on the class path is no whole jar"
              : entry + " on the class path cannot be read (" + AutogenException.reason(e) + ")",
          e instanceof ZipException ? "fetch it again" : "make it readable");
    }
  }

  /** A look at the last bytes of a file, since there may be hundreds. */
  private static boolean endsAsJar(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      if (size < END) {
        return false;
      }
      channel.position(size - END);
      ByteBuffer end = ByteBuffer.wrap(Channels.newInputStream(channel).readNBytes(END));
      return end.remaining() == END && end.getInt() == END_SIGNATURE;
    }
  }

  private static boolean isJar(Path entry) {
    return entry.toString().toLowerCase(Locale.ROOT).endsWith(".jar");
  }

  /** The same, with the jars that lie in a folder in the place of the folder. */
  static List<Path> withJarsOf(List<Path> entries) {
    List<Path> paths = new ArrayList<>();
    for (Path entry : entries) {
      List<Path> jars = Files.isDirectory(entry) ? jars(entry) : List.of();
      paths.addAll(jars.isEmpty() ? List.of(entry) : jars);
    }
    return paths;
  }

  /** {@code libraries}, and of {@code entries} what is not another version of one of them. */
  static List<Path> replaced(List<Path> entries, List<Path> libraries) {
    Set<String> names = new HashSet<>();
    libraries.forEach(library -> names.add(artifact(library)));
    List<Path> paths = new ArrayList<>(libraries);
    entries.stream().filter(entry -> !names.contains(artifact(entry))).forEach(paths::add);
    return List.copyOf(paths);
  }

  /** The name of a jar without its version. */
  private static String artifact(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d.*", "");
  }

  /** The jars that lie in a folder, by name. */
  private static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(ClassPaths::isJar).sorted().toList();
    } catch (IOException e) {
      throw AutogenException.usage(
          folder + " cannot be read (" + AutogenException.reason(e) + ")", "make it readable");
    }
  }

  private static List<Path> listed(Path file) {
    try {
      List<Path> paths = new ArrayList<>();
      for (String line : Utf8.lines(file)) {
        for (String path : line.split("[" + File.pathSeparator + "]", -1)) {
          if (!path.isBlank()) {
            Path entry = file.toAbsolutePath().getParent().resolve(path.strip()).normalize();
            // A folder that is not there is one of a module without classes.
            if (isJar(entry) && !Files.exists(entry)) {
              throw AutogenException.usage(
                  "there is no " + entry + ", which the class path in " + file + " lists",
                  "fetch it again, or write the list again");
            }
            paths.add(entry);
          }
        }
      }
      return paths;
    } catch (IOException e) {
      throw AutogenException.usage(
          "the class path in " + file + " cannot be read (" + AutogenException.reason(e) + ")",
          "name directories, jars, or a text file that lists them with --classpath");
    }
  }

  /** Where the classes or sources of a project usually are; empty where nothing is. */
  static List<Path> usualModelsIfAny(Path directory) {
    List<Path> found = USUAL.stream().map(directory::resolve).filter(Files::isDirectory).toList();
    // Gradle has a folder for each language, and entities may be in any of them.
    List<Path> gradle =
        found.stream().filter(path -> path.startsWith(directory.resolve("build"))).toList();
    boolean isGradle = !gradle.isEmpty() && found.get(0).equals(gradle.get(0));
    return isGradle ? gradle : found.stream().limit(1).toList();
  }

  /** The same, where something must be. */
  static List<Path> usualModels(Path directory) {
    List<Path> classes = usualModelsIfAny(directory);
    if (classes.isEmpty()) {
      throw AutogenException.usage(
          "there are no classes in "
              + directory.toAbsolutePath().normalize()
              + " (looked for "
              + String.join(", ", USUAL)
              + ")",
          "compile the project, or name its class directories, jars or source directories with"
              + " --models");
    }
    return classes;
  }
}
