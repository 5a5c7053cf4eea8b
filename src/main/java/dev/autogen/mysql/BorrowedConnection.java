package dev.autogen.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connection of a pool, which is given back as it came. */
final class BorrowedConnection implements Session.Closing {

  /** What a session changes for itself. */
  private static final List<String> VARIABLES =
      List.of(
          "sql_mode",
          "sql_quote_show_create",
          "foreign_key_checks",
          "unique_checks",
          "time_zone",
          "group_concat_max_len",
          "lock_wait_timeout",
          "innodb_lock_wait_timeout");

  private final Connection connection;
  private final boolean autoCommit;
  private final Map<String, String> values = new LinkedHashMap<>();

  BorrowedConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    if (!autoCommit) {
      connection.setAutoCommit(true);
    }
    List<String> columns = VARIABLES.stream().map(name -> "@@SESSION." + name).toList();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + String.join(", ", columns))) {
      row.next();
      for (int i = 0; i < VARIABLES.size(); i++) {
        values.put(VARIABLES.get(i), row.getString(i + 1));
      }
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      List<String> settings = new ArrayList<>();
      values.forEach(
          (name, value) ->
              settings.add(name + " = " + (value.matches("\\d+") ? value : Sql.text(value))));
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET SESSION " + String.join(", SESSION ", settings));
      }
      connection.setAutoCommit(autoCommit);
    }
  }
}
