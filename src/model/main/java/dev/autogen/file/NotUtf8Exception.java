package dev.autogen.file;

import java.nio.file.FileSystemException;

/** A text is in another encoding than UTF-8. */
public final class NotUtf8Exception extends FileSystemException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final byte found;

  NotUtf8Exception(String name, int line, byte found) {
    super(name, null, "line " + line + " is not in UTF-8: it holds " + shown(found));
    this.line = line;
    this.found = found;
  }

  private static String shown(byte found) {
    return "byte 0x%02X".formatted(found);
  }

  /** As a compiler would say it: {@code R1.java:12 is not in UTF-8: it holds byte 0xFC}. */
  public String sentence() {
    return getFile() + ":" + line + " is not in UTF-8: it holds " + shown(found);
  }
}
