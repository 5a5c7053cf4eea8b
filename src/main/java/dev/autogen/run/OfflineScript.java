package dev.autogen.run;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionPath;
import dev.autogen.migration.RevisionScript;
import dev.autogen.mysql.Session;
import java.util.ArrayList;
import java.util.List;

/** Migrations as a script for the {@code mysql} client, made without a database. */
public final class OfflineScript {

  private final RevisionGraph graph;
  private final List<String> lines = new ArrayList<>();

  private OfflineScript(RevisionGraph graph) {
    this.graph = graph;
    statement(Session.SETTINGS);
  }

  /**
   * The script that upgrades.
   *
   * @param from the revision the database is at; empty for none
   */
  public static String upgrade(RevisionGraph graph, String from, String target) {
    List<String> start = from.isEmpty() ? List.of() : start(graph, from);
    OfflineScript script = new OfflineScript(graph);
    script.statement(VersionTable.CREATE);
    script.add(Direction.UPGRADE, start, new RevisionPath(graph, start).up(target));
    return script.text();
  }

  /**
   * The script that downgrades.
   *
   * @param from the revision the database is at
   */
  public static String downgrade(RevisionGraph graph, String from, String target) {
    List<String> start = start(graph, from);
    OfflineScript script = new OfflineScript(graph);
    script.add(Direction.DOWNGRADE, start, new RevisionPath(graph, start).down(target));
    return script.text();
  }

  private static List<String> start(RevisionGraph graph, String from) {
    return switch (from) {
      case "base" -> List.of();
      case "head" -> graph.head().stream().map(RevisionScript::id).toList();
      default -> List.of(graph.resolve(from).id());
    };
  }

  private void add(Direction direction, List<String> start, List<RevisionScript> path) {
    List<String> heads = start;
    for (RevisionScript revision : path) {
      lines.add("");
      lines.add(
          "-- "
              + direction.word()
              + " "
              + revision.id()
              + " "
              + revision.message().replaceAll("\\s+", " "));
      Step.of(
              direction == Direction.UPGRADE
                  ? revision.upgradeOperations()
                  : revision.downgradeOperations())
          .forEach(step -> statement(step.sql()));
      List<String> now =
          new RevisionPath(graph, heads).headsAfter(revision, direction == Direction.UPGRADE);
      for (String gone : heads) {
        if (!now.contains(gone)) {
          statement(VersionTable.delete(gone));
        }
      }
      for (String come : now) {
        if (!heads.contains(come)) {
          statement(VersionTable.insert(come));
        }
      }
      heads = now;
    }
  }

  private void statement(String sql) {
    lines.add(sql + ";");
  }

  private String text() {
    return String.join("\n", lines);
  }
}
