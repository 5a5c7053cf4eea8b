package dev.autogen.run;

import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The table that holds the revisions a schema is at: one row for each current head. */
public final class VersionTable {

  public static final String NAME = "autogen_version";

  static final String CREATE =
      "CREATE TABLE IF NOT EXISTS "
          + Sql.name(NAME)
          + " (revision VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY)"
          + " ENGINE = InnoDB COMMENT = 'The revisions this schema is at; kept by autogen'";

  private final Session session;

  public VersionTable(Session session) {
    this.session = session;
  }

  /** The current heads, sorted; none where the table is not there yet, which is left so. */
  public List<String> heads() throws SQLException {
    if (!exists()) {
      return List.of();
    }
    return session.query("SELECT revision FROM " + Sql.name(NAME) + " ORDER BY revision").stream()
        .map(row -> row.get("revision"))
        .toList();
  }

  private boolean exists() throws SQLException {
    return !session
        .query(
            "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
            session.schema(),
            NAME)
        .isEmpty();
  }

  void create() throws SQLException {
    if (!exists()) {
      session.execute(CREATE);
    }
  }

  /** Changes nothing, and fails where the account may not change what {@link #set} does. */
  void probe() throws SQLException {
    String table = Sql.name(NAME);
    session.execute("INSERT INTO " + table + " SELECT * FROM " + table + " WHERE FALSE");
    session.execute("DELETE FROM " + table + " WHERE FALSE");
  }

  /** Makes {@code heads} the current ones, within the transaction that is open. */
  void set(List<String> heads) throws SQLException {
    SortedSet<String> now = new TreeSet<>(heads);
    SortedSet<String> old = new TreeSet<>(heads());
    for (String gone : old) {
      if (!now.contains(gone)) {
        session.execute(delete(gone));
      }
    }
    for (String come : now) {
      if (!old.contains(come)) {
        session.execute(insert(come));
      }
    }
  }

  static String insert(String revision) {
    return "INSERT INTO " + Sql.name(NAME) + " (revision) VALUES (" + Sql.text(revision) + ")";
  }

  static String delete(String revision) {
    return "DELETE FROM " + Sql.name(NAME) + " WHERE revision = " + Sql.text(revision);
  }
}
