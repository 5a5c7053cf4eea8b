package dev.autogen.entity.hibernate;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQL where its structure says so: not inside quotes, comments or parentheses. */
final class SqlSplitter {

  private SqlSplitter() {}

  /** The parts between the commas of the outermost level. */
  static List<String> split(String sql) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int comma = find(sql, 0, ','); comma < sql.length(); comma = find(sql, start, ',')) {
      parts.add(sql.substring(start, comma));
      start = comma + 1;
    }
    parts.add(sql.substring(start));
    return parts;
  }

  /** Whether {@code sql} is one pair of parentheses and what is in it. */
  static boolean isParenthesized(String sql) {
    return sql.startsWith("(") && closing(sql, 0) == sql.length() - 1;
  }

  /** Where {@code wanted} stands next on the level of {@code from}; the length where nowhere. */
  static int find(String sql, int from, char wanted) {
    int i = from;
    while (i < sql.length() && sql.charAt(i) != wanted) {
      i = sql.charAt(i) == '(' ? closing(sql, i) + 1 : skip(sql, i);
    }
    return Math.min(i, sql.length());
  }

  /** Where the parenthesis at {@code open} closes; the length where it does not. */
  static int closing(String sql, int open) {
    return find(sql, open + 1, ')');
  }

  /** Behind the quote or comment that begins at {@code i}, or behind the one character. */
  static int skip(String sql, int i) {
    char c = sql.charAt(i);
    if (c == '\'' || c == '"' || c == '`') {
      return quoteEnd(sql, i);
    }
    if (sql.startsWith("/*", i) && !sql.startsWith("/*!", i)) {
      return behind(sql, "*/", i + 2);
    }
    boolean isLine =
        c == '#'
            || (sql.startsWith("--", i)
                && (i + 2 == sql.length() || Character.isWhitespace(sql.charAt(i + 2))));
    return isLine ? behind(sql, "\n", i) : i + 1;
  }

  private static int behind(String sql, String end, int from) {
    int at = sql.indexOf(end, from);
    return at < 0 ? sql.length() : at + end.length();
  }

  private static int quoteEnd(String sql, int from) {
    char quote = sql.charAt(from);
    for (int i = from + 1; i < sql.length(); i++) {
      if (sql.charAt(i) == '\\' && quote != '`') {
        i++;
      } else if (sql.charAt(i) == quote) {
        if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
          return i + 1;
        }
        i++;
      }
    }
    return sql.length();
  }
}
