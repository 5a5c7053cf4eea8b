package dev.autogen.entity;

import io.github.classgraph.ClassInfo;
import io.github.classgraph.Resource;
import io.github.classgraph.ScanResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Class files that cannot be read. The scan passes over them without a word, and what the classes
 * said would look as if nobody said it any more.
 */
final class BrokenClasses {

  private static final String SUFFIX = ".class";

  /** A build that broke off may leave many. */
  private static final int SHOWN = 5;

  /** The paths within the roots of what was read, and of what was seen to be whole or broken. */
  private final Set<String> settled = new HashSet<>();

  private final SortedSet<String> broken = new TreeSet<>();

  private BrokenClasses(ScanResult scanned) {
    for (ClassInfo info : scanned.getAllClasses()) {
      if (!info.isExternalClass()) {
        settled.add(path(info.getName()));
      }
    }
    // Few: these have been passed over.
    for (Resource resource : scanned.getResourcesWithExtension(SUFFIX.substring(1))) {
      if (isClass(resource.getPath()) && settled.add(resource.getPath()) && isBroken(resource)) {
        broken.add(place(resource));
      }
    }
  }

  /**
   * Sees that every class file in {@code roots} was read.
   *
   * @throws EntityException naming those that were not
   */
  static void refuse(ScanResult scanned, List<Path> roots) {
    BrokenClasses classes = new BrokenClasses(scanned);
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        classes.walk(root);
      }
    }
    classes.refuse();
  }

  /** The same of the classes in {@code names} alone. */
  static void refuse(ScanResult scanned, List<Path> roots, Collection<String> names) {
    BrokenClasses classes = new BrokenClasses(scanned);
    for (Path root : roots) {
      for (String name : names) {
        Path file = root.resolve(path(name));
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          classes.seen(root, file);
        }
      }
    }
    classes.refuse();
  }

  private void refuse() {
    if (broken.isEmpty()) {
      return;
    }
    throw new EntityException(
        (broken.size() == 1 ? "a class file" : broken.size() + " class files")
            + " cannot be read, so nobody can say which tables the entities want: "
            + String.join(", ", broken.stream().limit(SHOWN).toList())
            + (broken.size() > SHOWN ? " and " + (broken.size() - SHOWN) + " more" : ""),
        "build the module again");
  }

  private static String path(String type) {
    return type.replace('.', '/') + SUFFIX;
  }

  /** Whether a class loader could be asked for it. */
  private static boolean isClass(String path) {
    return path.endsWith(SUFFIX)
        && !path.startsWith("META-INF/")
        && !path.startsWith(".")
        && !path.contains("/.");
  }

  private static boolean isBroken(Resource resource) {
    try (resource) {
      return isBroken(resource.getPath(), resource.load());
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isBroken(String path, Path file) {
    try {
      return !Files.isRegularFile(file) || isBroken(path, Files.readAllBytes(file));
    } catch (IOException e) {
      return true;
    }
  }

  /** A whole one is passed over where it is in another place than its name says. */
  private static boolean isBroken(String path, byte[] passedOver) {
    Optional<String> name = ClassFile.name(passedOver);
    return name.isEmpty()
        || ((name.get() + SUFFIX).equals(path)
            && !path.endsWith("package-info.class")
            && !path.endsWith("module-info.class"));
  }

  private static String place(Resource resource) {
    File root = resource.getClasspathElementFile();
    return root + (root.isDirectory() ? File.separator : "!/") + resource.getPath();
  }

  /** Finds what the scan does not even list, such as a link to nowhere. */
  private void walk(Path root) {
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              seen(root, file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof FileSystemLoopException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw new EntityException(
          "the models in " + root + " cannot be read: " + e.getMessage(), "make them readable", e);
    }
  }

  private void seen(Path root, Path file) {
    String path = root.relativize(file).toString().replace(File.separatorChar, '/');
    if (isClass(path) && settled.add(path) && isBroken(path, file)) {
      broken.add(file.toString());
    }
  }
}
