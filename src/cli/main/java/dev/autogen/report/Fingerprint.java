package dev.autogen.report;

import dev.autogen.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells a finding from others, and that it is the same in a later run: without the line, which
 * moves, and without the severity, which a setting changes.
 */
final class Fingerprint {

  private Fingerprint() {}

  static String of(Report report, Finding finding) {
    String all =
        String.join(
            "\n",
            report.command(),
            finding.code(),
            finding.element().label(),
            report.file(finding),
            finding.text());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 40);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
