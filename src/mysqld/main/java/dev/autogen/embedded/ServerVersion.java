package dev.autogen.embedded;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Compares versions by their first two numbers, the release series. */
final class ServerVersion {

  private ServerVersion() {}

  /**
   * Whether {@code left} is of a series before that of {@code right}. MySQL never reads data of a
   * later series; whether it reads those of a later patch, it says itself (long-term series: yes).
   * Nothing comes before an empty text.
   */
  static boolean isOlderSeries(String left, String right) {
    return !right.isEmpty() && Arrays.compare(series(left), series(right)) < 0;
  }

  private static int[] series(String version) {
    return Pattern.compile("\\.")
        .splitAsStream(version)
        .limit(2)
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
