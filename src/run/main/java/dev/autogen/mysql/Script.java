package dev.autogen.mysql;

import dev.autogen.error.AutogenException;
import dev.autogen.facts.text.SqlPieces;
import dev.autogen.facts.text.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script divided into its statements, as the {@code mysql} client divides it: at semicolons, or
 * at what a line {@code DELIMITER} says, unless they are quoted or in a comment.
 */
public final class Script {

  private static final Pattern DELIMITER =
      Pattern.compile("(?i)\\G[ \\t]*delimiter[ \\t]+(\\S+)[^\\n]*(?:\\n|\\z)");

  private final String text;
  private final List<String> statements = new ArrayList<>();

  private Script(String text) {
    this.text = text;
  }

  /**
   * The statements of {@code text}, without what ends them.
   *
   * @param name what to call the script in a message
   * @throws AutogenException when one leaves the schema
   */
  public static List<String> statements(String name, String text) {
    Script script = new Script(text.replace("\r\n", "\n").replaceFirst("^\ufeff", ""));
    script.split();
    for (String statement : script.statements) {
      if (new SqlText(statement).kind() == SqlText.Kind.ANOTHER_SCHEMA) {
        throw AutogenException.failure(
            "script " + name + " leaves the schema with '" + statement + "'",
            "take that out, and name the other schema before its tables");
      }
    }
    return List.copyOf(script.statements);
  }

  private void split() {
    String delimiter = ";";
    StringBuilder statement = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      Matcher line = DELIMITER.matcher(text).region(at, text.length());
      boolean isLineStart = at == 0 || text.charAt(at - 1) == '\n';
      if (isLineStart && isEmpty(statement.toString()) && line.find()) {
        delimiter = line.group(1);
        at = line.end();
      } else if (text.startsWith(delimiter, at)) {
        add(statement);
        at += delimiter.length();
      } else {
        int end = SqlPieces.end(text, at);
        statement.append(text, at, end);
        at = end;
      }
    }
    add(statement);
  }

  private static boolean isEmpty(String sql) {
    return new SqlText(sql).normal().isEmpty();
  }

  private void add(StringBuilder statement) {
    String sql = statement.toString().strip();
    statement.setLength(0);
    if (!isEmpty(sql)) {
      statements.add(sql);
    }
  }
}
