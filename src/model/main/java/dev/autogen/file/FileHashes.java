package dev.autogen.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The contents of files, by hash. A file is not read again as long as its stamp is the same. As in
 * git's index, one that was changed shortly before it was hashed is not remembered: a second change
 * could bear the same times.
 */
public final class FileHashes {

  /** The coarsest clock of a file system in use (FAT); a file younger than that is read. */
  public static final Duration MARGIN = Duration.ofSeconds(2);

  /** How many files are remembered at the most when not asked for this time. */
  private static final int MOST_OTHERS = 20_000;

  private static final int MOST_AT_ONCE = 1 << 16;

  private final Path memory;
  private final Duration margin;
  private final Map<String, Known> known = new HashMap<>();
  private final Map<String, Known> asked = new HashMap<>();
  private boolean learned;

  /**
   * What is in a file.
   *
   * @param hash 64 hexadecimal digits
   * @param classPath what the manifest of a jar adds to the class path, as written there
   */
  public record Content(String hash, List<String> classPath) {}

  private record Known(FileStamp stamp, Content content) {}

  /**
   * Hashes with a memory.
   *
   * @param memory the file it is kept in; where that is missing or damaged, nothing is known yet
   */
  public FileHashes(Path memory) {
    this(memory, MARGIN);
  }

  /** For files whose clock is known to be finer than {@code margin}. */
  public FileHashes(Path memory, Duration margin) {
    this.memory = memory;
    this.margin = margin;
    CheckedFile.read(memory).ifPresent(this::load);
  }

  /** What is in {@code file}, whose stamp is {@code stamp}. */
  public Content of(Path file, FileStamp stamp) throws IOException {
    String path = file.toAbsolutePath().toString();
    Known found = known.get(path);
    if (found == null || !found.stamp().equals(stamp)) {
      long start = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
      found = new Known(stamp, read(file, stamp.size()));
      boolean isSettled = stamp.regular() && stamp.newest() < start - margin.toNanos();
      if (!isSettled || !FileStamp.of(file).equals(stamp)) {
        return found.content();
      }
      learned = true;
    }
    asked.put(path, found);
    return found.content();
  }

  private static Content read(Path file, long size) throws IOException {
    Digest digest = new Digest();
    byte[] buffer = new byte[(int) Math.max(1, Math.min(size, MOST_AT_ONCE))];
    try (InputStream stream = Files.newInputStream(file)) {
      for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
        digest.addPart(buffer, length);
      }
    }
    return new Content(digest.wholeHex(), classPath(file));
  }

  private static List<String> classPath(Path file) {
    if (!file.toString().endsWith(".jar")) {
      return List.of();
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      String path =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return path == null || path.isBlank() ? List.of() : List.of(path.strip().split("\\s+"));
    } catch (IOException e) {
      // No jar, whatever its name says: its content is all there is to it.
      return List.of();
    }
  }

  /** Keeps what was learned for the next time. */
  public void save() throws IOException {
    if (!learned) {
      return;
    }
    Map<String, Known> all = new HashMap<>();
    if (known.size() < MOST_OTHERS) {
      all.putAll(known);
    }
    all.putAll(asked);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(all.size());
      for (Map.Entry<String, Known> entry : all.entrySet()) {
        write(out, entry.getKey());
        entry.getValue().stamp().write(out);
        write(out, entry.getValue().content().hash());
        write(out, String.join("\n", entry.getValue().content().classPath()));
      }
    }
    CheckedFile.write(memory, bytes.toByteArray());
    learned = false;
  }

  private void load(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int i = in.readInt(); i > 0; i--) {
        String path = text(in);
        FileStamp stamp = FileStamp.readRegular(in);
        String hash = text(in);
        String classPath = text(in);
        List<String> entries = classPath.isEmpty() ? List.of() : classPath.lines().toList();
        known.put(path, new Known(stamp, new Content(hash, entries)));
      }
    } catch (IOException | RuntimeException e) {
      known.clear();
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
