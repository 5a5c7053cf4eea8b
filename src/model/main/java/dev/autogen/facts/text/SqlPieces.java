package dev.autogen.facts.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the pieces of SQL end: quoted texts and names, comments, parentheses. No other code looks
 * for quotes and comments, so that all of autogen reads a text as the server does. A doubled quote
 * and one behind a backslash do not end a text; in backquotes a backslash is one. What is never
 * closed goes on to the end.
 */
public final class SqlPieces {

  private SqlPieces() {}

  /**
   * Behind the quoted text or name, or the comment, that begins at {@code start}, or behind the one
   * character.
   */
  public static int end(String sql, int start) {
    return isQuote(sql.charAt(start))
        ? endOfQuoted(sql, start)
        : Math.max(start + 1, endOfComment(sql, start));
  }

  public static boolean isQuote(char c) {
    return c == '\'' || c == '"' || c == '`';
  }

  /** Behind the quote that closes the one at {@code start}. */
  public static int endOfQuoted(String sql, int start) {
    return endOfQuoted(sql, start, sql.charAt(start) != '`');
  }

  private static int endOfQuoted(String sql, int start, boolean backslashes) {
    int close = closingQuote(sql, start, backslashes);
    return close < 0 ? sql.length() : close + 1;
  }

  /**
   * Where the quote stands that closes the one at {@code start}; -1 where none does.
   *
   * @param backslashes whether a backslash takes the character behind it along
   */
  static int closingQuote(String sql, int start, boolean backslashes) {
    char quote = sql.charAt(start);
    for (int i = start + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\' && backslashes) {
        i++;
      } else if (c == quote) {
        if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /**
   * Behind the comment that begins at {@code start}, without the end of its line; {@code start}
   * where none does. One that only some servers read ({@code /*!80016 …}) counts, too.
   */
  public static int endOfComment(String sql, int start) {
    if ("/-#".indexOf(sql.charAt(start)) < 0) {
      return start;
    }
    if (sql.startsWith("/*", start)) {
      int close = sql.indexOf("*/", start + 2);
      return close < 0 ? sql.length() : close + 2;
    }
    // Two dashes begin a comment only before white space, or a character that is none to see.
    boolean isDashes =
        sql.startsWith("--", start) && (start + 2 == sql.length() || sql.charAt(start + 2) <= ' ');
    if (!isDashes && sql.charAt(start) != '#') {
      return start;
    }
    int line = sql.indexOf('\n', start);
    return line < 0 ? sql.length() : line;
  }

  /**
   * Behind the mark that opens what only some servers read, {@code /*!80016}, or the one that
   * closes it; {@code start} where neither stands there.
   */
  public static int endOfConditionMark(String sql, int start) {
    if (sql.startsWith("*/", start)) {
      return start + 2;
    }
    if (!sql.startsWith("/*!", start)) {
      return start;
    }
    int end = start + 3;
    while (end < sql.length() && Character.isDigit(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where {@code wanted} stands next on the level of {@code from}; the length where nowhere. */
  public static int find(String sql, int from, char wanted) {
    int i = from;
    while (i < sql.length() && sql.charAt(i) != wanted) {
      int mark = endOfConditionMark(sql, i);
      i = sql.charAt(i) == '(' ? closing(sql, i) + 1 : mark > i ? mark : end(sql, i);
    }
    return Math.min(i, sql.length());
  }

  /** Where the parenthesis at {@code open} closes; the length where it does not. */
  public static int closing(String sql, int open) {
    return find(sql, open + 1, ')');
  }

  /** Whether {@code sql} is one pair of parentheses and what is in it. */
  public static boolean isParenthesized(String sql) {
    return sql.startsWith("(") && closing(sql, 0) == sql.length() - 1;
  }

  /** The parts between the commas of the outermost level. */
  public static List<String> split(String sql) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int comma = find(sql, 0, ','); comma < sql.length(); comma = find(sql, start, ',')) {
      parts.add(sql.substring(start, comma));
      start = comma + 1;
    }
    parts.add(sql.substring(start));
    return parts;
  }

  /** Whether it may be part of a bare word; a dot between names is, too. */
  public static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.' || c > 0x7f;
  }

  /** What a quoted text or name says. */
  public static String unquoted(String quoted) {
    char quote = quoted.charAt(0);
    return value(quoted, 1, Math.max(1, quoted.length() - 1), quote, quote != '`');
  }

  /** What stands between two quotes, without doubled quotes and backslashes. */
  static String value(String sql, int from, int to, char quote, boolean backslashes) {
    StringBuilder value = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = sql.charAt(i);
      if (c == quote) {
        i++;
      } else if (c == '\\' && backslashes && i + 1 < to) {
        i++;
        value.append(unescaped(sql.charAt(i)));
        continue;
      }
      value.append(c);
    }
    return value.toString();
  }

  /** What stands for a character behind a backslash, as MySQL's "String Literals" lists them. */
  private static String unescaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '0' -> "\0";
      case 'Z' -> "\u001a";
      case 'b' -> "\b";
      // These keep their backslash.
      case '%', '_' -> "\\" + c;
      default -> String.valueOf(c);
    };
  }
}
