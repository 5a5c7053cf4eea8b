package dev.autogen.mysql;

import dev.autogen.AutogenException;
import dev.autogen.operation.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Quotes names and values. No other code does, so that nothing a user wrote reaches a statement
 * unescaped. The literals suit every {@code sql_mode} but {@code NO_BACKSLASH_ESCAPES}, which
 * {@link Session} switches off.
 */
public final class Sql {

  private Sql() {}

  /** A name in backquotes. */
  public static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** Names in backquotes, with commas between. */
  public static String names(Collection<String> names) {
    return names.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  /** A value as a literal. */
  public static String value(Value value) {
    return switch (value.kind()) {
      case NULL -> "NULL";
      case TEXT -> text(value.text());
      case NUMBER -> value.text();
      case BYTES -> "X'" + value.text() + "'";
    };
  }

  /** Values as literals, with commas between. */
  static String values(Collection<Value> values) {
    return values.stream().map(Sql::value).collect(Collectors.joining(", "));
  }

  /**
   * A statement with values as literals in the place of its question marks.
   *
   * @throws AutogenException when there are not as many of these as of those
   */
  static String bound(String sql, List<Value> parameters) {
    if (parameters.isEmpty()) {
      return sql;
    }
    List<Integer> marks = new ArrayList<>();
    SqlText.forEachCode(
        sql,
        i -> {
          if (sql.charAt(i) == '?') {
            marks.add(i);
          }
        });
    if (marks.size() != parameters.size()) {
      throw AutogenException.failure(
          "the statement has "
              + marks.size()
              + " question marks for "
              + parameters.size()
              + " values: "
              + sql.strip().replaceAll("\\s+", " "),
          "write one for each value, outside of quotes");
    }
    StringBuilder bound = new StringBuilder();
    int from = 0;
    for (int i = 0; i < marks.size(); i++) {
      bound.append(sql, from, marks.get(i)).append(value(parameters.get(i)));
      from = marks.get(i) + 1;
    }
    return bound.append(sql, from, sql.length()).toString();
  }

  /** A text in single quotes. */
  public static String text(String value) {
    StringBuilder sql = new StringBuilder(value.length() + 2).append('\'');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\'' -> sql.append("''");
        case '\\' -> sql.append("\\\\");
        case '\n' -> sql.append("\\n");
        case '\r' -> sql.append("\\r");
        case '\0' -> sql.append("\\0");
        case '\u001a' -> sql.append("\\Z");
        default -> sql.append(c);
      }
    }
    return sql.append('\'').toString();
  }
}
