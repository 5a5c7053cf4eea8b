package dev.autogen.mysql;

import dev.autogen.facts.text.Tokens;
import dev.autogen.facts.text.TypeText;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Generation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads one column of the text SHOW CREATE TABLE gives. */
final class ColumnParser {

  /** The words that attributes begin with. */
  private static final Set<String> KNOWN =
      Set.of(
          "CHARACTER",
          "COLLATE",
          "GENERATED",
          "NOT",
          "NULL",
          "DEFAULT",
          "ON",
          "AUTO_INCREMENT",
          "COMMENT",
          "INVISIBLE",
          "SRID");

  private final Tokens tokens;
  private final Map<String, String> defaultCollations;
  private final List<Unmodelled> unmodelled;

  ColumnParser(Tokens tokens, Map<String, String> defaultCollations, List<Unmodelled> unmodelled) {
    this.tokens = tokens;
    this.defaultCollations = defaultCollations;
    this.unmodelled = unmodelled;
  }

  Column parse() {
    Column column = Column.of(tokens.takeName(), type());
    while (tokens.peek().kind() == Tokens.Kind.WORD) {
      column = attribute(column);
    }
    return column;
  }

  private String type() {
    Tokens.Token word = tokens.take();
    StringBuilder type = new StringBuilder(word.value().toLowerCase(Locale.ROOT));
    if (tokens.peek().isSymbol('(')) {
      type.append('(').append(tokens.takeParenthesised()).append(')');
    }
    if (word.isWord("DOUBLE")) {
      tokens.takeWords("PRECISION");
    }
    if (tokens.takeWords("UNSIGNED")) {
      type.append(" unsigned");
    }
    if (tokens.takeWords("ZEROFILL")) {
      type.append(" zerofill");
    }
    return TypeText.withoutDisplayWidth(type.toString());
  }

  private Column attribute(Column column) {
    if (tokens.takeWords("CHARACTER", "SET")) {
      return column.withCollation(defaultCollations.getOrDefault(tokens.takeName(), ""));
    }
    if (tokens.takeWords("COLLATE")) {
      String collation = tokens.takeName();
      // Alone it only tells which collation the column has from its table, where that is not the
      // first of its character set; one of the column's own stands behind its character set.
      return column.collation().isEmpty() ? column : column.withCollation(collation);
    }
    if (tokens.takeWords("GENERATED", "ALWAYS", "AS")) {
      String expression = tokens.takeParenthesised();
      boolean stored = tokens.takeWords("STORED");
      return column.withGeneration(
          stored || !tokens.takeWords("VIRTUAL")
              ? Generation.stored(expression)
              : Generation.virtual(expression));
    }
    if (tokens.takeWords("NOT", "NULL")) {
      return column.notNull();
    }
    if (tokens.takeWords("NULL")) {
      return column.withNullable(true);
    }
    if (tokens.takeWords("DEFAULT")) {
      return column.withDefault(defaultValue());
    }
    if (tokens.takeWords("ON", "UPDATE")) {
      return column.withOnUpdate(function());
    }
    if (tokens.takeWords("AUTO_INCREMENT")) {
      return column.withAutoIncrement(true);
    }
    if (tokens.takeWords("COMMENT")) {
      return column.withComment(tokens.takeText());
    }
    if (tokens.takeWords("INVISIBLE")) {
      return column.withInvisible(true);
    }
    if (tokens.takeWords("SRID")) {
      return column.withSrid(Long.parseLong(tokens.take().value()));
    }
    unmodelled.add(Unmodelled.ofColumn(column.name(), unknown()));
    return column;
  }

  /**
   * An attribute of a later server, such as {@code MASKING POLICY `p`}, up to one that is known.
   */
  private String unknown() {
    Tokens.Token first = tokens.take();
    Tokens.Token last = first;
    while (!tokens.atEnd()
        && !tokens.peek().isSymbol(',')
        && !tokens.peek().isSymbol(')')
        && !KNOWN.contains(tokens.peek().value())) {
      if (tokens.peek().isSymbol('(')) {
        tokens.takeParenthesised();
      } else {
        last = tokens.take();
      }
    }
    return tokens.raw(first.start(), last.end());
  }

  private Default defaultValue() {
    Tokens.Token token = tokens.peek();
    if (token.kind() == Tokens.Kind.TEXT) {
      return Default.literal(tokens.takeText());
    }
    if (tokens.takeWords("NULL")) {
      return Default.NONE;
    }
    if (token.isSymbol('(')) {
      return Default.expression("(" + tokens.takeParenthesised() + ")");
    }
    return Default.expression(function());
  }

  /** {@code CURRENT_TIMESTAMP(6)}, {@code b'101'}, {@code _binary 'a'}: a word and what clings. */
  private String function() {
    Tokens.Token word = tokens.take();
    if (tokens.peek().isSymbol('(')) {
      return word.value() + "(" + tokens.takeParenthesised() + ")";
    }
    if (tokens.peek().kind() == Tokens.Kind.TEXT) {
      return tokens.raw(word.start(), tokens.take().end());
    }
    return tokens.raw(word.start(), word.end());
  }
}
