package dev.autogen.cli;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Keeps passwords out of what is printed: the drivers' messages may repeat a whole URL. */
final class Secrets {

  private static final String MASK = "***";

  private static final Pattern PARAMETER =
      Pattern.compile("(password\\d?\\s*=\\s*)[^&\\s,)'\"]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFO = Pattern.compile("(//[^\\s/:@]*):\\S*@");

  private final List<String> words;

  /** What keeps {@code words} secret, and whatever stands where a URL has its password. */
  Secrets(Collection<String> words) {
    this.words = words.stream().filter(word -> !word.isBlank()).distinct().toList();
  }

  /** {@code text} without the secrets. */
  String hide(String text) {
    String hidden = text;
    for (String word : words) {
      // Whole words only: a password of one letter must not make a message unreadable.
      hidden = hidden.replaceAll("(?<![\\w])" + Pattern.quote(word) + "(?![\\w])", MASK);
    }
    return hideIn(hidden);
  }

  /** {@code text} without what a URL in it has for a password. */
  static String hideIn(String text) {
    String hidden = PARAMETER.matcher(text).replaceAll("$1" + MASK);
    return USER_INFO.matcher(hidden).replaceAll("$1:" + MASK + "@");
  }
}
