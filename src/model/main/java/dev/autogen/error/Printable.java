package dev.autogen.error;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of others as it may stand in a line for a person. Names, comments and messages come from
 * databases, files and servers: what moves a cursor, changes a direction of writing or begins a
 * line is shown as its escape, so that nobody can write into the lines of autogen.
 */
public final class Printable {

  /**
   * Controls, the marks and isolates of bidirectional text, the separators of lines, halves of
   * characters, and signs that are invisible or none. Joiners stay, since emoji and words need
   * them.
   */
  private static final Pattern UNSAFE =
      Pattern.compile(
          "[\\p{Cc}\\u061C\\u200B\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2060-\\u206F\\uFEFF"
              + "\\uFFF9-\\uFFFB\\p{Cs}\\x{E0000}-\\x{E007F}]");

  private static final Pattern BETWEEN_DETAILS = Pattern.compile("\n(?=  )");

  private Printable() {}

  /** {@code text} in one line. */
  public static String line(String text) {
    return UNSAFE.matcher(text).find()
        ? UNSAFE.matcher(text).replaceAll(match -> escaped(match.group().codePointAt(0)))
        : text;
  }

  /** A number with commas between the thousands, whatever the locale has there. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code text} whose further lines are indented: only such an end of a line stays one. */
  public static String details(String text) {
    return String.join("\n", BETWEEN_DETAILS.splitAsStream(text).map(Printable::line).toList());
  }

  /** {@code text} of several lines, such as a statement or a stack trace: these and tabs stay. */
  public static String lines(String text) {
    return text.lines().map(Printable::withTabs).collect(Collectors.joining("\n"));
  }

  private static String withTabs(String line) {
    return Arrays.stream(line.split("\t", -1))
        .map(Printable::line)
        .collect(Collectors.joining("\t"));
  }

  private static String escaped(int character) {
    String escape =
        switch (character) {
          case '\n' -> "\\n";
          case '\r' -> "\\r";
          case '\t' -> "\\t";
          default ->
              character > Character.MAX_VALUE
                  ? "\\x{%X}".formatted(character)
                  : "\\u%04x".formatted(character);
        };
    return escape.replace("\\", "\\\\");
  }
}
