package dev.autogen.mysql;

import dev.autogen.facts.text.SqlText;
import dev.autogen.facts.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows that a statement somebody wrote takes from a table that stays.
 *
 * @param table the table
 * @param partitions those of its partitions that lose their rows; empty where all of it does
 * @param extent which rows those are
 */
public record LostRows(TableName table, List<String> partitions, Extent extent) {

  /** Which rows of a table go. */
  public enum Extent {
    /** All of them. */
    ALL,
    /** Those in whose place others come, whichever the statement finds. */
    REPLACED,
    /** Those whose keys the statement names. */
    NAMED
  }

  /** Words behind the table of a DELETE that leave some rows, or bring in other tables. */
  private static final Set<String> CHOOSING = Set.of("LIMIT", "JOIN", "STRAIGHT_JOIN");

  /** Words that may come behind a table, and are no other name for it. */
  private static final Set<String> BEHIND_TABLE =
      Set.of(
          "WHERE",
          "JOIN",
          "INNER",
          "LEFT",
          "RIGHT",
          "CROSS",
          "NATURAL",
          "STRAIGHT_JOIN",
          "USE",
          "FORCE",
          "IGNORE",
          "PARTITION");

  /** Words that come before the table. */
  private static final Set<String> MODIFIERS =
      Set.of("LOW_PRIORITY", "QUICK", "IGNORE", "DELAYED", "INTO");

  public LostRows {
    partitions = List.copyOf(partitions);
  }

  /** What {@code sql} takes; nothing for most statements, and where the server would refuse it. */
  public static List<LostRows> by(String sql) {
    try {
      return by(new Tokens(new SqlText(sql).normal()));
    } catch (IllegalStateException unreadable) {
      return List.of();
    }
  }

  private static List<LostRows> by(Tokens tokens) {
    if (tokens.takeWords("WITH")) {
      skipTo(tokens, "DELETE");
    }
    if (tokens.takeWords("TRUNCATE")) {
      tokens.takeWords("TABLE");
      return all(TableName.take(tokens));
    }
    if (tokens.takeWords("DELETE")) {
      return deleted(tokens);
    }
    if (tokens.takeWords("REPLACE")) {
      return replaced(tokens);
    }
    if (tokens.takeWords("LOAD")) {
      return loaded(tokens);
    }
    return tokens.takeWords("ALTER", "TABLE") ? altered(tokens) : List.of();
  }

  private static List<LostRows> all(TableName table) {
    return List.of(new LostRows(table, List.of(), Extent.ALL));
  }

  /** Up to the word on the outermost level, or to the end. */
  private static void skipTo(Tokens tokens, String word) {
    for (int depth = 0; !tokens.atEnd() && !(depth == 0 && tokens.peek().isWord(word)); ) {
      depth += depth(tokens.take());
    }
  }

  private static int depth(Tokens.Token token) {
    return token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
  }

  private static void skipModifiers(Tokens tokens) {
    while (tokens.peek().kind() == Tokens.Kind.WORD && MODIFIERS.contains(tokens.peek().value())) {
      tokens.take();
    }
  }

  /** A DELETE of everything; one that chooses its rows says itself which ones it means. */
  private static List<LostRows> deleted(Tokens tokens) {
    skipModifiers(tokens);
    boolean isFrom = tokens.takeWords("FROM");
    List<TableName> tables = tables(tokens);
    // Of several tables the second list says what these names are.
    if (isFrom ? tokens.takeWords("USING") : tokens.takeWords("FROM")) {
      Map<String, TableName> known = references(tokens);
      tables = tables.stream().map(name -> known.getOrDefault(name.table(), name)).toList();
    }
    List<String> partitions = List.of();
    for (int depth = 0; !tokens.atEnd(); ) {
      if (depth == 0 && tokens.takeWords("PARTITION")) {
        tokens.expectSymbol('(');
        partitions = names(tokens);
        tokens.expectSymbol(')');
      } else if (depth == 0 && tokens.takeWords("WHERE")) {
        return isAlways(tokens) ? deleted(tables, partitions) : List.of();
      } else {
        Tokens.Token token = tokens.take();
        depth += depth(token);
        if (token.kind() == Tokens.Kind.WORD && CHOOSING.contains(token.value())) {
          return List.of();
        }
      }
    }
    return deleted(tables, partitions);
  }

  private static List<LostRows> deleted(List<TableName> tables, List<String> partitions) {
    return tables.stream().map(table -> new LostRows(table, partitions, Extent.ALL)).toList();
  }

  /** Tables with commas between, some with {@code .*} behind them. */
  private static List<TableName> tables(Tokens tokens) {
    List<TableName> tables = new ArrayList<>();
    do {
      if (tokens.peek().value().endsWith(".") && tokens.peek(1).isSymbol('*')) {
        String name = tokens.takeName();
        tokens.takeSymbol('*');
        tables.add(new TableName("", name.substring(0, name.length() - 1)));
      } else {
        tables.add(TableName.take(tokens));
      }
    } while (tokens.takeSymbol(','));
    return tables;
  }

  /** Tables with commas between, by the names they have within the statement. */
  private static Map<String, TableName> references(Tokens tokens) {
    Map<String, TableName> tables = new HashMap<>();
    do {
      TableName table = TableName.take(tokens);
      Tokens.Token next = tokens.peek();
      boolean isAlias =
          tokens.takeWords("AS")
              || next.kind() == Tokens.Kind.NAME
              || (next.kind() == Tokens.Kind.WORD && !BEHIND_TABLE.contains(next.value()));
      tables.put(isAlias ? tokens.takeName() : table.table(), table);
    } while (tokens.takeSymbol(','));
    return tables;
  }

  /** A condition that is there for the sake of {@code sql_safe_updates} alone. */
  private static boolean isAlways(Tokens tokens) {
    if (!tokens.takeWords("TRUE") && tokens.takeWords("1") && tokens.takeSymbol('=')) {
      return tokens.takeWords("1") && tokens.atEnd();
    }
    return tokens.atEnd();
  }

  /** One that lists its rows names their keys. */
  private static List<LostRows> replaced(Tokens tokens) {
    skipModifiers(tokens);
    TableName table = TableName.take(tokens);
    List<String> partitions = List.of();
    if (tokens.takeWords("PARTITION")) {
      tokens.expectSymbol('(');
      partitions = names(tokens);
      tokens.expectSymbol(')');
    }
    if (tokens.peek().isSymbol('(') && !tokens.peek(1).isWord("SELECT")) {
      tokens.takeParenthesised();
    }
    boolean isList =
        tokens.takeWords("VALUES") || tokens.takeWords("VALUE") || tokens.takeWords("SET");
    return List.of(new LostRows(table, partitions, isList ? Extent.NAMED : Extent.REPLACED));
  }

  private static List<LostRows> loaded(Tokens tokens) {
    skipTo(tokens, "REPLACE");
    return tokens.takeWords("REPLACE", "INTO", "TABLE")
        ? List.of(new LostRows(TableName.take(tokens), List.of(), Extent.REPLACED))
        : List.of();
  }

  private static List<LostRows> altered(Tokens tokens) {
    TableName table = TableName.take(tokens);
    for (int depth = 0; !tokens.atEnd(); ) {
      if (depth == 0 && !tokens.peek().isSymbol(',')) {
        if (tokens.takeWords("DROP", "PARTITION")
            || tokens.takeWords("TRUNCATE", "PARTITION")
            || tokens.takeWords("DISCARD", "PARTITION")) {
          List<String> names = tokens.peek().isWord("ALL") ? List.of() : names(tokens);
          return List.of(new LostRows(table, names, Extent.ALL));
        }
        if (tokens.takeWords("DISCARD", "TABLESPACE") || takesNoRows(tokens)) {
          return all(table);
        }
      }
      depth += depth(tokens.take());
    }
    return List.of();
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
