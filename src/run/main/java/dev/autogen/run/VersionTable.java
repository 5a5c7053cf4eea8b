package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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

  static final String CLEAR = "DELETE FROM " + Sql.name(NAME);

  private final Session session;

  public VersionTable(Session session) {
    this.session = session;
  }

  /** A script that makes the table where it is missing. */
  public static String script() {
    return CREATE + ";";
  }

  /** The current heads, sorted; none where the table is not there yet, which is left so. */
  public List<String> heads() throws SQLException {
    if (!exists()) {
      return List.of();
    }
    return session
        .query("SELECT DISTINCT revision FROM " + Sql.name(NAME) + " ORDER BY revision")
        .stream()
        .map(row -> row.get("revision"))
        .toList();
  }

  /**
   * The paths from where the schema is.
   *
   * @throws AutogenException when {@code graph} does not know where that is, saying so of a schema
   *     that is newer
   */
  public RevisionPath path(RevisionGraph graph) throws SQLException {
    List<String> heads = heads();
    Optional<NewerDatabase> newer = NewerDatabase.in(session, graph, heads);
    if (newer.isPresent()) {
      throw newer.get().refusal();
    }
    return new RevisionPath(graph, heads);
  }

  private boolean exists() throws SQLException {
    return session.hasTable(NAME);
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
      if (!now.contains(gone) && session.update(delete(gone)) == 0) {
        throw AutogenException.failure(
            "somebody else took revision " + gone + " out of " + NAME + " meanwhile",
            "see 'autogen status' for where the database is, and run it again");
      }
    }
    for (String come : now) {
      if (!old.contains(come)) {
        session.execute(insert(come));
      }
    }
  }

  /**
   * A statement that fails where the schema is not at {@code heads}. UUID_TO_BIN is the one
   * function that puts its argument into the server's error message, whatever the account may do; a
   * SIGNAL would need a stored procedure and the right to make one.
   */
  static String guard(List<String> heads) {
    String wanted = String.join(", ", heads.stream().sorted().toList());
    String message =
        heads.isEmpty()
            ? "nothing was changed: this script is for a database without any revision, not "
            : "nothing was changed: this script is for a database at revision " + wanted + ", not ";
    String actual = "COALESCE(GROUP_CONCAT(revision ORDER BY revision SEPARATOR ', '), 'at none')";
    return "DO UUID_TO_BIN((SELECT IF(COALESCE(GROUP_CONCAT(revision ORDER BY revision SEPARATOR"
        + " ', '), '') = "
        + Sql.text(wanted)
        + ", UUID(), CONCAT("
        + Sql.text(message)
        + ", "
        + actual
        + ")) FROM "
        + Sql.name(NAME)
        + "))";
  }

  static String insert(String revision) {
    return "INSERT INTO " + Sql.name(NAME) + " (revision) VALUES (" + Sql.text(revision) + ")";
  }

  static String delete(String revision) {
    return "DELETE FROM " + Sql.name(NAME) + " WHERE revision = " + Sql.text(revision);
  }
}
