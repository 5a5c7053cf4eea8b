package dev.autogen.mysql;

import dev.autogen.facts.text.SqlText;
import dev.autogen.facts.text.Tokens;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What statements run that run others: {@code EXECUTE} one that was prepared from a text, or from a
 * variable that was set to one. They are given in the order they are run in.
 */
public final class PreparedStatements {

  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> prepared = new HashMap<>();

  /** The statement that {@code sql} runs, mostly itself; empty where only the server knows it. */
  public Optional<String> run(String sql) {
    try {
      return run(sql, new Tokens(new SqlText(sql).normal()));
    } catch (IllegalStateException unreadable) {
      return Optional.of(sql);
    }
  }

  /** The text that {@code sql} prepares, if it says it itself. */
  public static Optional<String> preparedText(String sql) {
    try {
      Tokens tokens = new Tokens(new SqlText(sql).normal());
      if (tokens.takeWords("PREPARE")) {
        tokens.takeName();
        if (tokens.takeWords("FROM") && tokens.peek().kind() == Tokens.Kind.TEXT) {
          return Optional.of(tokens.takeText());
        }
      }
    } catch (IllegalStateException unreadable) {
      // The server says what it thinks of it.
    }
    return Optional.empty();
  }

  private Optional<String> run(String sql, Tokens tokens) {
    if (tokens.takeWords("CALL")) {
      return Optional.empty();
    }
    if (tokens.takeWords("EXECUTE")) {
      return Optional.ofNullable(prepared.get(name(tokens)));
    }
    if (tokens.takeWords("PREPARE")) {
      String name = name(tokens);
      tokens.takeWords("FROM");
      put(prepared, name, text(tokens));
    } else if (tokens.takeWords("SET") && tokens.takeSymbol('@')) {
      set(tokens);
    }
    return Optional.of(sql);
  }

  /** Whatever else such a statement sets is known no more. */
  private void set(Tokens tokens) {
    String variable = name(tokens);
    tokens.takeSymbol(':');
    Optional<String> text = tokens.takeSymbol('=') ? text(tokens) : Optional.empty();
    if (tokens.atEnd()) {
      put(variables, variable, text);
    } else {
      variables.clear();
    }
  }

  private Optional<String> text(Tokens tokens) {
    if (tokens.takeSymbol('@')) {
      return Optional.ofNullable(variables.get(name(tokens)));
    }
    return tokens.peek().kind() == Tokens.Kind.TEXT
        ? Optional.of(tokens.takeText())
        : Optional.empty();
  }

  private static void put(Map<String, String> texts, String name, Optional<String> text) {
    if (text.isPresent()) {
      texts.put(name, text.get());
    } else {
      texts.remove(name);
    }
  }

  private static String name(Tokens tokens) {
    Tokens.Token token = tokens.peek();
    return (token.kind() == Tokens.Kind.TEXT ? tokens.takeText() : tokens.takeName())
        .toLowerCase(Locale.ROOT);
  }
}
