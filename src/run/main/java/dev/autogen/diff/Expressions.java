package dev.autogen.diff;

import dev.autogen.facts.text.SqlPieces;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which expressions in the server's canonical form certainly are one. The server notes with each
 * literal the character set of the connection that brought it, which means nothing for ASCII; Bean
 * Validation's constraints reach a check in an order of their own in each run of Java; and
 * Hibernate lists the subclasses of a discriminator in the order in which it was given them.
 */
final class Expressions {

  private static final Pattern INTRODUCER =
      Pattern.compile(
          "\\b_(?:utf8mb4|utf8mb3|utf8|latin1|ascii)"
              // Quotes and backslashes within the literal do not end it.
              + "(?='(?:[ -&(-\\[\\]-~]|''|\\\\[ -~])*'(?!'))");
  private static final String AND = " and ";
  private static final String IN = " in (";

  /** A text, a number, a bit or hexadecimal literal, a word such as null. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?:_\\w+)?'[^'\\\\]*+(?:(?:''|\\\\.)[^'\\\\]*+)*+'"
              + "|-?[0-9.]+(?:e[+-]?\\d+)?|0x[0-9a-f]+|null|NULL|true|false");

  private Expressions() {}

  /** The expression without the character sets of its ASCII literals. */
  static String plain(String expression) {
    return INTRODUCER.matcher(expression).replaceAll("");
  }

  /** Whether two conditions are one, whatever the order of what must hold at the same time. */
  static boolean sameCondition(String some, String other) {
    return some.equals(other)
        || ordered(sortedLists(plain(some))).equals(ordered(sortedLists(plain(other))));
  }

  /** With the literals of each {@code in (…)} sorted; a list of anything else stays as it is. */
  private static String sortedLists(String condition) {
    StringBuilder sorted = new StringBuilder();
    for (int i = 0; i < condition.length(); ) {
      int end = SqlPieces.end(condition, i);
      if (condition.startsWith(IN, i)) {
        int start = i + IN.length();
        int close = SqlPieces.find(condition, start, ')');
        List<String> items =
            SqlPieces.split(condition.substring(start, close)).stream().map(String::strip).toList();
        if (items.stream().allMatch(item -> LITERAL.matcher(item).matches())) {
          sorted.append(IN).append(String.join(",", items.stream().sorted().toList()));
          i = close;
          continue;
        }
      }
      sorted.append(condition, i, end);
      i = end;
    }
    return sorted.toString();
  }

  private static String ordered(String condition) {
    List<String> parts = conjuncts(condition.strip());
    return parts.size() == 1
        ? parts.get(0)
        : "(" + String.join(AND, parts.stream().map(Expressions::ordered).sorted().toList()) + ")";
  }

  /**
   * What is joined by {@code and} on the outermost level; the condition itself where nothing is.
   */
  private static List<String> conjuncts(String condition) {
    String inner = condition;
    while (SqlPieces.isParenthesized(inner)) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < inner.length(); ) {
      if (inner.startsWith(AND, i)) {
        parts.add(inner.substring(start, i));
        start = i + AND.length();
        i = start;
      } else {
        i = inner.charAt(i) == '(' ? SqlPieces.closing(inner, i) + 1 : SqlPieces.end(inner, i);
      }
    }
    parts.add(inner.substring(start));
    // BETWEEN has an AND of its own, and OR binds less: only what stands in brackets is a part.
    boolean certain = parts.stream().allMatch(part -> SqlPieces.isParenthesized(part.strip()));
    return parts.size() > 1 && certain ? parts : List.of(inner);
  }
}
