package dev.autogen.online;

import dev.autogen.error.AutogenException;
import dev.autogen.error.Printable;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables and triggers that a tool makes beside the table it changes.
 *
 * @param tool whose they are
 * @param table the table it changes
 */
record Shadows(OnlineTool tool, String table) {

  /** What the names of triggers begin with. */
  static final String TRIGGER = "pt_osc_";

  private static final int LONGEST_NAME = 64;

  /** How many {@code _} pt-online-schema-change tries before a name, and some more. */
  private static final int UNDERSCORES = 12;

  /** The names that tables of the tool's may have. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    switch (tool) {
      case PT_ONLINE_SCHEMA_CHANGE -> {
        for (int i = 1; i <= UNDERSCORES; i++) {
          names.add(cut("_".repeat(i) + table + "_new"));
          names.add(cut("_".repeat(i) + table + "_old"));
        }
      }
      case GH_OST ->
          List.of("gho", "ghc", "del", "ghk")
              .forEach(end -> names.add(cut("_" + table + "_" + end)));
      case SPIRIT -> {
        List.of("new", "old", "chkpnt", "sentinel")
            .forEach(end -> names.add(cut("_" + table + "_" + end)));
        names.addAll(List.of("_spirit_checkpoint", "_spirit_sentinel"));
      }
    }
    return names;
  }

  private static String cut(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  /** Those of its tables that are there. */
  List<String> tables(Session session) throws SQLException {
    return session
        .query(
            "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?"
                + " AND TABLE_NAME IN ("
                + String.join(", ", names().stream().map(Sql::text).toList())
                + ") ORDER BY name",
            session.schema())
        .stream()
        .map(row -> row.get("name"))
        .toList();
  }

  /** Those of its triggers that are there. */
  private List<String> triggers(Session session) throws SQLException {
    List<String> of = new ArrayList<>(names());
    of.add(table);
    List<String> triggers = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ?"
                + " AND EVENT_OBJECT_TABLE IN ("
                + String.join(", ", of.stream().map(Sql::text).toList())
                + ") ORDER BY name",
            session.schema())) {
      if (row.get("name").startsWith(TRIGGER)) {
        triggers.add(row.get("name"));
      }
    }
    return triggers;
  }

  /**
   * Makes sure that none of them is there.
   *
   * @throws AutogenException naming those that are, of an earlier run of the tool or by chance
   */
  void requireNone(Session session) throws SQLException {
    List<String> there = new ArrayList<>(tables(session));
    there.addAll(triggers(session));
    if (!there.isEmpty()) {
      throw AutogenException.failure(
          Printable.line(String.join(", ", there))
              + " would be in the way of "
              + tool.word()
              + " on table "
              + Printable.line(table),
          "drop what an earlier run of it left there, then run it again");
    }
  }

  /**
   * Drops them; the table itself is there.
   *
   * @throws AutogenException when it is not, so that one of them may hold its rows
   */
  void drop(Session session) throws SQLException {
    List<String> tables = tables(session);
    if (!session.hasTable(table)) {
      throw AutogenException.failure(
          "table "
              + Printable.line(table)
              + " is gone"
              + (tables.isEmpty() ? "" : ", and its rows may be in " + String.join(", ", tables)),
          "look at these tables, and give the right one its name back");
    }
    for (String trigger : triggers(session)) {
      session.execute("DROP TRIGGER IF EXISTS " + Sql.name(trigger));
    }
    for (String shadow : tables) {
      session.execute("DROP TABLE IF EXISTS " + Sql.name(shadow));
    }
  }
}
