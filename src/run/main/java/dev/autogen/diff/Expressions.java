package dev.autogen.diff;

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
    for (int i = 0; i < condition.length(); i++) {
      int from = i;
      if (isQuote(condition.charAt(i))) {
        i = Math.min(endOfQuoted(condition, i), condition.length() - 1);
      } else if (condition.startsWith(IN, i)) {
        int start = i + IN.length();
        int end = endOfList(condition, start);
        List<String> items = items(condition.substring(start, end));
        if (items.stream().allMatch(item -> LITERAL.matcher(item).matches())) {
          sorted.append(IN).append(String.join(",", items.stream().sorted().toList()));
          i = end - 1;
          continue;
        }
      }
      sorted.append(condition, from, i + 1);
    }
    return sorted.toString();
  }

  /** The place of the bracket that closes the list. */
  private static int endOfList(String text, int start) {
    int depth = 1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isQuote(c)) {
        i = endOfQuoted(text, i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private static List<String> items(String list) {
    List<String> items = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      if (isQuote(list.charAt(i))) {
        i = endOfQuoted(list, i);
      } else if (list.charAt(i) == ',') {
        items.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    items.add(list.substring(start).strip());
    return items;
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
    while (isWrapped(inner)) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (isQuote(c)) {
        i = endOfQuoted(inner, i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (depth == 0 && inner.startsWith(AND, i)) {
        parts.add(inner.substring(start, i));
        start = i + AND.length();
      }
    }
    parts.add(inner.substring(start));
    // BETWEEN has an AND of its own, and OR binds less: only what stands in brackets is a part.
    boolean certain = parts.stream().allMatch(part -> isWrapped(part.strip()));
    return parts.size() > 1 && certain ? parts : List.of(inner);
  }

  /** Whether one pair of parentheses holds all of it. */
  private static boolean isWrapped(String text) {
    if (!text.startsWith("(") || !text.endsWith(")")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isQuote(c)) {
        i = endOfQuoted(text, i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0 && i < text.length() - 1) {
        return false;
      }
    }
    return true;
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '"' || c == '`';
  }

  private static int endOfQuoted(String text, int start) {
    int i = start + 1;
    while (i < text.length() - 1 && text.charAt(i) != text.charAt(start)) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
