package dev.autogen.mysql;

import dev.autogen.facts.text.Tokens;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code REFERENCES} at the end of a column's free text. Temporary tables know no foreign keys,
 * so it is read here.
 *
 * @param column without it
 * @param key without a name; without columns of the parent where none are said
 */
record InlineReference(Column column, Optional<ForeignKey> key) {

  static InlineReference of(Column column) {
    InlineReference none = new InlineReference(column, Optional.empty());
    if (!column.isFreeText()) {
      return none;
    }
    try {
      Tokens tokens = new Tokens(column.definition());
      while (!tokens.atEnd()) {
        if (tokens.peek().isSymbol('(')) {
          tokens.takeParenthesised();
        } else if (tokens.peek().isWord("REFERENCES")) {
          int start = tokens.take().start();
          ForeignKey key = key(column.name(), tokens);
          // What follows more the server refuses, so it must see it.
          return tokens.atEnd()
              ? new InlineReference(
                  column.withDefinition(column.definition().substring(0, start).strip()),
                  Optional.of(key))
              : none;
        } else {
          tokens.take();
        }
      }
    } catch (IllegalStateException e) {
      // What cannot be read here, the server refuses.
    }
    return none;
  }

  private static ForeignKey key(String column, Tokens tokens) {
    String schema = "";
    String parent = tokens.takeName();
    if (tokens.takeWords(".")) {
      schema = parent;
      parent = tokens.takeName();
    } else if (parent.contains(".")) {
      schema = parent.substring(0, parent.indexOf('.'));
      parent = parent.substring(parent.indexOf('.') + 1);
    }
    List<String> columns = new ArrayList<>();
    if (tokens.takeSymbol('(')) {
      do {
        columns.add(tokens.takeName());
      } while (tokens.takeSymbol(','));
      tokens.expectSymbol(')');
    }
    ForeignKey key =
        ForeignKey.of("", List.of(column), parent, columns).withReferencedSchema(schema).named("");
    if (tokens.takeWords("MATCH")) {
      tokens.take();
    }
    return ReferenceActions.read(key, tokens);
  }
}
