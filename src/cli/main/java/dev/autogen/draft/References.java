package dev.autogen.draft;

import dev.autogen.facts.text.Tokens;
import dev.autogen.facts.text.Tokens.Kind;
import dev.autogen.facts.text.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The names in the text of a stored object, with the dots between them: {@code shop.users}, {@code
 * u.email}. Text does not tell a table's name from a variable's, so a name counts wherever it
 * stands; a qualified one only under the name or alias of its table.
 */
final class References {

  private static final Set<String> BEFORE_A_STAR =
      Set.of("SELECT", "ALL", "DISTINCT", "DISTINCTROW", "STRAIGHT_JOIN", "RETURNING");
  private static final Set<String> INSERTS =
      Set.of("INSERT", "REPLACE", "INTO", "IGNORE", "LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED");

  /** A name as written, qualifiers first. */
  private record Name(List<String> parts, boolean insertedWhole) {

    String last() {
      return parts.get(parts.size() - 1);
    }

    String qualifier() {
      return parts.size() < 2 ? "" : parts.get(parts.size() - 2);
    }
  }

  private final Tokens tokens;
  private final List<Name> names = new ArrayList<>();
  private boolean hasStar;

  References(String text, String sqlMode) {
    this.tokens = new Tokens(text, sqlMode);
    List<String> texts = new ArrayList<>();
    Token previous = new Token(Kind.SYMBOL, ";", 0, 0);
    boolean afterInsert = false;
    while (!tokens.atEnd()) {
      Token token = tokens.peek();
      if (token.isSymbol('*') && isStarAfter(previous)) {
        hasStar = true;
      }
      if (token.kind() == Kind.NAME || token.kind() == Kind.WORD) {
        boolean isInsert = token.kind() == Kind.WORD && INSERTS.contains(token.value());
        List<String> parts = takeParts();
        names.add(new Name(parts, afterInsert && !isInsert && isWholeRowNext()));
        afterInsert = isInsert;
      } else {
        if (token.kind() == Kind.TEXT) {
          texts.add(token.value());
        }
        afterInsert = false;
        tokens.take();
      }
      previous = token;
    }
    if (hasWord("PREPARE")) {
      texts.forEach(prepared -> addPrepared(prepared, sqlMode));
    }
  }

  /** Adds what a text names that may be a statement, or a part of one with quotes left open. */
  private void addPrepared(String text, String sqlMode) {
    References inner;
    try {
      inner = new References(text, sqlMode);
    } catch (IllegalStateException unfinished) {
      inner = new References(text.replaceAll("['\"`]", " "), sqlMode);
    }
    names.addAll(inner.names);
    hasStar |= inner.hasStar;
  }

  private boolean hasWord(String word) {
    return names.stream().anyMatch(name -> name.last().equalsIgnoreCase(word));
  }

  /** Whether a table is named. {@code needed} must qualify it, where that is not empty. */
  boolean hasTable(String needed, String schema, String table) {
    return names.stream().anyMatch(name -> isTable(name.parts(), needed, schema, table));
  }

  private static boolean isTable(List<String> parts, String needed, String schema, String table) {
    // schema.table, schema.table.column; and in the schema's own objects table, table.column.
    return (parts.size() > 1
            && parts.get(0).equalsIgnoreCase(schema)
            && parts.get(1).equalsIgnoreCase(table))
        || (needed.isEmpty() && parts.size() < 3 && parts.get(0).equalsIgnoreCase(table));
  }

  /**
   * Whether a column of a table that is named somewhere is used.
   *
   * @param qualifiedOnly whether a bare name is no column, as in the text the server gives of views
   */
  boolean hasColumn(String table, String column, boolean qualifiedOnly) {
    if (hasStar) {
      return true;
    }
    for (Name name : names) {
      boolean isTable = name.last().equalsIgnoreCase(table);
      if (isTable && name.insertedWhole()) {
        return true;
      }
      if (name.last().equalsIgnoreCase(column)
          && (name.parts().size() == 1 ? !qualifiedOnly : isNameOf(name.qualifier(), table))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a trigger uses a column of the row it is run for. */
  boolean hasRowColumn(String column) {
    return names.stream()
        .anyMatch(
            name ->
                name.parts().size() == 2
                    && name.last().equalsIgnoreCase(column)
                    && (name.qualifier().equalsIgnoreCase("NEW")
                        || name.qualifier().equalsIgnoreCase("OLD")));
  }

  /** Whether columns of {@code table} are qualified so: it is the table, or what follows it. */
  private boolean isNameOf(String qualifier, String table) {
    if (qualifier.equalsIgnoreCase(table)) {
      return true;
    }
    for (int i = 0; i + 1 < names.size(); i++) {
      if (names.get(i).last().equalsIgnoreCase(table)) {
        boolean hasAs = names.get(i + 1).last().equalsIgnoreCase("AS") && i + 2 < names.size();
        if (names.get(hasAs ? i + 2 : i + 1).last().equalsIgnoreCase(qualifier)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isStarAfter(Token previous) {
    return previous.isSymbol(',')
        || (previous.kind() == Kind.WORD
            && (BEFORE_A_STAR.contains(previous.value()) || previous.value().endsWith(".")));
  }

  /** Takes one name with its qualifiers; a dot is part of a bare word. */
  private List<String> takeParts() {
    List<String> parts = new ArrayList<>();
    boolean continues = true;
    while (continues) {
      Token token = tokens.take();
      Token next = tokens.peek();
      boolean endsInDot = false;
      if (token.kind() == Kind.NAME) {
        parts.add(token.value());
      } else {
        String raw = tokens.raw(token.start(), token.end());
        for (String part : raw.split("\\.", -1)) {
          if (!part.isEmpty()) {
            parts.add(part);
          }
        }
        endsInDot = raw.endsWith(".");
      }
      boolean beginsWithDot = next.kind() == Kind.WORD && next.value().startsWith(".");
      continues = beginsWithDot || (endsInDot && next.kind() == Kind.NAME);
    }
    return parts.isEmpty() ? List.of("") : parts;
  }

  /** Whether rows of all columns come next in an INSERT, and no list of columns. */
  private boolean isWholeRowNext() {
    Token next = tokens.peek();
    if (next.isSymbol('(')) {
      Token inner = tokens.peek(1);
      return inner.isWord("SELECT") || inner.isWord("WITH") || inner.isWord("TABLE");
    }
    return next.isWord("VALUES")
        || next.isWord("VALUE")
        || next.isWord("SELECT")
        || next.isWord("WITH")
        || next.isWord("TABLE");
  }
}
