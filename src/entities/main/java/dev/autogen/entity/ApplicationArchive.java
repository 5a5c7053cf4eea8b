package dev.autogen.entity;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Digest;
import dev.autogen.file.FileStamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * An executable jar of Spring Boot or a war, unpacked: its classes are not where a class loader
 * looks, and its libraries are files within the file.
 *
 * @param classes its own classes, and libraries of its own modules
 * @param libraries everything else it runs with
 */
record ApplicationArchive(List<Path> classes, List<Path> libraries) {

  private static final List<String> CLASSES = List.of("BOOT-INF/classes/", "WEB-INF/classes/");
  private static final List<String> LIBRARIES =
      List.of("BOOT-INF/lib/", "WEB-INF/lib/", "WEB-INF/lib-provided/");

  /** The folder within the cache. */
  private static final String FOLDER = "archives";

  /** How many states of one archive stay unpacked. */
  private static final int KEPT = 2;

  private static final String OWN_CLASSES = "classes";
  private static final String OWN_LIBRARIES = "lib";

  /**
   * What is in {@code file}; empty where it is no such archive.
   *
   * @param cache the folder to unpack into, once for each state of the file
   * @throws EntityException when the file cannot be read or unpacked
   */
  static Optional<ApplicationArchive> in(Path file, Path cache) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      if (CLASSES.stream().noneMatch(folder -> jar.getEntry(folder) != null)
          && jar.stream().noneMatch(entry -> isIn(CLASSES, entry))) {
        return Optional.empty();
      }
      Path states = cache.resolve(FOLDER).resolve(new Digest().add(file.toString()).wholeHex());
      Path place = states.resolve(new Digest().add(FileStamp.of(file).text()).wholeHex());
      if (!Files.isDirectory(place)) {
        unpack(jar, place);
        forgetOld(states);
      }
      return Optional.of(of(place, startPackage(jar)));
    } catch (IOException e) {
      throw new EntityException(
          "the archive " + file + " cannot be unpacked: " + AutogenException.reason(e),
          "see that it is a whole jar or war and that " + cache + " is writable",
          e);
    }
  }

  private static boolean isIn(List<String> folders, JarEntry entry) {
    return folders.stream().anyMatch(folder -> entry.getName().startsWith(folder));
  }

  private static void unpack(JarFile jar, Path place) throws IOException {
    Files.createDirectories(place.getParent());
    Path unfinished = Files.createTempDirectory(place.getParent(), "unfinished");
    try {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (!entry.isDirectory()) {
          unpack(jar, entry, CLASSES, unfinished.resolve(OWN_CLASSES));
          unpack(jar, entry, LIBRARIES, unfinished.resolve(OWN_LIBRARIES));
        }
      }
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another autogen was faster.
      delete(unfinished);
    } catch (IOException e) {
      delete(unfinished);
      throw e;
    }
  }

  private static void unpack(JarFile jar, JarEntry entry, List<String> folders, Path to)
      throws IOException {
    for (String folder : folders) {
      if (entry.getName().startsWith(folder)) {
        Path target = to.resolve(entry.getName().substring(folder.length())).normalize();
        if (!target.startsWith(to)) {
          throw new IOException("it has an entry that leads out of it: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
          Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Another autogen may be reading the state before this one, and none an older one. */
  private static void forgetOld(Path states) throws IOException {
    try (Stream<Path> all = Files.list(states)) {
      List<Path> newestFirst =
          all.sorted(Comparator.comparing(ApplicationArchive::made).reversed()).toList();
      for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
        delete(old);
      }
    }
  }

  private static FileTime made(Path state) {
    try {
      return Files.getLastModifiedTime(state);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The package of the application's main class; empty where the manifest names none. */
  private static String startPackage(JarFile jar) throws IOException {
    Manifest manifest = jar.getManifest();
    String start = manifest == null ? null : manifest.getMainAttributes().getValue("Start-Class");
    return start == null || !start.contains(".") ? "" : start.substring(0, start.lastIndexOf('.'));
  }

  private static ApplicationArchive of(Path place, String startPackage) throws IOException {
    List<Path> classes = new ArrayList<>();
    List<Path> libraries = new ArrayList<>();
    Path own = place.resolve(OWN_CLASSES);
    if (Files.isDirectory(own)) {
      classes.add(own);
    }
    Path folder = place.resolve(OWN_LIBRARIES);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path library :
            files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
          (isModule(library, startPackage) ? classes : libraries).add(library);
        }
      }
    }
    return new ApplicationArchive(List.copyOf(classes), List.copyOf(libraries));
  }

  /**
   * Whether a library is a module of the application: where its entities are looked for. Spring
   * Boot looks below the package of the main class, Jakarta Persistence beside a persistence.xml.
   */
  private static boolean isModule(Path library, String startPackage) throws IOException {
    try (JarFile jar = new JarFile(library.toFile())) {
      return jar.getEntry("META-INF/persistence.xml") != null
          || (!startPackage.isEmpty()
              && jar.stream()
                  .anyMatch(
                      entry -> entry.getName().startsWith(startPackage.replace('.', '/') + "/")));
    }
  }
}
