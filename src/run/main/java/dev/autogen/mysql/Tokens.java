package dev.autogen.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits SQL into tokens. Version comments ({@code /*!80016 …}) are opened: MySQL reads what is in
 * them, so this does too. Other comments are left out.
 */
final class Tokens {

  /** The kinds of token. */
  enum Kind {
    NAME,
    TEXT,
    WORD,
    SYMBOL,
    END
  }

  /**
   * A token.
   *
   * @param value a name or text without its quotes and escapes; a word in upper case
   * @param start where it begins in the text
   * @param end behind its last character
   */
  record Token(Kind kind, String value, int start, int end) {

    boolean isWord(String word) {
      return kind == Kind.WORD && value.equals(word);
    }

    boolean isSymbol(char symbol) {
      return kind == Kind.SYMBOL && value.charAt(0) == symbol;
    }
  }

  private final String sql;
  private final boolean ansiQuotes;
  private final boolean backslashes;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  Tokens(String sql) {
    this(sql, "");
  }

  /** Tokens of a text that was written under {@code sqlMode}. */
  Tokens(String sql, String sqlMode) {
    this.sql = sql;
    this.ansiQuotes = sqlMode.contains("ANSI_QUOTES");
    this.backslashes = !sqlMode.contains("NO_BACKSLASH_ESCAPES");
    split();
  }

  Token peek() {
    return tokens.get(next);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  boolean atEnd() {
    return peek().kind() == Kind.END;
  }

  /** Takes the words if they come next, all of them or none. */
  boolean takeWords(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).isWord(words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  boolean takeSymbol(char symbol) {
    if (peek().isSymbol(symbol)) {
      next++;
      return true;
    }
    return false;
  }

  void expectSymbol(char symbol) {
    if (!takeSymbol(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  /** A name, in backquotes or bare. */
  String takeName() {
    Token token = take();
    if (token.kind() == Kind.NAME) {
      return token.value();
    }
    if (token.kind() == Kind.WORD) {
      return sql.substring(token.start(), token.end());
    }
    throw unexpected("a name");
  }

  String takeText() {
    Token token = take();
    if (token.kind() != Kind.TEXT) {
      throw unexpected("a text");
    }
    return token.value();
  }

  /** The raw text between the parenthesis that comes next and the one that closes it. */
  String takeParenthesised() {
    int open = peek().end();
    expectSymbol('(');
    for (int depth = 1; ; ) {
      Token token = take();
      if (token.kind() == Kind.END) {
        throw unexpected("')'");
      }
      if (token.isSymbol('(')) {
        depth++;
      } else if (token.isSymbol(')') && --depth == 0) {
        return sql.substring(open, token.start());
      }
    }
  }

  String raw(int start, int end) {
    return sql.substring(start, end);
  }

  IllegalStateException unexpected(String wanted) {
    int at = tokens.get(Math.max(0, next - 1)).start();
    String near = sql.substring(Math.max(0, at - 20), Math.min(sql.length(), at + 40));
    return new IllegalStateException("expected " + wanted + " near: " + near);
  }

  private void split() {
    int i = 0;
    int length = sql.length();
    while (i < length) {
      char c = sql.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '`') {
        i = quoted(i, Kind.NAME);
      } else if (c == '\'' || c == '"') {
        i = quoted(i, c == '"' && ansiQuotes ? Kind.NAME : Kind.TEXT);
      } else if (c == '#' || isDashComment(i)) {
        i = endOfComment(i, "\n");
      } else if (sql.startsWith("/*", i) && !sql.startsWith("/*!", i)) {
        i = endOfComment(i + 2, "*/");
      } else if (sql.startsWith("/*!", i)) {
        i += 3;
        while (i < length && Character.isDigit(sql.charAt(i))) {
          i++;
        }
      } else if (sql.startsWith("*/", i)) {
        i += 2;
      } else if (isWordPart(c)) {
        int start = i;
        while (i < length && isWordPart(sql.charAt(i))) {
          i++;
        }
        tokens.add(
            new Token(Kind.WORD, sql.substring(start, i).toUpperCase(Locale.ROOT), start, i));
      } else {
        tokens.add(new Token(Kind.SYMBOL, String.valueOf(c), i, i + 1));
        i++;
      }
    }
    tokens.add(new Token(Kind.END, "", length, length));
  }

  /** Two dashes begin a comment only before a space. */
  private boolean isDashComment(int i) {
    return sql.startsWith("--", i)
        && (i + 2 == sql.length() || Character.isWhitespace(sql.charAt(i + 2)));
  }

  private int endOfComment(int from, String end) {
    int at = sql.indexOf(end, from);
    return at < 0 ? sql.length() : at + end.length();
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.' || c > 0x7f;
  }

  private int quoted(int start, Kind kind) {
    char quote = sql.charAt(start);
    StringBuilder value = new StringBuilder();
    int i = start + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          value.append(quote);
          i += 2;
          continue;
        }
        tokens.add(new Token(kind, value.toString(), start, i + 1));
        return i + 1;
      }
      if (c == '\\' && backslashes && kind == Kind.TEXT && i + 1 < sql.length()) {
        value.append(unescaped(sql.charAt(i + 1)));
        i += 2;
        continue;
      }
      value.append(c);
      i++;
    }
    throw new IllegalStateException("a quote is not closed: " + sql.substring(start));
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> '\0';
      case 'Z' -> '\u001a';
      case 'b' -> '\b';
      default -> c;
    };
  }
}
