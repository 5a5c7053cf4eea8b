package dev.autogen.run;

import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The layout of the journal. A table made by an earlier autogen gets the columns it has not. */
final class JournalTable {

  static final String NAME = "autogen_journal";

  private static final String WORD = " CHARACTER SET ascii COLLATE ascii_bin";

  private static final Map<String, String> COLUMNS = columns();

  private final Session session;

  JournalTable(Session session) {
    this.session = session;
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("id", "BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY");
    columns.put("revision", "VARCHAR(64)" + WORD + " NOT NULL");
    columns.put("direction", "VARCHAR(9)" + WORD + " NOT NULL");
    columns.put("step", "INT NOT NULL");
    columns.put("steps", "INT NOT NULL");
    columns.put("state", "VARCHAR(8)" + WORD + " NOT NULL");
    columns.put("checksum", "CHAR(64)" + WORD + " NOT NULL");
    columns.put("started_at", "DATETIME(6) NOT NULL");
    columns.put("finished_at", "DATETIME(6) NULL");
    columns.put("account", "VARCHAR(300) NOT NULL");
    columns.put("tool_version", "VARCHAR(40) NOT NULL");
    columns.put("error", "VARCHAR(1000) NULL");
    // What the first layout had not.
    columns.put("host", "VARCHAR(255) NULL");
    columns.put("os_user", "VARCHAR(255) NULL");
    columns.put("operations", "CHAR(64)" + WORD + " NULL");
    columns.put("statement", "MEDIUMTEXT NULL");
    columns.put("tables_before", "LONGTEXT NULL");
    columns.put("position", "TEXT NULL");
    return columns;
  }

  private Set<String> present() throws SQLException {
    return session
        .query(
            "SELECT COLUMN_NAME FROM information_schema.COLUMNS"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
            session.schema(),
            NAME)
        .stream()
        .map(row -> row.get("COLUMN_NAME"))
        .collect(Collectors.toSet());
  }

  boolean isThere() throws SQLException {
    return !present().isEmpty();
  }

  /** Whether the table is there and keeps what each step did. */
  boolean hasStatements() throws SQLException {
    return present().contains("statement");
  }

  /** Whether it is there, with all it holds today. */
  boolean isComplete() throws SQLException {
    return present().containsAll(COLUMNS.keySet());
  }

  /** Makes the table, or completes it; what it holds stays. */
  void create() throws SQLException {
    Set<String> present = present();
    if (present.isEmpty()) {
      session.execute(
          "CREATE TABLE IF NOT EXISTS "
              + Sql.name(NAME)
              + " ("
              + COLUMNS.entrySet().stream()
                  .map(column -> Sql.name(column.getKey()) + " " + column.getValue())
                  .collect(Collectors.joining(", "))
              + ", KEY revision_step (revision, step))"
              + " ENGINE = InnoDB DEFAULT CHARSET = utf8mb4"
              + " COMMENT = 'What was run on this schema; kept by autogen'");
      return;
    }
    List<String> missing = new ArrayList<>();
    COLUMNS.forEach(
        (name, definition) -> {
          if (!present.contains(name)) {
            missing.add("ADD COLUMN " + Sql.name(name) + " " + definition);
          }
        });
    if (!missing.isEmpty()) {
      session.execute("ALTER TABLE " + Sql.name(NAME) + " " + String.join(", ", missing));
    }
  }

  /**
   * Changes nothing, and fails where the account may not write here: better now than after a step
   * that cannot be noted as done.
   */
  void probe() throws SQLException {
    String table = Sql.name(NAME);
    session.execute("INSERT INTO " + table + " SELECT * FROM " + table + " WHERE FALSE");
    session.execute("UPDATE " + table + " SET state = state WHERE FALSE");
  }
}
