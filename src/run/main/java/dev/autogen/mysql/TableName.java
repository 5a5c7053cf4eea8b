package dev.autogen.mysql;

import dev.autogen.facts.text.Tokens;

/**
 * The name of a table as a statement says it.
 *
 * @param schema the schema that is said with it; empty where the session's own is meant
 */
public record TableName(String schema, String table) {

  /** A name as people write it. */
  @Override
  public String toString() {
    return schema.isEmpty() ? table : schema + "." + table;
  }

  /** As SQL, in backquotes. */
  public String sql() {
    return schema.isEmpty() ? Sql.name(table) : Sql.name(schema) + "." + Sql.name(table);
  }

  /**
   * Takes one, with or without quotes, and with whatever white space around its dot. A text in the
   * place of a name is one where ANSI_QUOTES holds, and elsewhere the server refuses it.
   */
  static TableName take(Tokens tokens) {
    String schema = "";
    StringBuilder part = new StringBuilder();
    for (boolean isOpen = true; ; ) {
      Tokens.Token token = tokens.peek();
      String text = tokens.raw(token.start(), token.end());
      boolean isWord = token.kind() == Tokens.Kind.WORD;
      boolean isQuoted = token.kind() == Tokens.Kind.NAME || token.kind() == Tokens.Kind.TEXT;
      if (!(isWord || isQuoted) || !(isOpen || isDotted(token, text))) {
        break;
      }
      tokens.take();
      int dot = isWord ? text.indexOf('.') : -1;
      if (dot >= 0) {
        schema = part + text.substring(0, dot);
        part.setLength(0);
        part.append(text, dot + 1, text.length());
      } else {
        part.append(isQuoted ? token.value() : text);
      }
      isOpen = part.isEmpty();
    }
    if (part.isEmpty()) {
      throw tokens.unexpected("the name of a table");
    }
    return new TableName(schema, part.toString());
  }

  private static boolean isDotted(Tokens.Token token, String text) {
    return token.kind() == Tokens.Kind.WORD && text.startsWith(".");
  }
}
