package dev.autogen.mysql;

import dev.autogen.facts.text.SqlPieces;
import dev.autogen.schema.Check;
import dev.autogen.schema.Table;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's own form of the checks that Hibernate makes of enums: a range of numbers, a list of
 * words. A test asks the servers that have checks for theirs.
 */
final class CertainCheck {

  private static final Pattern RANGE =
      Pattern.compile(
          "`?(\\w+)`? between (0|-?[1-9]\\d{0,8}) and (0|-?[1-9]\\d{0,8})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WORDS =
      Pattern.compile("`?(\\w+)`? in ?\\(('\\w+'(?:, ?'\\w+')+)\\)", Pattern.CASE_INSENSITIVE);

  /** What information_schema tells as it is; it escapes quotes, and hides characters. */
  private static final Pattern TOLD =
      Pattern.compile("(?:[\\w `()<>=!+*/.,-]|_utf8mb4\\\\'[\\w -]*\\\\')*");

  private CertainCheck() {}

  /** The check as the server writes it, where that is certain. */
  static Optional<Check> in(Check check, Table table) {
    String said = check.expression().strip();
    while (SqlPieces.isParenthesized(said)) {
      said = said.substring(1, said.length() - 1).strip();
    }
    Matcher range = RANGE.matcher(said);
    Matcher words = WORDS.matcher(said);
    Optional<String> written = Optional.empty();
    if (range.matches() && isColumn(range.group(1), table)) {
      written =
          Optional.of(
              Sql.name(range.group(1))
                  + " between "
                  + number(range.group(2))
                  + " and "
                  + number(range.group(3)));
    } else if (words.matches() && isColumn(words.group(1), table)) {
      written =
          Optional.of(
              Sql.name(words.group(1))
                  + " in (_utf8mb4"
                  + words.group(2).replaceAll(", ?'", ",_utf8mb4'")
                  + ")");
    }
    return written.map(expression -> check.withExpression("(" + expression + ")"));
  }

  /** A minus is an operator to the server. */
  private static String number(String text) {
    return text.startsWith("-") ? "-(" + text.substring(1) + ")" : text;
  }

  /** Whether it is a column, spelled as that is. */
  private static boolean isColumn(String name, Table table) {
    return table.column(name).filter(column -> column.name().equals(name)).isPresent();
  }

  /** The text behind a clause of information_schema, where that is certain. */
  static Optional<String> told(String clause) {
    return TOLD.matcher(clause).matches()
        ? Optional.of(clause.replace("\\'", "'"))
        : Optional.empty();
  }
}
