package dev.autogen.mysql;

import dev.autogen.facts.text.SqlText;
import dev.autogen.facts.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The foreign keys that a CREATE or ALTER TABLE states, and the types it states for columns. */
final class StatedKeys {

  /** Words that end the type of a column. */
  private static final Set<String> BEHIND_TYPE =
      Set.of(
          "NOT",
          "NULL",
          "DEFAULT",
          "AUTO_INCREMENT",
          "COMMENT",
          "AFTER",
          "FIRST",
          "PRIMARY",
          "UNIQUE",
          "KEY",
          "GENERATED",
          "AS",
          "CHECK",
          "CONSTRAINT",
          "REFERENCES",
          "VISIBLE",
          "INVISIBLE",
          "ON",
          "SRID");

  /** Words that begin an element of a table that is no column. */
  private static final Set<String> NO_COLUMN =
      Set.of("PRIMARY", "UNIQUE", "KEY", "INDEX", "FULLTEXT", "SPATIAL", "CHECK");

  /**
   * A foreign key.
   *
   * @param name empty where the server gives it one
   */
  record Key(
      String name,
      TableName child,
      List<String> columns,
      TableName parent,
      List<String> referenced,
      boolean setsNull) {}

  /** No statement. */
  static final StatedKeys NONE = new StatedKeys(new Tokens(""));

  private final Tokens tokens;
  private final List<Key> keys = new ArrayList<>();
  private final Map<String, String> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private TableName table = new TableName("", "");

  private StatedKeys(Tokens tokens) {
    this.tokens = tokens;
  }

  /** What {@code sql} states; nothing where it is no such statement. */
  static StatedKeys in(String sql) {
    StatedKeys stated = new StatedKeys(new Tokens(new SqlText(sql).normal()));
    try {
      stated.read();
    } catch (IllegalStateException unreadable) {
      // The server says what it thinks of it.
    }
    return stated;
  }

  /** Whether it is the table of the statement. */
  boolean isOf(TableName name) {
    return name.equals(table);
  }

  List<Key> keys() {
    return keys;
  }

  /** The types of columns, by their names. */
  Map<String, String> types() {
    return types;
  }

  private void read() {
    if (tokens.takeWords("CREATE")) {
      tokens.takeWords("TEMPORARY");
      if (tokens.takeWords("TABLE")) {
        tokens.takeWords("IF", "NOT", "EXISTS");
        table = TableName.take(tokens);
        tokens.expectSymbol('(');
        elements();
      }
    } else if (tokens.takeWords("ALTER", "TABLE")) {
      table = TableName.take(tokens);
      elements();
    }
  }

  private void elements() {
    do {
      element();
      skip();
    } while (tokens.takeSymbol(','));
  }

  /** Up to the comma behind it. */
  private void skip() {
    for (int depth = 0;
        !tokens.atEnd() && !(depth == 0 && tokens.peek().isSymbol(','));
        tokens.take()) {
      depth += tokens.peek().isSymbol('(') ? 1 : tokens.peek().isSymbol(')') ? -1 : 0;
    }
  }

  private void element() {
    if (tokens.takeWords("CHANGE")) {
      tokens.takeWords("COLUMN");
      tokens.takeName();
    } else if (tokens.takeWords("ADD") || tokens.takeWords("MODIFY")) {
      tokens.takeWords("COLUMN");
    }
    String name = "";
    if (tokens.takeWords("CONSTRAINT") && !tokens.peek().isWord("FOREIGN")) {
      name = tokens.takeName();
    }
    if (tokens.takeWords("FOREIGN", "KEY")) {
      key(name);
    } else if (!NO_COLUMN.contains(tokens.peek().value())
        && tokens.peek(1).kind() == Tokens.Kind.WORD) {
      String column = tokens.takeName();
      types.put(column, type());
    }
  }

  private void key(String constraint) {
    String name = constraint;
    if (!tokens.peek().isSymbol('(')) {
      String index = tokens.takeName();
      name = name.isEmpty() ? index : name;
    }
    List<String> columns = columns();
    if (!tokens.takeWords("REFERENCES")) {
      throw tokens.unexpected("REFERENCES");
    }
    TableName parent = TableName.take(tokens);
    List<String> referenced = columns();
    boolean setsNull = false;
    while (!tokens.atEnd() && !tokens.peek().isSymbol(',') && !tokens.peek().isSymbol(')')) {
      setsNull |= tokens.peek().isWord("SET") && tokens.peek(1).isWord("NULL");
      tokens.take();
    }
    keys.add(new Key(name, table, columns, parent, referenced, setsNull));
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    tokens.expectSymbol('(');
    do {
      columns.add(tokens.takeName());
    } while (tokens.takeSymbol(','));
    tokens.expectSymbol(')');
    return columns;
  }

  private String type() {
    int start = tokens.peek().start();
    int end = start;
    for (int depth = 0; !tokens.atEnd(); ) {
      Tokens.Token token = tokens.peek();
      boolean isBehind =
          token.isSymbol(',')
              || token.isSymbol(')')
              || (token.kind() == Tokens.Kind.WORD && BEHIND_TYPE.contains(token.value()));
      if (depth == 0 && isBehind) {
        break;
      }
      depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
      end = tokens.take().end();
    }
    return tokens.raw(start, end);
  }
}
