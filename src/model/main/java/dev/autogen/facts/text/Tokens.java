package dev.autogen.facts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits SQL into tokens. Version comments ({@code /*!80016 …}) are opened: MySQL reads what is in
 * them, so this does too. Other comments are left out.
 */
public final class Tokens {

  /** The kinds of token. */
  public enum Kind {
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
  public record Token(Kind kind, String value, int start, int end) {

    public boolean isWord(String word) {
      return kind == Kind.WORD && value.equals(word);
    }

    public boolean isSymbol(char symbol) {
      return kind == Kind.SYMBOL && value.charAt(0) == symbol;
    }
  }

  private final String sql;
  private final boolean ansiQuotes;
  private final boolean backslashes;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  public Tokens(String sql) {
    this(sql, "");
  }

  /** Tokens of a text that was written under {@code sqlMode}. */
  public Tokens(String sql, String sqlMode) {
    this.sql = sql;
    this.ansiQuotes = sqlMode.contains("ANSI_QUOTES");
    this.backslashes = !sqlMode.contains("NO_BACKSLASH_ESCAPES");
    split();
  }

  public Token peek() {
    return tokens.get(next);
  }

  public Token peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  public Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  public boolean atEnd() {
    return peek().kind() == Kind.END;
  }

  /** Takes the words if they come next, all of them or none. */
  public boolean takeWords(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).isWord(words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  public boolean takeSymbol(char symbol) {
    if (peek().isSymbol(symbol)) {
      next++;
      return true;
    }
    return false;
  }

  public void expectSymbol(char symbol) {
    if (!takeSymbol(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  /** A name, in backquotes or bare. */
  public String takeName() {
    Token token = take();
    if (token.kind() == Kind.NAME) {
      return token.value();
    }
    if (token.kind() == Kind.WORD) {
      return sql.substring(token.start(), token.end());
    }
    throw unexpected("a name");
  }

  public String takeText() {
    Token token = take();
    if (token.kind() != Kind.TEXT) {
      throw unexpected("a text");
    }
    return token.value();
  }

  /** The raw text between the parenthesis that comes next and the one that closes it. */
  public String takeParenthesised() {
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

  public String raw(int start, int end) {
    return sql.substring(start, end);
  }

  public IllegalStateException unexpected(String wanted) {
    int at = tokens.get(Math.max(0, next - 1)).start();
    String near = sql.substring(Math.max(0, at - 20), Math.min(sql.length(), at + 40));
    return new IllegalStateException("expected " + wanted + " near: " + near);
  }

  private void split() {
    int i = 0;
    int length = sql.length();
    while (i < length) {
      char c = sql.charAt(i);
      int mark = SqlPieces.endOfConditionMark(sql, i);
      int comment = mark > i ? mark : SqlPieces.endOfComment(sql, i);
      if (comment > i) {
        i = comment;
      } else if (Character.isWhitespace(c)) {
        i++;
      } else if (SqlPieces.isQuote(c)) {
        i = quoted(i, c == '`' || (c == '"' && ansiQuotes) ? Kind.NAME : Kind.TEXT);
      } else if (SqlPieces.isWordPart(c)) {
        int start = i;
        while (i < length && SqlPieces.isWordPart(sql.charAt(i))) {
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

  private int quoted(int start, Kind kind) {
    boolean escapes = backslashes && kind == Kind.TEXT;
    int close = SqlPieces.closingQuote(sql, start, escapes);
    if (close < 0) {
      throw new IllegalStateException("a quote is not closed: " + sql.substring(start));
    }
    String value = SqlPieces.value(sql, start + 1, close, sql.charAt(start), escapes);
    tokens.add(new Token(kind, value, start, close + 1));
    return close + 1;
  }
}
