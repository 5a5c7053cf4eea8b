package dev.autogen.run;

import dev.autogen.error.Printable;
import dev.autogen.facts.text.SqlText;

/** Statements in the sentence of a message. */
final class Excerpt {

  /** How much of a statement a message shows around what it is about. */
  private static final int BEFORE = 40;

  private static final int AFTER = 100;

  /** How much of a statement is shown that failed. */
  private static final int FAILED = 300;

  private static final String NEAR = "syntax error near '";

  private Excerpt() {}

  /** The beginning of a statement. */
  static String of(String statement) {
    return around(oneLine(statement), 0);
  }

  /** A statement that failed, without passwords and rows; whole where {@code verbose} wants it. */
  static String failed(String statement, boolean verbose) {
    String line = oneLine(new SqlText(statement).withoutSecretsAndRows());
    return verbose || line.length() <= FAILED
        ? line
        : line.substring(0, FAILED) + "… (of " + Printable.number(line.length()) + " characters)";
  }

  /** What the server says of a statement: of a syntax error, the text that it begins at. */
  static String message(String message, String statement) {
    SqlText sql = new SqlText(statement);
    return message.startsWith(NEAR) && !sql.withoutSecretsAndRows().equals(statement)
        ? NEAR + new SqlText(message.substring(NEAR.length())).beforeLiterals() + "'"
        : message;
  }

  private static String oneLine(String statement) {
    return statement.strip().replaceAll("\\s+", " ");
  }

  /** What became of a statement, from a little before the first difference. */
  static String change(String was, String is) {
    if (was.isEmpty()) {
      return "it is " + oneLine(is);
    }
    String old = oneLine(was);
    String now = oneLine(is);
    int same = 0;
    while (same < Math.min(old.length(), now.length()) && old.charAt(same) == now.charAt(same)) {
      same++;
    }
    return "it was "
        + around(old, same)
        + " and is "
        + (now.isEmpty() ? "no more" : around(now, same));
  }

  private static String around(String text, int at) {
    int from = at <= BEFORE ? 0 : at - BEFORE;
    int to = Math.min(text.length(), at + AFTER);
    return (from == 0 ? "" : "…") + text.substring(from, to) + (to == text.length() ? "" : "…");
  }
}
