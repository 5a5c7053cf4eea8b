package dev.autogen.embedded;

import java.util.Arrays;

/** Compares versions of three numbers. */
final class Version {

  private Version() {}

  /** Whether {@code left} comes before {@code right}; nothing comes before an empty text. */
  static boolean isOlder(String left, String right) {
    return !right.isEmpty() && Arrays.compare(numbers(left), numbers(right)) < 0;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
