package dev.autogen.mysql;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The values of partitions as the server keeps them: {@code TO_DAYS('2020-01-01')} is 737790 there.
 * Temporary tables have no partitions, but a SELECT knows the value.
 */
final class PartitionValues {

  private final Session session;

  PartitionValues(Session session) {
    this.session = session;
  }

  /** What stands after {@code PARTITION BY}, each computed value in its place. */
  String in(String clause) throws SQLException {
    StringBuilder result = new StringBuilder();
    int copied = 0;
    Tokens tokens = new Tokens(clause);
    while (!tokens.atEnd()) {
      boolean isList = tokens.takeWords("VALUES", "IN");
      if (!isList && !tokens.takeWords("VALUES", "LESS", "THAN")) {
        tokens.take();
        continue;
      }
      if (tokens.peek().isSymbol('(')) {
        int start = tokens.peek().end();
        String values = tokens.takeParenthesised();
        result.append(clause, copied, start).append(computed(values));
        copied = start + values.length();
      }
    }
    return result.append(clause.substring(copied)).toString();
  }

  /** Between the parentheses: values, of which only a call or a sum needs computing. */
  private String computed(String values) throws SQLException {
    if (!values.matches("(?s).*\\w\\s*\\(.*|.*\\d\\s*[-+*/]\\s*\\d.*")) {
      return values;
    }
    try {
      List<Map<String, String>> row = session.query("SELECT " + values);
      return String.join(
          ",", row.get(0).values().stream().map(v -> v == null ? "NULL" : v).toList());
    } catch (SQLException e) {
      if (e.getErrorCode() == 0) {
        throw e;
      }
      // It stays as it is said; what the server does not know it will refuse.
      return values;
    }
  }
}
