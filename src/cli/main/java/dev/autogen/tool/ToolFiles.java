package dev.autogen.tool;

import dev.autogen.file.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Files to be written for one migration.
 *
 * @param id its version, or the id its changesets begin with
 * @param main the file for people to read
 * @param texts all files, by path: new ones, and those to which something is added
 * @param upgrade the statements of {@code main} that lead up, in order
 * @param downgrade those that lead back
 */
public record ToolFiles(
    String id, Path main, Map<Path, String> texts, List<String> upgrade, List<String> downgrade) {

  public ToolFiles {
    texts = new LinkedHashMap<>(texts);
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
  }

  @Override
  public Map<Path, String> texts() {
    return new LinkedHashMap<>(texts);
  }

  /** What was there before files were written. */
  public static final class Undo {
    private final Map<Path, Optional<String>> before = new LinkedHashMap<>();
    private final List<Path> folders = new ArrayList<>();

    /** Puts everything back. */
    public void run() throws IOException {
      for (Map.Entry<Path, Optional<String>> file : before.entrySet()) {
        if (file.getValue().isPresent()) {
          replace(file.getKey(), file.getValue().get());
        } else {
          Files.deleteIfExists(file.getKey());
        }
      }
      for (Path folder : folders) {
        Files.deleteIfExists(folder);
      }
    }
  }

  /**
   * Writes them, the one for people last.
   *
   * @param undo is told what puts everything back
   */
  public void write(Undo undo) throws IOException {
    Map<Path, String> inOrder = texts();
    inOrder.put(main, inOrder.remove(main));
    for (Map.Entry<Path, String> file : inOrder.entrySet()) {
      Path path = file.getKey();
      createFolder(path.getParent(), undo);
      undo.before.put(path, Files.exists(path) ? Optional.of(Utf8.read(path)) : Optional.empty());
      replace(path, file.getValue());
    }
  }

  private static void createFolder(Path folder, Undo undo) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    createFolder(folder.getParent(), undo);
    Files.createDirectory(folder);
    undo.folders.add(0, folder);
  }

  /** All of it or nothing, whoever looks. */
  private static void replace(Path file, String text) throws IOException {
    Path work = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(work, text);
      Files.move(work, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(work);
    }
  }
}
