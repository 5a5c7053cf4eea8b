package dev.autogen.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts in files, which are in UTF-8. One in another encoding is refused: read all the same, its
 * letters would reach a database as U+FFFD, and nothing could tell afterwards which they were.
 */
public final class Utf8 {

  private Utf8() {}

  /**
   * The text of a file.
   *
   * @throws NotUtf8Exception when it is in another encoding
   */
  public static String read(Path file) throws IOException {
    return text(file.toString(), Files.readAllBytes(file));
  }

  /** The lines of a file; as {@link #read}. */
  public static List<String> lines(Path file) throws IOException {
    return read(file).lines().toList();
  }

  /**
   * The text that {@code bytes} are.
   *
   * @param name of what holds them
   */
  public static String text(String name, byte[] bytes) throws NotUtf8Exception {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new NotUtf8Exception(name, lineOf(bytes, in.position()), bytes[in.position()]);
    }
    return out.flip().toString();
  }

  private static int lineOf(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      boolean isEnd = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
      line += isEnd ? 1 : 0;
    }
    return line;
  }
}
