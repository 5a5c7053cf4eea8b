package dev.autogen.lint;

import dev.autogen.facts.text.SqlText;
import dev.autogen.facts.text.Tokens;
import dev.autogen.facts.text.Tokens.Token;
import dev.autogen.mysql.Script;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement that a migration gives as text.
 *
 * @param words its words in upper case, a blank between them; what is quoted is left out
 */
record FreeSql(String sql, String words) {

  private static final int MOST = 80;

  /** Those of a step, in their order; none where it is no text. */
  static List<FreeSql> of(Step step) {
    List<String> statements =
        step.operation() instanceof ExecuteSql free
            ? new SqlText(free.sql()).statements()
            : step.operation() instanceof ExecuteScript script
                ? Script.statements(script.name(), script.text())
                : List.of();
    return statements.stream()
        .map(sql -> new FreeSql(sql, words(sql)))
        .filter(statement -> !statement.words().isEmpty())
        .toList();
  }

  private static String words(String sql) {
    Tokens tokens = new Tokens(sql);
    StringBuilder words = new StringBuilder();
    for (Token token = tokens.take(); token.kind() != Tokens.Kind.END; token = tokens.take()) {
      if (token.kind() == Tokens.Kind.WORD) {
        words.append(words.length() == 0 ? "" : " ").append(token.value());
      }
    }
    return words.toString();
  }

  /** Whether it begins with one of {@code first}. */
  boolean begins(String... first) {
    return List.of(first).stream()
        .anyMatch(word -> words.equals(word) || words.startsWith(word + " "));
  }

  /** Whether it has one of {@code some} anywhere, outside quotes. */
  boolean has(String... some) {
    String padded = " " + words + " ";
    return List.of(some).stream().anyMatch(word -> padded.contains(" " + word + " "));
  }

  /** What it is called in a message: its beginning, without the values of rows. */
  String label() {
    String line = new SqlText(sql).withoutSecretsAndRows().replaceAll("\\s+", " ").strip();
    return line.length() > MOST ? line.substring(0, MOST) + "…" : line;
  }

  /** Labels of several, with commas between. */
  static String labels(List<FreeSql> statements) {
    return statements.stream().map(FreeSql::label).collect(Collectors.joining(", "));
  }
}
