package dev.autogen.entity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash that names a cache directory by what is in it. */
final class Digest {

  private final MessageDigest digest;

  Digest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Digest add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  Digest add(byte[] bytes) {
    digest.update(bytes);
    digest.update((byte) 0);
    return this;
  }

  /** Adds what tells one state of a file or directory from the next without reading it. */
  Digest addStamp(Path file) throws IOException {
    return add(
        file.toAbsolutePath() + "|" + Files.size(file) + "|" + Files.getLastModifiedTime(file));
  }

  /** The first 16 hexadecimal digits. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
