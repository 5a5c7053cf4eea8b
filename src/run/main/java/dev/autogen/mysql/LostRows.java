package dev.autogen.mysql;

import dev.autogen.facts.text.SqlText;
import dev.autogen.facts.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows that a statement somebody wrote takes from a table that stays, whatever they hold.
 *
 * @param table the table
 * @param partitions those of its partitions that lose their rows; empty where all of it does
 */
public record LostRows(TableName table, List<String> partitions) {

  /** Words behind the table of a DELETE that leave some rows, or bring in other tables. */
  private static final Set<String> CHOOSING =
      Set.of("WHERE", "LIMIT", "USING", "JOIN", "STRAIGHT_JOIN");

  public LostRows {
    partitions = List.copyOf(partitions);
  }

  /** What {@code sql} takes; empty for most statements, and where the server would refuse it. */
  public static Optional<LostRows> by(String sql) {
    try {
      return by(new Tokens(new SqlText(sql).normal()));
    } catch (IllegalStateException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<LostRows> by(Tokens tokens) {
    if (tokens.takeWords("TRUNCATE")) {
      tokens.takeWords("TABLE");
      return Optional.of(new LostRows(TableName.take(tokens), List.of()));
    }
    if (tokens.takeWords("DELETE")) {
      return deleted(tokens);
    }
    return tokens.takeWords("ALTER", "TABLE") ? altered(tokens) : Optional.empty();
  }

  /** A DELETE of everything; one that chooses its rows says itself which ones it means. */
  private static Optional<LostRows> deleted(Tokens tokens) {
    boolean isModified = true;
    while (isModified) {
      isModified =
          tokens.takeWords("LOW_PRIORITY")
              || tokens.takeWords("QUICK")
              || tokens.takeWords("IGNORE");
    }
    if (!tokens.takeWords("FROM")) {
      return Optional.empty();
    }
    TableName table = TableName.take(tokens);
    List<String> partitions = List.of();
    while (!tokens.atEnd()) {
      if (tokens.takeWords("PARTITION")) {
        tokens.expectSymbol('(');
        partitions = names(tokens);
      } else if (tokens.takeWords("WHERE")) {
        return isAlways(tokens) ? Optional.of(new LostRows(table, partitions)) : Optional.empty();
      } else {
        Tokens.Token token = tokens.take();
        if (token.isSymbol(',')
            || (token.kind() == Tokens.Kind.WORD && CHOOSING.contains(token.value()))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new LostRows(table, partitions));
  }

  /** A condition that is there for the sake of {@code sql_safe_updates} alone. */
  private static boolean isAlways(Tokens tokens) {
    if (!tokens.takeWords("TRUE") && tokens.takeWords("1") && tokens.takeSymbol('=')) {
      return tokens.takeWords("1") && tokens.atEnd();
    }
    return tokens.atEnd();
  }

  private static Optional<LostRows> altered(Tokens tokens) {
    TableName table = TableName.take(tokens);
    for (int depth = 0; !tokens.atEnd(); ) {
      if (depth == 0 && !tokens.peek().isSymbol(',')) {
        if (tokens.takeWords("DROP", "PARTITION")
            || tokens.takeWords("TRUNCATE", "PARTITION")
            || tokens.takeWords("DISCARD", "PARTITION")) {
          return Optional.of(
              new LostRows(table, tokens.peek().isWord("ALL") ? List.of() : names(tokens)));
        }
        if (tokens.takeWords("DISCARD", "TABLESPACE") || takesNoRows(tokens)) {
          return Optional.of(new LostRows(table, List.of()));
        }
      }
      Tokens.Token token = tokens.take();
      depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
    }
    return Optional.empty();
  }

  /** An engine that keeps nothing of what it is given. */
  private static boolean takesNoRows(Tokens tokens) {
    if (!tokens.takeWords("ENGINE")) {
      return false;
    }
    tokens.takeSymbol('=');
    return tokens.peek().value().equalsIgnoreCase("BLACKHOLE");
  }

  private static List<String> names(Tokens tokens) {
    List<String> names = new ArrayList<>();
    do {
      names.add(tokens.takeName());
    } while (tokens.takeSymbol(','));
    return names;
  }
}
