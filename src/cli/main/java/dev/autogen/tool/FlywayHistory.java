package dev.autogen.tool;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.tool.MigrationTool.Gap;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The table in which Flyway notes what it has run.
 *
 * @param table its name
 */
record FlywayHistory(String table) {

  /** What it says; nothing where there is no such table. */
  ToolLog read(Session session) throws SQLException {
    if (!session.hasTable(table)) {
      return ToolLog.NONE;
    }
    Map<String, ToolLog.Entry> entries = new LinkedHashMap<>();
    String baseline = "";
    for (Map<String, String> row :
        session.query(
            "SELECT COALESCE(version, '') AS version, description, type, script,"
                + " COALESCE(checksum, '') AS checksum, success+0 AS success FROM "
                + Sql.name(table)
                + " ORDER BY installed_rank")) {
      String version = row.get("version");
      String key = version.isEmpty() ? "repeatable " + row.get("description") : version;
      String type = row.get("type").toUpperCase(Locale.ROOT);
      boolean failed = row.get("success").equals("0");
      switch (type) {
        case "SCHEMA" -> {}
        case "BASELINE" -> baseline = version;
        case "DELETE" -> entries.remove(key);
        default -> {
          entries.remove(key);
          if (!type.startsWith("UNDO")) {
            if (type.contains("BASELINE")) {
              baseline = version;
            }
            entries.put(
                key,
                new ToolLog.Entry(
                    key,
                    version,
                    row.get("description"),
                    row.get("script"),
                    row.get("checksum"),
                    failed));
          }
        }
      }
    }
    return new ToolLog(List.copyOf(entries.values()), baseline);
  }

  /** How far a schema is, see {@link MigrationTool#gap}. */
  static Gap gap(ToolLog all, ToolLog live) {
    List<ToolLog.Entry> pending = new ArrayList<>();
    List<Finding> wrong = new ArrayList<>();
    String last = live.baseline();
    for (ToolLog.Entry entry : live.entries()) {
      if (!entry.repeats()
          && (last.isEmpty() || VersionStyle.ORDER.compare(entry.version(), last) > 0)) {
        last = entry.version();
      }
      if (entry.failed()) {
        wrong.add(
            finding("failed", entry.script() + " failed when Flyway ran it on this database"));
      } else if (!entry.repeats()
          && all.entry(entry.key()).isEmpty()
          && !isBelow(entry.version(), all.baseline())) {
        wrong.add(
            finding(
                "not-there", entry.script() + ", which Flyway ran, is not among the migrations"));
      }
    }
    boolean isLast = true;
    for (ToolLog.Entry entry : all.entries()) {
      Optional<ToolLog.Entry> had = live.entry(entry.key());
      boolean isChanged =
          had.isPresent()
              && !had.get().checksum().isEmpty()
              && !entry.checksum().isEmpty()
              && !had.get().checksum().equals(entry.checksum());
      if (entry.repeats() ? had.isEmpty() || isChanged : isPending(entry, had, live)) {
        pending.add(entry);
        isLast &=
            entry.repeats()
                || last.isEmpty()
                || VersionStyle.ORDER.compare(entry.version(), last) > 0;
      } else if (isChanged && !had.get().failed()) {
        wrong.add(finding("changed", entry.script() + " was changed after Flyway ran it"));
      }
    }
    return new Gap(
        pending, wrong, isLast && !last.isEmpty() ? Optional.of(last) : Optional.empty());
  }

  private static boolean isPending(ToolLog.Entry entry, Optional<ToolLog.Entry> had, ToolLog live) {
    return had.isEmpty() && !isBelow(entry.version(), live.baseline());
  }

  private static boolean isBelow(String version, String baseline) {
    return !baseline.isEmpty() && VersionStyle.ORDER.compare(version, baseline) <= 0;
  }

  private static Finding finding(String code, String text) {
    return Finding.error(code, Element.project("migrations"), text);
  }
}
