package dev.autogen.mysql;

import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.AlterTableWhereNeeded.Clause;
import dev.autogen.operation.AlterTableWhereNeeded.Condition;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Alterations of which the server decides what is needed, by what information_schema says when they
 * are run.
 */
public final class Guards {

  /** The column of {@link #query} that holds the statement. */
  public static final String STATEMENT = "statement";

  private Guards() {}

  /** A query for the one statement that is needed, which is NULL where none is. */
  public static String query(AlterTableWhereNeeded alter) {
    return "SELECT CONCAT("
        + Sql.text("ALTER TABLE " + Sql.name(alter.table()) + " ")
        + ", NULLIF(CONCAT_WS(', ',\n  "
        + alter.clauses().stream()
            .map(clause -> text(alter.table(), clause))
            .collect(Collectors.joining(",\n  "))
        + "), '')) AS "
        + STATEMENT;
  }

  private static String text(String table, Clause clause) {
    String sql = Sql.text(Clauses.of(clause.change()));
    if (!clause.onlyIfNeeded()) {
      return sql;
    }
    Condition condition = Condition.of(clause.change()).orElseThrow();
    return "IF("
        + (condition.wanted() ? "" : "NOT ")
        + "EXISTS (SELECT 1 FROM information_schema."
        + found(condition)
        + " AND TABLE_SCHEMA = DATABASE() AND TABLE_NAME = "
        + Sql.text(table)
        + "), "
        + sql
        + ", NULL)";
  }

  private static String found(Condition condition) {
    String name = Sql.text(condition.name());
    return switch (condition.kind()) {
      case COLUMN -> "COLUMNS WHERE COLUMN_NAME = " + name;
      case INDEX -> "STATISTICS WHERE INDEX_NAME = " + name;
      case FOREIGN_KEY ->
          "TABLE_CONSTRAINTS WHERE CONSTRAINT_TYPE = 'FOREIGN KEY' AND CONSTRAINT_NAME = " + name;
      case CHECK ->
          "TABLE_CONSTRAINTS WHERE CONSTRAINT_TYPE = 'CHECK' AND CONSTRAINT_NAME = " + name;
    };
  }

  /** The same as statements of a script. */
  static List<String> prepared(AlterTableWhereNeeded alter) {
    return List.of(
        "SET @autogen_statement = COALESCE((" + query(alter) + "), 'DO 0')",
        "PREPARE autogen_statement FROM @autogen_statement",
        "EXECUTE autogen_statement",
        "DEALLOCATE PREPARE autogen_statement");
  }
}
