package dev.autogen.mysql;

import dev.autogen.facts.text.PartitionExpression;
import dev.autogen.facts.text.Tokens;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The values of partitions as the server keeps them: {@code TO_DAYS('2020-01-01')} is 737790 there.
 * Temporary tables have no partitions, but a SELECT knows the value. Literals stay as they are
 * written.
 */
final class PartitionValues {

  private static final Set<JDBCType> NUMBERS =
      EnumSet.of(
          JDBCType.BIT,
          JDBCType.BOOLEAN,
          JDBCType.TINYINT,
          JDBCType.SMALLINT,
          JDBCType.INTEGER,
          JDBCType.BIGINT,
          JDBCType.DECIMAL,
          JDBCType.NUMERIC,
          JDBCType.REAL,
          JDBCType.FLOAT,
          JDBCType.DOUBLE);

  private final Session session;

  PartitionValues(Session session) {
    this.session = session;
  }

  /** What stands after {@code PARTITION BY}, each computed value in its place. */
  String in(String clause) throws SQLException {
    StringBuilder result = new StringBuilder();
    int copied = 0;
    // What one expression divides is divided by integers; columns have values of their own types.
    boolean isInteger = PartitionExpression.of(clause).isPresent();
    for (Value value : computed(clause)) {
      String expression = clause.substring(value.start(), value.end());
      result
          .append(clause, copied, value.start())
          .append(kept(expression, isInteger ? "(" + expression + ") + 0" : expression));
      copied = value.end();
    }
    return result.append(clause.substring(copied)).toString();
  }

  /** Where a value stands in the clause. */
  private record Value(int start, int end) {}

  /** The values that are no literals, in their order. */
  private static List<Value> computed(String clause) {
    List<Value> values = new ArrayList<>();
    Tokens tokens = new Tokens(clause);
    while (!tokens.atEnd()) {
      if (!tokens.takeWords("VALUES", "IN") && !tokens.takeWords("VALUES", "LESS", "THAN")) {
        tokens.take();
      } else if (tokens.takeSymbol('(')) {
        list(tokens, values);
      }
    }
    return values;
  }

  /**
   * Takes what stands between parentheses, up to and with the closing one: values, or, for several
   * columns, lists of them.
   */
  private static void list(Tokens tokens, List<Value> values) {
    while (!tokens.atEnd()) {
      if (isListAhead(tokens)) {
        tokens.take();
        list(tokens, values);
      } else {
        element(tokens, values);
      }
      if (!tokens.takeSymbol(',')) {
        tokens.takeSymbol(')');
        return;
      }
    }
  }

  /** Whether a parenthesis opens here that has a comma of its own, and so is no expression. */
  private static boolean isListAhead(Tokens tokens) {
    int depth = 0;
    for (int ahead = 0; tokens.peek(ahead).kind() != Tokens.Kind.END; ahead++) {
      Tokens.Token token = tokens.peek(ahead);
      depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
      if (depth <= 0) {
        return false;
      }
      if (depth == 1 && token.isSymbol(',')) {
        return true;
      }
    }
    return false;
  }

  /** Takes one value, up to the comma or parenthesis behind it. */
  private static void element(Tokens tokens, List<Value> values) {
    List<Tokens.Token> element = new ArrayList<>();
    int depth = 0;
    while (!tokens.atEnd()
        && (depth > 0 || !(tokens.peek().isSymbol(',') || tokens.peek().isSymbol(')')))) {
      Tokens.Token token = tokens.take();
      depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
      element.add(token);
    }
    if (!element.isEmpty() && !isLiteral(element)) {
      values.add(new Value(element.get(0).start(), element.get(element.size() - 1).end()));
    }
  }

  /** A text, a number with or without a minus, NULL or MAXVALUE; 0x41 means a text. */
  private static boolean isLiteral(List<Tokens.Token> element) {
    Tokens.Token last = element.get(element.size() - 1);
    return element.size() == (element.get(0).isSymbol('-') ? 2 : 1)
        && last.kind() != Tokens.Kind.SYMBOL
        && !(last.kind() == Tokens.Kind.WORD && last.value().matches("0[XB].*"));
  }

  /** What is asked for, as a literal; what is said, where the server does not know. */
  private String kept(String said, String asked) throws SQLException {
    try (Statement statement = Session.statement(session.connection());
        ResultSet row = statement.executeQuery("SELECT " + asked)) {
      ResultSetMetaData type = row.getMetaData();
      row.next();
      String value = row.getString(1);
      if (value == null) {
        return "NULL";
      }
      return NUMBERS.contains(JDBCType.valueOf(type.getColumnType(1))) ? value : Sql.text(value);
    } catch (SQLException e) {
      if (e.getErrorCode() == 0) {
        throw e;
      }
      // It stays as it is said; what the server does not know it will refuse.
      return said;
    }
  }
}
