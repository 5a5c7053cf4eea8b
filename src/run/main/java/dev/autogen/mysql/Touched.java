package dev.autogen.mysql;

import dev.autogen.facts.text.SqlText;
import dev.autogen.facts.text.Tokens;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a statement that somebody wrote may change, as far as its text says. When in doubt it is
 * more rather than less.
 *
 * @param everything whether it may change any rows, as a CALL does
 * @param rows tables whose rows may change, go or come
 * @param filled tables that get rows beside those they have
 * @param columns by table the columns it assigns, where it does no more to that table
 * @param shapes tables that are created, dropped or changed themselves
 */
public record Touched(
    boolean everything,
    SortedSet<String> rows,
    SortedSet<String> filled,
    SortedMap<String, SortedSet<String>> columns,
    SortedSet<String> shapes) {

  /** Everything there is. */
  public static final Touched EVERYTHING =
      new Touched(true, names(), names(), new TreeMap<>(), names());

  private static final Touched NOTHING =
      new Touched(false, names(), names(), new TreeMap<>(), names());

  /** Rows are put into {@code table}. */
  public static Touched filling(String table) {
    SortedSet<String> filled = names();
    filled.add(table);
    return new Touched(false, names(), filled, new TreeMap<>(), names());
  }

  /** Rows of {@code table} change or go. */
  public static Touched rowsOf(String table) {
    SortedSet<String> rows = names();
    rows.add(table);
    return new Touched(false, rows, names(), new TreeMap<>(), names());
  }

  private static SortedSet<String> names() {
    return new TreeSet<>();
  }

  /**
   * What {@code sql} may change.
   *
   * @param tables the names of the tables there are
   */
  public static Touched by(String sql, Collection<String> tables) {
    Tokens tokens;
    try {
      tokens = new Tokens(new SqlText(sql).normal());
    } catch (IllegalStateException unreadable) {
      return EVERYTHING;
    }
    return switch (tokens.peek().value()) {
      case "UPDATE" -> update(tokens, tables);
      case "INSERT" -> insert(tokens, tables);
      case "DELETE", "REPLACE", "WITH", "TRUNCATE", "LOAD" -> rows(mentioned(tokens, tables));
      case "ALTER", "CREATE", "DROP", "RENAME" -> shape(tokens, tables);
      case "ANALYZE",
          "CHECK",
          "DO",
          "FLUSH",
          "GRANT",
          "OPTIMIZE",
          "REVOKE",
          "SELECT",
          "SET",
          "SHOW",
          "USE" ->
          NOTHING;
      default -> EVERYTHING;
    };
  }

  private static Touched rows(SortedSet<String> tables) {
    return tables.isEmpty()
        ? EVERYTHING
        : new Touched(false, tables, names(), new TreeMap<>(), names());
  }

  private static Touched shape(Tokens tokens, Collection<String> tables) {
    boolean ofTable = false;
    for (int i = 1; i <= 4; i++) {
      String word = tokens.peek(i).value();
      ofTable |=
          tokens.peek(i).kind() == Tokens.Kind.WORD
              && (word.equals("TABLE") || word.equals("INDEX"));
    }
    return ofTable
        ? new Touched(false, names(), names(), new TreeMap<>(), mentioned(tokens, tables))
        : NOTHING;
  }

  private static Touched insert(Tokens tokens, Collection<String> tables) {
    SortedSet<String> all = mentioned(tokens, tables);
    while (!tokens.atEnd()) {
      if (tokens.takeWords("ON", "DUPLICATE")) {
        return rows(all);
      }
      tokens.take();
    }
    return all.isEmpty() ? EVERYTHING : new Touched(false, names(), all, new TreeMap<>(), names());
  }

  private static Touched update(Tokens tokens, Collection<String> tables) {
    SortedSet<String> all = mentioned(tokens, tables);
    tokens.take();
    tokens.takeWords("LOW_PRIORITY");
    tokens.takeWords("IGNORE");
    Optional<String> table = table(tokens.peek(), tables);
    tokens.take();
    tokens.takeWords("AS");
    if (!tokens.peek().isWord("SET") && tokens.peek(1).isWord("SET")) {
      tokens.take();
    }
    if (table.isEmpty() || !tokens.takeWords("SET")) {
      return rows(all);
    }
    SortedMap<String, SortedSet<String>> columns = new TreeMap<>();
    columns.put(table.get(), assigned(tokens));
    return new Touched(false, names(), names(), columns, names());
  }

  /** The names that stand before an equals sign where an assignment begins. */
  private static SortedSet<String> assigned(Tokens tokens) {
    SortedSet<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    boolean begins = true;
    for (int depth = 0; !tokens.atEnd() && !tokens.peek().isWord("WHERE"); ) {
      Tokens.Token token = tokens.take();
      if (depth == 0 && token.isSymbol('=')) {
        begins = false;
      } else if (begins
          && depth == 0
          && token.kind() != Tokens.Kind.SYMBOL
          && !token.value().equals(".")) {
        columns.add(token.value().substring(token.value().lastIndexOf('.') + 1));
      }
      if (token.isSymbol('(')) {
        depth++;
      } else if (token.isSymbol(')')) {
        depth--;
      } else if (depth == 0 && token.isSymbol(',')) {
        begins = true;
      }
    }
    return columns;
  }

  /** The tables whose name stands anywhere in the statement. */
  private static SortedSet<String> mentioned(Tokens tokens, Collection<String> tables) {
    SortedSet<String> found = new TreeSet<>();
    for (int i = 0; tokens.peek(i).kind() != Tokens.Kind.END; i++) {
      table(tokens.peek(i), tables).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<String> table(Tokens.Token token, Collection<String> tables) {
    if (token.kind() != Tokens.Kind.NAME && token.kind() != Tokens.Kind.WORD) {
      return Optional.empty();
    }
    String name = token.value().substring(token.value().lastIndexOf('.') + 1);
    return tables.stream().filter(table -> table.equalsIgnoreCase(name)).findFirst();
  }
}
