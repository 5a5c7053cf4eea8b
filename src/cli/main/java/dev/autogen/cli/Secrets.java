package dev.autogen.cli;

import dev.autogen.mysql.JdbcUrl;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps passwords out of what is printed: the drivers' messages may repeat a whole URL. */
final class Secrets {

  private static final String MASK = "***";

  private static final Pattern PARAMETER =
      Pattern.compile("(password\\d?\\s*=\\s*)[^&\\s,)'\"]+", Pattern.CASE_INSENSITIVE);

  private final List<String> words;

  /** What keeps {@code words} secret, and whatever stands where a URL has its password. */
  Secrets(Collection<String> words) {
    this.words = words.stream().filter(word -> !word.isBlank()).distinct().toList();
  }

  /**
   * The words of a driver or a library, where a password may stand by itself, without the secrets.
   */
  String hide(String text) {
    String hidden = text;
    for (String word : words) {
      // Whole words only: a password of one letter must not make a message unreadable.
      hidden = hidden.replaceAll("(?<![\\w])" + Pattern.quote(word) + "(?![\\w])", MASK);
    }
    return hideIn(hidden);
  }

  /** The stack trace of an exception: only its messages are the words of others. */
  String hideInTrace(String trace) {
    return trace
        .lines()
        .map(line -> line.matches("\\s+(at|\\.\\.\\.) .*") ? line : hide(line))
        .collect(Collectors.joining("\n"));
  }

  /** The value of a setting, which is a URL where {@code isUrl}. */
  static String hideInValue(String value, boolean isUrl) {
    return hideIn(isUrl ? new JdbcUrl(value).masked() : value);
  }

  /** {@code text} without what stands in it where a password stands. */
  static String hideIn(String text) {
    return PARAMETER.matcher(JdbcUrl.maskedIn(text)).replaceAll("$1" + MASK);
  }
}
