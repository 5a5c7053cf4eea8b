package dev.autogen.mysql;

import dev.autogen.file.Digest;
import java.nio.charset.StandardCharsets;

/** Stands for a text that is too long to keep. */
public final class Fingerprint {

  private Fingerprint() {}

  /** SHA-256, 64 hexadecimal digits. */
  public static String of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Digest().addPart(bytes, bytes.length).wholeHex();
  }
}
