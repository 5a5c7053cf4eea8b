package dev.autogen.tool;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.ScriptText;
import dev.autogen.source.SqlSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Liquibase runs, notes and takes back by itself.
 *
 * @param id what follows the author
 * @param up what it runs
 * @param down what takes it back; empty where nothing has to
 */
record Changeset(String id, SqlSource up, SqlSource down) {

  /** Whose they are. */
  static final String AUTHOR = "autogen";

  /** Changesets as Liquibase reads them in SQL. */
  static String sql(List<Changeset> changesets) {
    return changesets.stream().map(Changeset::sql).collect(Collectors.joining("\n"));
  }

  /** One; of several statements, none may hold a semicolon. */
  private String sql() {
    boolean isOne = up.statements().size() == 1;
    StringBuilder text = new StringBuilder();
    text.append("--changeset ")
        .append(AUTHOR)
        .append(':')
        .append(id)
        .append(isOne ? " splitStatements:false" : "")
        .append(" stripComments:false\n");
    for (SqlSource.Part part : up.parts()) {
      part.comments().forEach(one -> text.append(SqlSource.remark(one)).append('\n'));
      for (String statement : part.statements()) {
        text.append(literal(isOne ? statement : ended(statement))).append('\n');
      }
    }
    if (down.statements().isEmpty()) {
      return text.append("--rollback empty\n").toString();
    }
    for (SqlSource.Part part : down.parts()) {
      part.comments().forEach(one -> rollback(text, SqlSource.remark(one)));
      for (String statement : part.statements()) {
        rollback(text, literal(ended(statement)));
      }
    }
    return text.toString();
  }

  private static void rollback(StringBuilder text, String lines) {
    lines.lines().forEach(line -> text.append("--rollback ").append(line).append('\n'));
  }

  private static String ended(String statement) {
    List<String> lines = ScriptText.lines(statement);
    if (lines.size() > 1) {
      throw AutogenException.failure(
          "a changeset of Liquibase cannot hold this among other statements: "
              + statement.replaceAll("\\s+", " "),
          "set write = java for it, or write it by hand");
    }
    return lines.get(0);
  }

  /**
   * What stands between these signs is a text, and no parameter, of which there are more than
   * anybody has named. MySQL reads a backslash that means nothing else as not there.
   */
  static String literal(String sql) {
    return sql.replace("${", "$\\{");
  }
}
