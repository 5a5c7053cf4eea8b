package dev.autogen.mysql;

import java.util.function.IntConsumer;

/** Tells in the text of a statement what is code from what is quoted or a comment. */
final class SqlText {

  private SqlText() {}

  /** Shows the place of each character of {@code sql} that is code. */
  static void forEachCode(String sql, IntConsumer visitor) {
    for (int i = 0; i < sql.length(); ) {
      int end = skip(sql, i);
      if (end == i) {
        visitor.accept(i);
        end = i + 1;
      }
      i = end;
    }
  }

  /**
   * Behind the quoted text or the comment that begins at {@code at}; {@code at} where none does.
   */
  static int skip(String sql, int at) {
    char c = sql.charAt(at);
    if (c == '\'' || c == '"' || c == '`') {
      return quoteEnd(sql, at);
    }
    if (c == '#' || (c == '-' && isDashComment(sql, at))) {
      int end = sql.indexOf('\n', at);
      return end < 0 ? sql.length() : end;
    }
    if (c == '/' && sql.startsWith("/*", at)) {
      int end = sql.indexOf("*/", at + 2);
      return end < 0 ? sql.length() : end + 2;
    }
    return at;
  }

  /** MySQL wants a blank behind two dashes: {@code 5--1} is a difference. */
  private static boolean isDashComment(String sql, int at) {
    return sql.startsWith("--", at) && (at + 2 == sql.length() || sql.charAt(at + 2) <= ' ');
  }

  private static int quoteEnd(String sql, int from) {
    char quote = sql.charAt(from);
    for (int i = from + 1; i < sql.length(); i++) {
      if (sql.charAt(i) == '\\' && quote != '`') {
        i++;
      } else if (sql.charAt(i) == quote) {
        // A doubled quote ends one text and begins the next, which comes to the same.
        return i + 1;
      }
    }
    return sql.length();
  }
}
