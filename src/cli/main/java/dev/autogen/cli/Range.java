package dev.autogen.cli;

/**
 * Two places of the history, as they are typed: {@code FROM:TO}.
 *
 * @param from empty where it is not said
 * @param to empty where it is not said
 */
record Range(String from, String to) {

  /** {@code FROM:TO}, {@code FROM:}, {@code :TO} or {@code TO} alone. */
  static Range parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Range("", text)
        : new Range(text.substring(0, colon), text.substring(colon + 1));
  }
}
