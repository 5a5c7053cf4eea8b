package dev.autogen.source;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Class names of migrations: the time, so that files sort as they were written, and the words of
 * the message. The name is ASCII, because a Java that runs in the C locale cannot make a file with
 * any other name.
 */
final class MigrationName {

  /** Keeps {@code public final class … implements Migration} on one line of 100. */
  private static final int LONGEST = 40;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private MigrationName() {}

  /**
   * Such as {@code R20261122_091407_AddUserRoles}; the words are {@code Migration} where the
   * message has letters or digits but none that ASCII can stand for.
   *
   * @throws IllegalArgumentException when the message has neither letter nor digit
   */
  static String of(String message, Instant created) {
    if (message.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new IllegalArgumentException(
          "the message '"
              + Prose.plain(message)
              + "' gives no class name: say what the migration does in words");
    }
    String words = words(message);
    return "R" + TIME.format(created) + "_" + (words.isEmpty() ? "Migration" : words);
  }

  private static String words(String message) {
    String ascii = Normalizer.normalize(message, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    StringBuilder name = new StringBuilder();
    for (String word : ascii.split("[^A-Za-z0-9]+", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      if (name.length() + word.length() > LONGEST && name.length() > 0) {
        break;
      }
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.substring(0, Math.min(name.length(), LONGEST));
  }
}
