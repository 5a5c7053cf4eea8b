package dev.autogen.mysql;

import dev.autogen.AutogenException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script divided into its statements, as the {@code mysql} client divides it: at semicolons, or
 * at what a line {@code DELIMITER} says, unless they are quoted or in a comment.
 */
final class Script {

  private static final Pattern DELIMITER =
      Pattern.compile("(?i)\\G[ \\t]*delimiter[ \\t]+(\\S+)[^\\n]*(?:\\n|\\z)");
  // What holds for longer than one statement does not hold: each may be run on another connection.
  private static final Pattern NOT_ALONE =
      Pattern.compile(
          "(?is)^(START\\s+TRANSACTION|BEGIN(?:\\s+WORK)?|COMMIT|ROLLBACK|SAVEPOINT|XA|LOCK\\s+TABLES?|UNLOCK\\s+TABLES?|USE)\\b.*");

  private final String text;
  private final List<String> statements = new ArrayList<>();

  private Script(String text) {
    this.text = text;
  }

  /**
   * The statements of {@code text}, without what ends them.
   *
   * @param name what to call the script in a message
   * @throws AutogenException when one opens or ends a transaction, locks tables or changes the
   *     schema
   */
  static List<String> statements(String name, String text) {
    Script script = new Script(text.replace("\r\n", "\n").replaceFirst("^\ufeff", ""));
    script.split();
    for (String statement : script.statements) {
      Matcher word = NOT_ALONE.matcher(withoutComments(statement));
      if (word.matches()) {
        throw AutogenException.failure(
            "statement '" + word.group(1) + "' of script " + name + " holds for those behind it",
            "take it out: each statement is a step of its own, and several in one transaction are"
                + " said with op.transaction");
      }
    }
    return List.copyOf(script.statements);
  }

  private void split() {
    String delimiter = ";";
    StringBuilder statement = new StringBuilder();
    boolean lineStart = true;
    int i = 0;
    while (i < text.length()) {
      if (lineStart && isBlank(statement)) {
        Matcher line = DELIMITER.matcher(text).region(i, text.length());
        if (line.find()) {
          delimiter = line.group(1);
          i = line.end();
          continue;
        }
      }
      int end = SqlText.skip(text, i);
      if (end > i) {
        statement.append(text, i, end);
        lineStart = false;
        i = end;
      } else if (text.startsWith(delimiter, i)) {
        add(statement);
        i += delimiter.length();
        lineStart = false;
      } else {
        statement.append(text.charAt(i));
        lineStart = text.charAt(i) == '\n';
        i++;
      }
    }
    add(statement);
  }

  private static boolean isBlank(CharSequence statement) {
    return withoutComments(statement.toString()).isEmpty();
  }

  private void add(StringBuilder statement) {
    String sql = statement.toString().strip();
    statement.setLength(0);
    // A comment for servers of a version is a statement all the same.
    if (!withoutComments(sql).isEmpty() || sql.contains("/*!")) {
      statements.add(sql);
    }
  }

  private static String withoutComments(String sql) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < sql.length(); ) {
      int end = SqlText.skip(sql, i);
      boolean isQuoted = end > i && "'\"`".indexOf(sql.charAt(i)) >= 0;
      if (end == i || isQuoted) {
        end = Math.max(end, i + 1);
        code.append(sql, i, end);
      }
      i = end;
    }
    return code.toString().strip();
  }
}
