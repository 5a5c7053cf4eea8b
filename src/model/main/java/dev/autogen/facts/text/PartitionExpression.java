package dev.autogen.facts.text;

import java.util.Optional;

/** The expression that divides a table's rows: that of RANGE, LIST and HASH. */
public final class PartitionExpression {

  private PartitionExpression() {}

  /** What stands after {@code PARTITION BY} gives it; empty for columns and keys. */
  public static Optional<String> of(String clause) {
    Tokens tokens = new Tokens(clause);
    return isBefore(tokens) ? Optional.of(tokens.takeParenthesised()) : Optional.empty();
  }

  /** The clause with {@code expression} in the place of its own. */
  public static String replaced(String clause, String expression) {
    Tokens tokens = new Tokens(clause);
    if (!isBefore(tokens)) {
      return clause;
    }
    int start = tokens.peek().end();
    int end = start + tokens.takeParenthesised().length();
    return clause.substring(0, start) + expression + clause.substring(end);
  }

  private static boolean isBefore(Tokens tokens) {
    tokens.takeWords("LINEAR");
    return (tokens.takeWords("RANGE") || tokens.takeWords("LIST") || tokens.takeWords("HASH"))
        && tokens.peek().isSymbol('(');
  }
}
