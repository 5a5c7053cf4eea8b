package dev.autogen.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A connection of a pool, which is given back as it came: with the value of every variable of its
 * session, whoever changed it, and the same default schema.
 */
final class BorrowedConnection implements Session.Closing {

  private static final String LIMIT = "sql_select_limit";

  /** What the server counts and notes by itself, or every statement changes. */
  private static final Set<String> THE_SERVERS_OWN =
      Set.of(
          "character_set_database",
          "collation_database",
          "error_count",
          "gtid_owned",
          "identity",
          "insert_id",
          "last_insert_id",
          "pseudo_thread_id",
          "rand_seed1",
          "rand_seed2",
          "statement_id",
          "timestamp",
          "warning_count");

  /** Of what another has changed for the whole server meanwhile: it is no session's to set. */
  private static final Set<Integer> NOT_OF_A_SESSION = Set.of(1229, 1238);

  private final Connection connection;
  private final boolean autoCommit;
  private final String schema;
  private final String limit;
  private final Map<String, String> values;

  /** Takes over {@code connection}, which is not to be used again where that fails. */
  BorrowedConnection(Connection connection) throws SQLException {
    this.connection = connection;
    try {
      this.autoCommit = connection.getAutoCommit();
      if (!autoCommit) {
        connection.setAutoCommit(true);
      }
      this.schema = connection.getCatalog();
      this.limit = limit();
      this.values = values();
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        connection.abort(Runnable::run);
      } catch (SQLException gone) {
        e.addSuppressed(gone);
      }
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  /** Read by itself, since it cuts what the server shows of its variables. */
  private String limit() throws SQLException {
    try (Statement statement = Session.statement(connection);
        ResultSet row = statement.executeQuery("SELECT @@SESSION." + LIMIT + " LIMIT 1")) {
      row.next();
      return row.getString(1);
    }
  }

  private Map<String, String> values() throws SQLException {
    Map<String, String> all = new TreeMap<>();
    try (Statement statement = Session.statement(connection)) {
      statement.execute("SET SESSION " + LIMIT + " = 18446744073709551615");
      try (ResultSet rows = statement.executeQuery("SHOW SESSION VARIABLES")) {
        while (rows.next()) {
          all.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    all.keySet().removeAll(THE_SERVERS_OWN);
    all.remove(LIMIT);
    return all;
  }

  /**
   * Gives it back; one that cannot be made again what it was is ended instead, so that nobody gets
   * it with settings that are not its own. For whoever lent it that is no failure.
   */
  @Override
  public void close() throws SQLException {
    try (connection) {
      try {
        restore();
      } catch (SQLException | RuntimeException e) {
        connection.abort(Runnable::run);
      }
    }
  }

  private void restore() throws SQLException {
    if (schema != null && !schema.equals(connection.getCatalog())) {
      connection.setCatalog(schema);
    }
    Map<String, String> now = values();
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (!value.getValue().equals(now.get(value.getKey()))) {
        set(value.getKey(), value.getValue());
      }
    }
    set(LIMIT, limit);
    connection.setAutoCommit(autoCommit);
  }

  private void set(String name, String value) throws SQLException {
    try (Statement statement = Session.statement(connection)) {
      statement.execute(
          "SET SESSION " + name + " = " + (value.matches("[\\d.]+") ? value : Sql.text(value)));
    } catch (SQLException e) {
      if (!NOT_OF_A_SESSION.contains(e.getErrorCode())) {
        throw e;
      }
    }
  }
}
