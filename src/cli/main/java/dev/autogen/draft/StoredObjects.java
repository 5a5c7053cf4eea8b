package dev.autogen.draft;

import dev.autogen.mysql.Session;
import dev.autogen.operation.StoredObject.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the stored objects that can use the tables of a schema: those of every schema the account
 * sees, but the server's own. Triggers and events that it has no privilege for are hidden from it.
 */
public final class StoredObjects {

  private static final String NOT_THE_SERVERS_OWN =
      " NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')";

  private StoredObjects() {}

  /** The stored objects, by kind, schema and name; one query a kind. */
  public static List<ExistingObject> read(Session session) throws SQLException {
    List<ExistingObject> objects = new ArrayList<>();
    add(
        session,
        "SELECT 'VIEW' AS KIND, TABLE_SCHEMA AS S, TABLE_NAME AS N, '' AS T,"
            + " VIEW_DEFINITION AS BODY, '' AS MODE"
            + " FROM information_schema.VIEWS WHERE TABLE_SCHEMA",
        objects);
    add(
        session,
        "SELECT 'TRIGGER' AS KIND, TRIGGER_SCHEMA AS S, TRIGGER_NAME AS N,"
            + " EVENT_OBJECT_TABLE AS T, ACTION_STATEMENT AS BODY, SQL_MODE AS MODE"
            + " FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA",
        objects);
    add(
        session,
        "SELECT ROUTINE_TYPE AS KIND, ROUTINE_SCHEMA AS S, ROUTINE_NAME AS N, '' AS T,"
            + " ROUTINE_DEFINITION AS BODY, SQL_MODE AS MODE"
            + " FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA",
        objects);
    add(
        session,
        "SELECT 'EVENT' AS KIND, EVENT_SCHEMA AS S, EVENT_NAME AS N, '' AS T,"
            + " EVENT_DEFINITION AS BODY, SQL_MODE AS MODE"
            + " FROM information_schema.EVENTS WHERE EVENT_SCHEMA",
        objects);
    return List.copyOf(objects);
  }

  private static void add(Session session, String query, List<ExistingObject> objects)
      throws SQLException {
    for (Map<String, String> row :
        session.query(query + NOT_THE_SERVERS_OWN + " ORDER BY KIND, S, N")) {
      objects.add(
          new ExistingObject(
              Kind.valueOf(row.get("KIND")),
              row.get("S"),
              row.get("N"),
              row.get("T"),
              row.get("BODY"),
              row.get("MODE")));
    }
  }
}
