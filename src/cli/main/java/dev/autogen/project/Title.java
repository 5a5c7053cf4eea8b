package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.error.Printable;

/** What a migration does, in the one line that its file keeps and its class is named after. */
final class Title {

  /** A sentence, and much more; what is longer fits neither a terminal nor, at last, a class. */
  private static final int LONGEST = 1_000;

  private static final String UNREADABLE = "\ufffd";

  private Title() {}

  /**
   * The message in one line.
   *
   * @throws AutogenException when it gives no class name, is too long, or did not arrive whole
   */
  static String of(String message) {
    String title = message.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
    if (title.length() > LONGEST) {
      throw AutogenException.usage(
          "the message has "
              + Printable.number(title.length())
              + " characters, and "
              + Printable.number(LONGEST)
              + " are the most",
          "say in a sentence what the migration does, and the rest in a comment of its file");
    }
    if (title.contains(UNREADABLE)) {
      throw AutogenException.usage(
          "the message '" + title + "' holds a letter that could not be read in this locale",
          "set LC_ALL=C.UTF-8, or say it in ASCII");
    }
    if (title.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw AutogenException.usage(
          "the message '" + title + "' gives no class name",
          "say in words what the migration does");
    }
    return title;
  }
}
