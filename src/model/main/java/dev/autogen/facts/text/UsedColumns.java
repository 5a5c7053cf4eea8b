package dev.autogen.facts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Which columns an expression uses. The server writes each in backquotes, as the author of the
 * expression did otherwise: the names of columns know no case. What only looks like a name, in a
 * text or a comment, is none.
 */
public final class UsedColumns {

  private static final String PARTITION = "PARTITION ";

  private UsedColumns() {}

  /** The names in backquotes, in their order, each as often as it stands there. */
  public static List<String> in(String expression) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < expression.length(); ) {
      int end = SqlPieces.end(expression, i);
      if (isColumn(expression, i)) {
        names.add(Quoting.plainName(expression.substring(i, end)));
      }
      i = end;
    }
    return names;
  }

  /**
   * The expression with something else in the place of each name in backquotes.
   *
   * @param sql what stands for a name, quoted where it is a name itself
   */
  public static String replaced(String expression, UnaryOperator<String> sql) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < expression.length(); ) {
      int end = SqlPieces.end(expression, i);
      String piece = expression.substring(i, end);
      result.append(isColumn(expression, i) ? sql.apply(Quoting.plainName(piece)) : piece);
      i = end;
    }
    return result.toString();
  }

  /** Whether an expression in the server's form uses the column. */
  public static boolean uses(String expression, String column) {
    return contains(expression, Quoting.name(column))
        && in(expression).stream().anyMatch(column::equalsIgnoreCase);
  }

  /** Whether an expression that anybody wrote may use the column, be it without quotes. */
  public static boolean mayUse(String expression, String column) {
    if (!contains(expression, column) && !contains(expression, Quoting.name(column))) {
      return false;
    }
    Tokens tokens;
    try {
      tokens = new Tokens(expression);
    } catch (IllegalStateException unreadable) {
      return true;
    }
    while (!tokens.atEnd()) {
      Tokens.Token token = tokens.take();
      boolean isWord = token.kind() == Tokens.Kind.WORD;
      if ((token.kind() == Tokens.Kind.NAME && token.value().equalsIgnoreCase(column))
          || (isWord
              && List.of(token.value().split("\\.")).stream().anyMatch(column::equalsIgnoreCase))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name in backquotes begins there that is not that of a partition. */
  private static boolean isColumn(String expression, int start) {
    return expression.charAt(start) == '`'
        && !expression.regionMatches(
            true, start - PARTITION.length(), PARTITION, 0, PARTITION.length());
  }

  /** Told without taking the expression apart, of which there are many. */
  private static boolean contains(String expression, String name) {
    for (int i = 0; i + name.length() <= expression.length(); i++) {
      if (expression.regionMatches(true, i, name, 0, name.length())) {
        return true;
      }
    }
    return false;
  }
}
