package dev.autogen.mysql;

import dev.autogen.facts.text.Tokens;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the text SHOW CREATE TABLE gives. That text is the server's own canonical form: what it
 * leaves out is default, what it writes is exact, expressions included, which information_schema
 * mangles.
 */
final class CreateTableParser {

  /**
   * A table as its own text describes it.
   *
   * @param unmodelled words of the text that the model has no place for; empty for most tables
   */
  record Parsed(Table table, List<Unmodelled> unmodelled) {}

  private final Tokens tokens;
  private final Map<String, String> defaultCollations;
  private final List<Column> columns = new ArrayList<>();
  private final List<Index> indexes = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<Unmodelled> unmodelled = new ArrayList<>();

  private CreateTableParser(String sql, Map<String, String> defaultCollations) {
    this.tokens = new Tokens(sql);
    this.defaultCollations = defaultCollations;
  }

  /**
   * Reads {@code sql}.
   *
   * @param defaultCollations the default collation of each character set
   * @throws IllegalStateException when it is not a text SHOW CREATE TABLE gives
   */
  static Parsed parse(String sql, Map<String, String> defaultCollations) {
    return new CreateTableParser(sql, defaultCollations).parse();
  }

  private Parsed parse() {
    tokens.takeWords("CREATE");
    tokens.takeWords("TEMPORARY");
    tokens.takeWords("TABLE");
    String name = tokens.takeName();
    tokens.expectSymbol('(');
    do {
      element();
    } while (tokens.takeSymbol(','));
    tokens.expectSymbol(')');
    TableOptions options = options();
    return new Parsed(
        new Table(name, columns, indexes, foreignKeys, checks, options, List.of()), unmodelled);
  }

  private void element() {
    if (tokens.peek().kind() == Tokens.Kind.NAME) {
      columns.add(new ColumnParser(tokens, defaultCollations, unmodelled).parse());
    } else if (tokens.takeWords("PRIMARY", "KEY")) {
      indexes.add(index(Index.PRIMARY, Index.Kind.PRIMARY));
    } else if (tokens.takeWords("UNIQUE", "KEY")) {
      indexes.add(index(tokens.takeName(), Index.Kind.UNIQUE));
    } else if (tokens.takeWords("FULLTEXT", "KEY")) {
      indexes.add(index(tokens.takeName(), Index.Kind.FULLTEXT));
    } else if (tokens.takeWords("SPATIAL", "KEY")) {
      indexes.add(index(tokens.takeName(), Index.Kind.SPATIAL));
    } else if (tokens.takeWords("KEY")) {
      indexes.add(index(tokens.takeName(), Index.Kind.PLAIN));
    } else if (tokens.takeWords("CONSTRAINT")) {
      String name = tokens.takeName();
      if (tokens.takeWords("FOREIGN", "KEY")) {
        foreignKeys.add(foreignKey(name));
      } else if (tokens.takeWords("CHECK")) {
        Check check = Check.of(name, tokens.takeParenthesised());
        checks.add(tokens.takeWords("NOT", "ENFORCED") ? check.withEnforced(false) : check);
      } else {
        throw tokens.unexpected("FOREIGN KEY or CHECK");
      }
    } else {
      throw tokens.unexpected("a column, key or constraint");
    }
  }

  private Index index(String name, Index.Kind kind) {
    tokens.expectSymbol('(');
    List<KeyPart> parts = new ArrayList<>();
    do {
      parts.add(keyPart(kind));
    } while (tokens.takeSymbol(','));
    tokens.expectSymbol(')');
    Index index = Index.of(name, kind, parts);
    while (tokens.peek().kind() == Tokens.Kind.WORD) {
      if (tokens.takeWords("USING")) {
        index = index.withUsing(tokens.take().value());
      } else if (tokens.takeWords("COMMENT")) {
        index = index.withComment(tokens.takeText());
      } else if (tokens.takeWords("INVISIBLE")) {
        index = index.withVisible(false);
      } else if (tokens.takeWords("WITH", "PARSER")) {
        index = index.withParser(tokens.takeName());
      } else {
        unmodelled.add(Unmodelled.of("index " + name + ": " + tokens.take().value()));
        tokens.takeSymbol('=');
        if (tokens.peek().kind() != Tokens.Kind.SYMBOL) {
          tokens.take();
        }
      }
    }
    return index;
  }

  private KeyPart keyPart(Index.Kind kind) {
    if (tokens.peek().isSymbol('(')) {
      String expression = tokens.takeParenthesised();
      return new KeyPart.OfExpression(expression, tokens.takeWords("DESC"));
    }
    String column = tokens.takeName();
    int prefix =
        tokens.peek().isSymbol('(') ? Integer.parseInt(tokens.takeParenthesised().strip()) : 0;
    // A spatial index reports the 32 bytes of its bounding box as a prefix on some servers.
    return new KeyPart.OfColumn(
        column, kind == Index.Kind.SPATIAL ? 0 : prefix, tokens.takeWords("DESC"));
  }

  private ForeignKey foreignKey(String name) {
    List<String> child = names();
    tokens.takeWords("REFERENCES");
    String schema = "";
    String parent = tokens.takeName();
    // The dot between two quoted names is a word of its own to the tokenizer.
    if (tokens.takeWords(".")) {
      schema = parent;
      parent = tokens.takeName();
    }
    ForeignKey key = ForeignKey.of(name, child, parent, names()).withReferencedSchema(schema);
    return ReferenceActions.read(key, tokens);
  }

  private List<String> names() {
    tokens.expectSymbol('(');
    List<String> names = new ArrayList<>();
    do {
      names.add(tokens.takeName());
    } while (tokens.takeSymbol(','));
    tokens.expectSymbol(')');
    return names;
  }

  private TableOptions options() {
    TableOptions options = TableOptions.UNSAID;
    SortedMap<String, String> create = new TreeMap<>();
    while (!tokens.atEnd()) {
      if (tokens.takeWords("PARTITION", "BY")) {
        return options.withCreate(create).withPartitioning(partitioning());
      }
      tokens.takeWords("DEFAULT");
      String name = tokens.take().value();
      tokens.takeSymbol('=');
      if (name.equals("DATA") || name.equals("INDEX")) {
        name = name + " " + tokens.take().value();
        tokens.takeSymbol('=');
      }
      Tokens.Token value = tokens.take();
      String raw = tokens.raw(value.start(), value.end());
      switch (name) {
        case "ENGINE" -> options = options.withEngine(raw);
        case "CHARSET" -> options = options.withCollation(defaultCollations.getOrDefault(raw, ""));
        case "COLLATE" -> options = options.withCollation(raw);
        case "COMMENT" -> options = options.withComment(value.value());
        // The next value is data, not definition.
        case "AUTO_INCREMENT" -> {}
        // What was said of the storage cannot be taken back (9.7).
        case "UNION", "TABLESPACE", "STORAGE", "START" ->
            unmodelled.add(Unmodelled.of("table option " + name + "=" + raw));
        default -> create.put(name, raw);
      }
    }
    return options.withCreate(create);
  }

  /** Without the marks of version comments, in which some of the clause may stand. */
  private String partitioning() {
    StringBuilder text = new StringBuilder();
    int end = tokens.peek().start();
    while (!tokens.atEnd()) {
      Tokens.Token token = tokens.take();
      String between = tokens.raw(end, token.start());
      text.append(between.contains("*/") || between.contains("/*") ? " " : between)
          .append(tokens.raw(token.start(), token.end()));
      end = token.end();
    }
    return text.toString();
  }
}
