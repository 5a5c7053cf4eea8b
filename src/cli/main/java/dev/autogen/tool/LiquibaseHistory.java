package dev.autogen.tool;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.tool.MigrationTool.Gap;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The table in which Liquibase notes what it has run.
 *
 * @param table its name
 */
record LiquibaseHistory(String table) {

  /** What it says; nothing where there is no such table. */
  ToolLog read(Session session) throws SQLException {
    if (!session.hasTable(table)) {
      return ToolLog.NONE;
    }
    List<ToolLog.Entry> entries = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT ID AS id, AUTHOR AS author, FILENAME AS file, COALESCE(MD5SUM, '') AS md5,"
                + " EXECTYPE AS type, COALESCE(DESCRIPTION, '') AS description FROM "
                + Sql.name(table)
                + " ORDER BY DATEEXECUTED, ORDEREXECUTED")) {
      String file = ToolProject.onClassPath(row.get("file"));
      entries.add(
          new ToolLog.Entry(
              file + "::" + row.get("id") + "::" + row.get("author"),
              row.get("id"),
              row.get("description"),
              file + "::" + row.get("id") + "::" + row.get("author"),
              row.get("md5"),
              row.get("type").toUpperCase(Locale.ROOT).equals("FAILED")));
    }
    return new ToolLog(entries, "");
  }

  /** How far a schema is, see {@link MigrationTool#gap}. */
  static Gap gap(ToolLog all, ToolLog live) {
    List<ToolLog.Entry> pending = new ArrayList<>();
    List<Finding> wrong = new ArrayList<>();
    int had = 0;
    for (ToolLog.Entry entry : all.entries()) {
      Optional<ToolLog.Entry> run = live.entry(entry.key());
      if (run.isEmpty()) {
        pending.add(entry);
        continue;
      }
      had += pending.isEmpty() ? 1 : 0;
      if (isChanged(entry.checksum(), run.get().checksum())) {
        wrong.add(
            Finding.error(
                "changed",
                Element.project("migrations"),
                "the changeset " + entry.script() + " was changed after Liquibase ran it"));
      }
    }
    boolean isLast = had + pending.size() == all.entries().size();
    return new Gap(
        pending, wrong, isLast && had > 0 ? Optional.of(String.valueOf(had)) : Optional.empty());
  }

  /** Each version of Liquibase has checksums of its own kind, with a number in front. */
  private static boolean isChanged(String one, String other) {
    return !one.isEmpty()
        && !other.isEmpty()
        && one.split(":", 2)[0].equals(other.split(":", 2)[0])
        && !one.equals(other);
  }
}
