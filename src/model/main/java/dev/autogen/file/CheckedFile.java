package dev.autogen.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** A file that is read whole and unchanged, or not at all: its content stands behind its hash. */
public final class CheckedFile {

  private static final int HASH = 32;
  private static final String UNFINISHED = ".making-";

  private CheckedFile() {}

  /** What was written; empty where there is no such file, or it is damaged. */
  public static Optional<byte[]> read(Path file) {
    try {
      byte[] all = Files.readAllBytes(file);
      if (all.length < HASH) {
        return Optional.empty();
      }
      byte[] content = Arrays.copyOfRange(all, HASH, all.length);
      return MessageDigest.isEqual(Arrays.copyOf(all, HASH), hash(content))
          ? Optional.of(content)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Writes a file so that nobody ever sees half of it. */
  public static void write(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path work = Files.createTempFile(folder, UNFINISHED, "");
    try {
      byte[] all = Arrays.copyOf(hash(content), HASH + content.length);
      System.arraycopy(content, 0, all, HASH, content.length);
      Files.write(work, all);
      try {
        Files.move(work, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(work, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(work);
    }
  }

  /** Whether {@code file} is what somebody is writing, or was when he ended. */
  public static boolean isUnfinished(Path file) {
    return file.getFileName().toString().startsWith(UNFINISHED);
  }

  private static byte[] hash(byte[] content) {
    return new Digest().addPart(content, content.length).whole();
  }
}
