package dev.autogen.operation;

/** What code of a migration is called. */
final class Titles {

  private Titles() {}

  /** {@code title} in one line; it stands for code that nobody can compare. */
  static String checked(String title) {
    String line = title.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      throw new IllegalArgumentException(
          "the code of a migration needs a title that says what it does");
    }
    return line;
  }
}
