package dev.autogen.mysql;

import dev.autogen.operation.Operation;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The primary keys that a server gives to tables without one, where
 * sql_generate_invisible_primary_key is on (from 8.0.30): an invisible column, which a session of
 * autogen is not shown, so that such a table is what the entities say. Only when a real key comes
 * the invisible one has to make room, and when the last one goes it has to come in its place: the
 * server does neither by itself, and refuses.
 */
public final class GeneratedKeys {

  private static final String COLUMN = "my_row_id";

  private static final int MULTIPLE_PRIMARY_KEYS = 1068;
  private static final int SECOND_AUTO_INCREMENT = 1075;
  private static final int NOT_SUPPORTED = 1235;
  private static final int UNKNOWN_COLUMN = 1054;

  private GeneratedKeys() {}

  /**
   * Runs {@code sql}, which carries {@code operation} out, as the table that is there needs it: a
   * refused alteration has changed nothing, and is run again with what was missing.
   */
  public static void execute(Session session, Operation operation, String sql) throws SQLException {
    try {
      session.execute(sql);
    } catch (SQLException e) {
      Optional<String> fitted = fitted(session, operation, sql, e);
      if (fitted.isEmpty()) {
        throw e;
      }
      session.execute(fitted.get());
    }
  }

  private static Optional<String> fitted(
      Session session, Operation operation, String sql, SQLException refusal) throws SQLException {
    String table = operation.definedTables().stream().findFirst().orElse("");
    if (table.isEmpty() || !sql.startsWith(head(table))) {
      return Optional.empty();
    }
    boolean isInTheWay =
        refusal.getErrorCode() == MULTIPLE_PRIMARY_KEYS
            || refusal.getErrorCode() == SECOND_AUTO_INCREMENT;
    if (isInTheWay && isThere(session, table)) {
      return Optional.of(with("DROP PRIMARY KEY,\n  DROP COLUMN " + Sql.name(COLUMN), table, sql));
    }
    if (refusal.getErrorCode() == NOT_SUPPORTED
        && Failures.oneLine(refusal).contains("sql_generate_invisible_primary_key")) {
      return Optional.of(
          with(
              "ADD COLUMN "
                  + Sql.name(COLUMN)
                  + " BIGINT UNSIGNED NOT NULL AUTO_INCREMENT INVISIBLE FIRST,\n"
                  + "  ADD PRIMARY KEY ("
                  + Sql.name(COLUMN)
                  + ")",
              table,
              sql));
    }
    return Optional.empty();
  }

  private static String with(String clauses, String table, String sql) {
    return head(table) + "\n  " + clauses + ",\n  " + sql.substring(head(table).length()).strip();
  }

  private static String head(String table) {
    return "ALTER TABLE " + Sql.name(table);
  }

  /** Whether the table has the column, though it is not shown. */
  private static boolean isThere(Session session, String table) throws SQLException {
    boolean isShown =
        !session
            .query(
                "SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?"
                    + " AND TABLE_NAME = ? AND COLUMN_NAME = ?",
                session.schema(),
                table,
                COLUMN)
            .isEmpty();
    if (isShown) {
      return false;
    }
    try {
      session.query("SELECT " + Sql.name(COLUMN) + " FROM " + Sql.name(table) + " LIMIT 0");
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == UNKNOWN_COLUMN) {
        return false;
      }
      throw e;
    }
  }
}
