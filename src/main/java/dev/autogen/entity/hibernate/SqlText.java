package dev.autogen.entity.hibernate;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQL where its structure says so: not inside quotes, not inside parentheses. */
final class SqlText {

  private SqlText() {}

  /** The parts between the commas of the outermost level. */
  static List<String> split(String sql) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote != 0) {
        if (c == '\\' && quote != '`') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(sql.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(sql.substring(start));
    return parts;
  }

  /** Whether {@code sql} is one pair of parentheses and what is in it. */
  static boolean isParenthesized(String sql) {
    if (!sql.startsWith("(") || !sql.endsWith(")")) {
      return false;
    }
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote != 0) {
        if (c == '\\' && quote != '`') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
        if (depth == 0 && i < sql.length() - 1) {
          return false;
        }
      }
    }
    return depth == 0;
  }
}
