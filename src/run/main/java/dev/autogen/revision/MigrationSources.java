package dev.autogen.revision;

import dev.autogen.file.FileStamp;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The Java sources in a folder and the folders in it, with what the file system says of each.
 *
 * @param files in the order of their names, those of a folder together
 */
public record MigrationSources(Path folder, List<Source> files) {

  private static final String JAVA = ".java";

  /** A module declaration would hide autogen's own classes from the migrations. */
  private static final String MODULE = "module-info.java";

  public MigrationSources {
    files = List.copyOf(files);
  }

  /** A source when it was found. */
  public record Source(Path path, FileStamp stamp) {}

  /** What is in {@code folder}, but for what a leading dot hides; links are followed. */
  public static MigrationSources in(Path folder) throws IOException {
    List<Source> files = new ArrayList<>();
    find(folder, new ArrayDeque<>(), files);
    return new MigrationSources(folder, files);
  }

  private static void find(Path directory, Deque<Path> above, List<Source> files)
      throws IOException {
    Path real = directory.toRealPath();
    if (above.contains(real)) {
      throw new FileSystemLoopException(directory.toString());
    }
    above.push(real);
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      all.forEach(path -> names.add(path.getFileName().toString()));
    }
    Collections.sort(names);
    for (String name : names) {
      if (!name.startsWith(".") && !name.equals(MODULE)) {
        add(directory.resolve(name), name.endsWith(JAVA), above, files);
      }
    }
    above.pop();
  }

  private static void add(Path path, boolean isJava, Deque<Path> above, List<Source> files)
      throws IOException {
    FileStamp stamp;
    try {
      stamp = FileStamp.of(path);
    } catch (NoSuchFileException e) {
      if (isJava) {
        throw e;
      }
      // A link to nowhere, or what is gone already, and no concern of ours.
      return;
    }
    if (stamp.directory()) {
      find(path, above, files);
    } else if (isJava && !Files.isRegularFile(path)) {
      throw new IOException(path + " is no file");
    } else if (isJava) {
      files.add(new Source(path, stamp));
    }
  }

  public List<Path> paths() {
    return files.stream().map(Source::path).toList();
  }

  /** The place of a file in the folder, with slashes on any system. */
  String name(Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }
}
