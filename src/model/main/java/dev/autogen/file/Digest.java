package dev.autogen.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash that names a cache directory by what is in it. */
public final class Digest {

  private final MessageDigest digest;

  public Digest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public Digest add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes and how many they are, so that no two lists of parts give the same hash. */
  public Digest add(byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** Adds a part of something larger, which no separator follows. */
  public Digest addPart(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
    return this;
  }

  /** The first 16 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /** All 64 hexadecimal digits. */
  public String wholeHex() {
    return HexFormat.of().formatHex(whole());
  }

  public byte[] whole() {
    return digest.digest();
  }
}
