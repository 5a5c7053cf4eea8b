package dev.autogen.project;

import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What another migration tool has noted in a schema. Its tables are known by their columns, as they
 * may have any name, and are only read.
 *
 * @param tables those in which it keeps its history and its lock
 * @param entries how much it has run
 * @param last what it ran last, as it calls that; empty for nothing
 * @param failed what it began and did not end
 * @param lockedBy who holds its lock; empty where nobody does
 */
public record OtherHistory(
    Tool tool,
    List<String> tables,
    int entries,
    String last,
    List<String> failed,
    String lockedBy) {

  private static final Set<String> FLYWAY = Set.of("installed_rank", "script");
  private static final Set<String> LIQUIBASE =
      Set.of("id", "author", "filename", "dateexecuted", "orderexecuted");
  private static final Set<String> LOCK = Set.of("id", "locked", "lockgranted", "lockedby");
  private static final Set<String> ALEMBIC = Set.of("version_num");

  /** The tools that are known. */
  public enum Tool {
    FLYWAY("Flyway"),
    LIQUIBASE("Liquibase"),
    ALEMBIC("Alembic");

    private final String label;

    Tool(String label) {
      this.label = label;
    }

    /** As it calls itself. */
    public String label() {
      return label;
    }
  }

  public OtherHistory {
    tables = List.copyOf(tables);
    failed = List.copyOf(failed);
  }

  /** Reads what there is in the schema, in the order of the tables' names. */
  public static List<OtherHistory> read(Session session) throws SQLException {
    SortedMap<String, Set<String>> columns = new TreeMap<>();
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_NAME AS T, COLUMN_NAME AS C FROM information_schema.COLUMNS"
                + " WHERE TABLE_SCHEMA = ?",
            session.schema())) {
      columns
          .computeIfAbsent(row.get("T"), table -> new LinkedHashSet<>())
          .add(row.get("C").toLowerCase(Locale.ROOT));
    }
    List<OtherHistory> found = new ArrayList<>();
    for (Map.Entry<String, Set<String>> table : columns.entrySet()) {
      if (table.getValue().containsAll(FLYWAY)) {
        found.add(flyway(session, table.getKey(), table.getValue().contains("success")));
      } else if (table.getValue().containsAll(LIQUIBASE)) {
        found.add(liquibase(session, table.getKey(), columns));
      } else if (table.getValue().equals(ALEMBIC)) {
        found.add(alembic(session, table.getKey()));
      }
    }
    return List.copyOf(found);
  }

  private static OtherHistory flyway(Session session, String table, boolean saysSuccess)
      throws SQLException {
    List<String> scripts = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT script AS S, "
                + (saysSuccess ? "success + 0" : "1")
                + " AS OK FROM "
                + Sql.name(table)
                + " ORDER BY installed_rank")) {
      scripts.add(row.get("S"));
      if ("0".equals(row.get("OK"))) {
        failed.add(row.get("S"));
      }
    }
    return new OtherHistory(Tool.FLYWAY, List.of(table), scripts.size(), last(scripts), failed, "");
  }

  private static OtherHistory liquibase(
      Session session, String table, SortedMap<String, Set<String>> columns) throws SQLException {
    List<String> changes = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT ID AS I, AUTHOR AS A, FILENAME AS F FROM "
                + Sql.name(table)
                + " ORDER BY ORDEREXECUTED")) {
      changes.add(row.get("F") + "::" + row.get("I") + "::" + row.get("A"));
    }
    List<String> tables = new ArrayList<>(List.of(table));
    String lockedBy = "";
    for (Map.Entry<String, Set<String>> other : columns.entrySet()) {
      if (other.getValue().equals(LOCK)) {
        tables.add(other.getKey());
        for (Map<String, String> row :
            session.query(
                "SELECT LOCKEDBY AS W, LOCKGRANTED AS T FROM "
                    + Sql.name(other.getKey())
                    + " WHERE LOCKED = 1")) {
          lockedBy = row.get("W") + " since " + row.get("T");
        }
      }
    }
    return new OtherHistory(
        Tool.LIQUIBASE, tables, changes.size(), last(changes), List.of(), lockedBy);
  }

  private static OtherHistory alembic(Session session, String table) throws SQLException {
    List<String> heads = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT version_num AS V FROM " + Sql.name(table) + " ORDER BY version_num")) {
      heads.add(row.get("V"));
    }
    return new OtherHistory(
        Tool.ALEMBIC, List.of(table), heads.size(), String.join(", ", heads), List.of(), "");
  }

  private static String last(List<String> names) {
    return names.isEmpty() ? "" : names.get(names.size() - 1);
  }
}
