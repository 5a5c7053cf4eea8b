package dev.autogen.facts.text;

/**
 * Quotes names and texts. No other code does, so that nothing a user wrote reaches a statement
 * unescaped. The literals suit every {@code sql_mode} but {@code NO_BACKSLASH_ESCAPES}, which
 * autogen's sessions switch off.
 */
public final class Quoting {

  private Quoting() {}

  /** A name in backquotes, one within it doubled. */
  public static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The name that stands in backquotes. */
  public static String plainName(String quoted) {
    return SqlPieces.unquoted(quoted);
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
