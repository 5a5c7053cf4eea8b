package dev.autogen.facts.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of column types, as MySQL writes them. */
public final class TypeText {

  /** Types MySQL keeps word for word, with the number of arguments they have. */
  private static final Pattern KEPT =
      Pattern.compile(
          "(?:(?:tiny|small|medium|big)?int|bigint|double|float)(?: unsigned)?"
              + "|tinyint\\(1\\)|bit\\(\\d+\\)|decimal\\(\\d+,\\d+\\)(?: unsigned)?"
              + "|(?:var)?char\\(\\d+\\)|(?:var)?binary\\(\\d+\\)"
              + "|(?:tiny|medium|long)?(?:text|blob)|json|date|year"
              + "|(?:time|datetime|timestamp)(?:\\([1-6]\\))?"
              + "|enum\\('\\w+'(?:,'\\w+')*\\)");

  /** Other ways to write them, as Hibernate does. */
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "integer", "int",
          "bit", "bit(1)",
          "float(53)", "double",
          "float(23)", "float",
          "float(24)", "float",
          "time(0)", "time",
          "datetime(0)", "datetime",
          "timestamp(0)", "timestamp",
          "boolean", "tinyint(1)");

  private static final Pattern WIDTH =
      Pattern.compile("^((?:tiny|small|medium|big)?int)\\(\\d+\\)( unsigned)?$");
  private static final Pattern ENUM = Pattern.compile("enum ?\\(('\\w+'(?:, ?'\\w+')*)\\)");

  private TypeText() {}

  /** MySQL's form of a type that needs no server to tell; empty for every other text. */
  public static Optional<String> certain(String type) {
    String text = type.strip();
    Matcher members = ENUM.matcher(text);
    if (members.matches()) {
      return Optional.of("enum(" + members.group(1).replace(", ", ",") + ")");
    }
    text = text.toLowerCase(Locale.ROOT);
    text = SYNONYMS.getOrDefault(text, text);
    return KEPT.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  /**
   * The type without a display width. Servers before 8.0.19 show one for every integer; since then
   * only {@code tinyint(1)} and zero-filled types have any.
   */
  public static String withoutDisplayWidth(String type) {
    if (type.equals("tinyint(1)")) {
      return type;
    }
    if (type.equals("year(4)")) {
      return "year";
    }
    Matcher matcher = WIDTH.matcher(type);
    return matcher.matches()
        ? matcher.group(1) + (matcher.group(2) == null ? "" : matcher.group(2))
        : type;
  }
}
