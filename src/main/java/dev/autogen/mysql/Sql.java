package dev.autogen.mysql;

import java.util.Collection;
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
