package dev.autogen.facts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement as it may be shown and kept: without what stands where a password stands and, where
 * that is wanted, without the values of rows. It goes by the tokens, as the server does, so that
 * neither a comment nor another way to write a literal hides one.
 */
final class Mask {

  private static final String HIDDEN = "'…'";

  /** Names of what is secret, be it an option, a column, a variable or a function. */
  private static final Pattern SECRET =
      Pattern.compile(".*(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|_PWD|APIKEY|API_KEY).*|@?PWD");

  /** Functions whose arguments may hold a secret in the clear. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "AES_ENCRYPT",
          "AES_DECRYPT",
          "DES_ENCRYPT",
          "DES_DECRYPT",
          "ENCRYPT",
          "ENCODE",
          "DECODE",
          "MD5",
          "SHA",
          "SHA1",
          "SHA2",
          "OLD_PASSWORD");

  /** Statements that change or read rows. */
  private static final Set<String> ROWS =
      Set.of("INSERT", "REPLACE", "UPDATE", "DELETE", "WITH", "SELECT", "CALL", "DO", "LOAD");

  /** Behind these an assignment ends. */
  private static final Set<String> CLAUSES = Set.of("WHERE", "ORDER", "LIMIT", "ON", "FROM");

  private final String sql;
  private final boolean rows;
  private final List<Tokens.Token> tokens = new ArrayList<>();
  private final StringBuilder masked = new StringBuilder();
  private int copied;

  private Mask(String sql, boolean rows) {
    this.sql = sql;
    this.rows = rows;
  }

  /** {@code sql} without passwords. */
  static String secrets(String sql) {
    return new Mask(sql, false).text();
  }

  /** {@code sql} without passwords, and without values where it changes or reads rows. */
  static String secretsAndRows(String sql) {
    return new Mask(sql, true).text();
  }

  private String text() {
    try {
      Tokens all = new Tokens(sql);
      while (!all.atEnd()) {
        tokens.add(all.take());
      }
    } catch (IllegalStateException e) {
      // A quote is not closed, so that nobody can tell what is within one.
      return upToFirstLiteral(sql);
    }
    boolean isOfRows =
        tokens.stream()
            .filter(token -> token.kind() == Tokens.Kind.WORD)
            .findFirst()
            .filter(first -> ROWS.contains(first.value()))
            .isPresent();
    boolean hidesAll = isOfRows && (rows || namesSecretColumn());
    for (int i = 0; i < tokens.size(); i++) {
      if (rows && isOfRows && isValues(i)) {
        i = values(i);
      } else if ((hidesAll && (isText(i) || isHexadecimal(i))) || isSecretText(i)) {
        hide(i);
      } else if (isSecret(i)) {
        i = secret(i);
      }
    }
    return masked.append(sql, copied, sql.length()).toString();
  }

  /** What comes before anything that is quoted. */
  static String upToFirstLiteral(String sql) {
    for (int i = 0; i < sql.length(); i++) {
      if (sql.charAt(i) == '\'' || sql.charAt(i) == '"') {
        return sql.substring(0, i) + "…";
      }
    }
    return sql;
  }

  private boolean isWord(int i, String word) {
    return i >= 0 && i < tokens.size() && tokens.get(i).isWord(word);
  }

  private boolean isSymbol(int i, char symbol) {
    return i < tokens.size() && tokens.get(i).isSymbol(symbol);
  }

  /** An INSERT whose list of columns has one for a secret: which value is whose is not told. */
  private boolean namesSecretColumn() {
    return (isWord(0, "INSERT") || isWord(0, "REPLACE"))
        && tokens.stream().anyMatch(token -> isName(token) && isSecretName(token));
  }

  private static boolean isName(Tokens.Token token) {
    return token.kind() == Tokens.Kind.WORD || token.kind() == Tokens.Kind.NAME;
  }

  private static boolean isSecretName(Tokens.Token token) {
    return SECRET.matcher(token.value().toUpperCase(Locale.ROOT)).matches();
  }

  private boolean isText(int i) {
    return i < tokens.size() && tokens.get(i).kind() == Tokens.Kind.TEXT;
  }

  private boolean isNumber(int i) {
    return i < tokens.size()
        && tokens.get(i).kind() == Tokens.Kind.WORD
        && Character.isDigit(tokens.get(i).value().charAt(0));
  }

  private boolean isHexadecimal(int i) {
    return isNumber(i) && tokens.get(i).value().startsWith("0X");
  }

  /** What may stand before the quotes of a literal: a character set, or that it is no text. */
  private boolean isIntroducer(int i) {
    return i < tokens.size()
        && tokens.get(i).kind() == Tokens.Kind.WORD
        && tokens.get(i).value().matches("_\\w+|N|X|B")
        && isText(i + 1);
  }

  /** A text that is a statement itself, as PREPARE takes one. */
  private boolean isSecretText(int i) {
    return isText(i)
        && isWord(0, "PREPARE")
        && !tokens.get(i).value().equals(secrets(tokens.get(i).value()));
  }

  /** Where a list of rows begins: behind VALUES, or the first of several ROW. */
  private boolean isValues(int i) {
    return (isWord(i, "VALUES") || isWord(i, "VALUE"))
        && (isSymbol(i + 1, '(') || isWord(i + 1, "ROW"));
  }

  /** Leaves rows out; the last token of them. */
  private int values(int values) {
    int i = values + 1;
    int depth = 0;
    int last = values;
    for (; i < tokens.size(); i++) {
      depth += isSymbol(i, '(') ? 1 : isSymbol(i, ')') ? -1 : 0;
      boolean isBetween = depth == 0 && (isSymbol(i, ',') || isWord(i, "ROW"));
      if (depth == 0 && !isSymbol(i, ')') && !isBetween) {
        break;
      }
      last = i;
    }
    masked.append(sql, copied, tokens.get(values).end()).append(" (…)");
    copied = tokens.get(last).end();
    return last;
  }

  /** Whether what follows a token may be a password. */
  private boolean isSecret(int i) {
    Tokens.Token token = tokens.get(i);
    if (!isName(token)) {
      return false;
    }
    return isSecretName(token)
        || (token.kind() == Tokens.Kind.WORD
            && FUNCTIONS.contains(token.value())
            && isSymbol(i + 1, '('))
        || isIdentifying(i);
  }

  /** {@code IDENTIFIED … BY}, {@code AS} and the {@code REPLACE} behind them. */
  private boolean isIdentifying(int i) {
    if (!isWord(i, "BY") && !isWord(i, "AS") && !isWord(i, "REPLACE")) {
      return false;
    }
    return tokens.subList(0, i).stream()
        .anyMatch(before -> before.isWord("IDENTIFIED") || before.isWord("PASSWORD"));
  }

  /** Hides what belongs to the name at {@code name}; the last token of it. */
  private int secret(int name) {
    int i = name + 1;
    if (isWord(name, "PASSWORD") && isWord(i, "FOR")) {
      // SET PASSWORD FOR account = …
      while (i < tokens.size() && !isSymbol(i, '=') && !isWord(i, "TO")) {
        i++;
      }
    }
    while (isWord(i, "PASSWORD") || isSymbol(i, ':')) {
      i++;
    }
    boolean assigned = isSymbol(i, '=');
    if (assigned) {
      i++;
    }
    if (assigned || isSymbol(i, '(')) {
      return expression(i, assigned);
    }
    int last = i - 1;
    while (isText(i) || isHexadecimal(i) || isIntroducer(i)) {
      hide(i);
      last = i++;
    }
    return Math.max(name, last);
  }

  /** Hides the literals of an expression, numbers too where they are assigned; its last token. */
  private int expression(int from, boolean numbers) {
    int depth = 0;
    int i = from;
    for (; i < tokens.size(); i++) {
      depth += isSymbol(i, '(') ? 1 : isSymbol(i, ')') ? -1 : 0;
      boolean isEnd =
          isSymbol(i, ',')
              || isSymbol(i, ';')
              || (tokens.get(i).kind() == Tokens.Kind.WORD
                  && CLAUSES.contains(tokens.get(i).value()));
      if (depth < 0 || (depth == 0 && isEnd)) {
        return i - 1;
      }
      if (isText(i) || isHexadecimal(i) || isIntroducer(i) || (numbers && isNumber(i))) {
        hide(i);
      }
      if (depth == 0 && isSymbol(i, ')')) {
        return i;
      }
    }
    return i - 1;
  }

  private void hide(int i) {
    Tokens.Token token = tokens.get(i);
    if (isIntroducer(i)) {
      masked.append(sql, copied, token.start());
      copied = token.end();
    } else {
      masked.append(sql, copied, token.start()).append(HIDDEN);
      copied = token.end();
    }
  }
}
