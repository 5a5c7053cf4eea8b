package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.file.CheckedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Puts files of migrations in the place of others. What is to be done is noted before it begins, in
 * a hidden file among the migrations, and each part of it may be done twice: whoever comes next
 * finishes what was cut short.
 *
 * @param folder of the migrations
 */
record Exchange(Path folder) {

  private static final String PLAN = ".squash";
  private static final String DELETE = "delete\t";
  private static final String MOVE = "move\t";

  private Path plan() {
    return folder.resolve(PLAN);
  }

  /**
   * Exchanges.
   *
   * @param old the files that go
   * @param kept where copies of them stay
   * @param texts the files that come, each with its text
   */
  void carryOut(List<Path> old, Path kept, SortedMap<Path, String> texts) throws IOException {
    plan(old, kept, texts);
    finish();
  }

  /** Does all that leaves the migrations as they are, and last notes what is to be done. */
  void plan(List<Path> old, Path kept, SortedMap<Path, String> texts) throws IOException {
    Files.createDirectories(kept);
    for (Path file : old) {
      Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> lines = new ArrayList<>();
    for (var text : texts.entrySet()) {
      Path file = text.getKey();
      Path staged = file.resolveSibling("." + file.getFileName() + ".new");
      Files.writeString(staged, text.getValue());
      lines.add(MOVE + folder.relativize(staged) + "\t" + folder.relativize(file));
    }
    for (Path file : old) {
      if (!texts.containsKey(file)) {
        lines.add(DELETE + folder.relativize(file));
      }
    }
    CheckedFile.write(plan(), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether one was begun and not finished. */
  boolean isUnfinished() {
    return Files.exists(plan());
  }

  /**
   * Finishes what was begun, if anything was.
   *
   * @param progress is told so
   */
  void finish(Consumer<String> progress) {
    if (!isUnfinished()) {
      return;
    }
    try {
      finish();
      progress.accept("finished the squash in " + folder + " that was interrupted");
    } catch (IOException e) {
      throw AutogenException.usage(
          "a squash in "
              + folder
              + " was interrupted and cannot be finished ("
              + AutogenException.reason(e)
              + ")",
          "make the folder writable");
    }
  }

  private void finish() throws IOException {
    // One that is not whole was cut short itself, so that nothing of it was done.
    Optional<byte[]> lines = CheckedFile.read(plan());
    if (lines.isPresent()) {
      for (String line : new String(lines.get(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith(DELETE)) {
          Files.deleteIfExists(folder.resolve(line.substring(DELETE.length())));
        } else {
          String[] paths = line.substring(MOVE.length()).split("\t", -1);
          Path staged = folder.resolve(paths[0]);
          if (Files.exists(staged)) {
            Files.move(staged, folder.resolve(paths[1]), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
    Files.deleteIfExists(plan());
  }
}
