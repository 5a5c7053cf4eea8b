package dev.autogen.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The migrations as they were when they were last run on the private server, in a folder beside its
 * data: by them it goes back where the project's own have become others.
 *
 * @param folder holds a folder for each folder of migrations, by its number
 */
record KeptMigrations(Path folder) {

  /** Keeps the sources of {@code migrations} instead of those kept before. */
  void keep(List<Path> migrations) {
    try {
      Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
      CacheFolders.delete(fresh);
      for (int i = 0; i < migrations.size(); i++) {
        copy(migrations.get(i), fresh.resolve(String.valueOf(i)));
      }
      CacheFolders.delete(folder);
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders that are kept; none where nothing was run yet. */
  List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    for (int i = 0; Files.isDirectory(folder.resolve(String.valueOf(i))); i++) {
      folders.add(folder.resolve(String.valueOf(i)));
    }
    return List.copyOf(folders);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files.filter(KeptMigrations::isSource)::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java") && Files.isRegularFile(file);
  }
}
