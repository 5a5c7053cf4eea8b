package dev.autogen.project;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.Change;
import dev.autogen.diff.Planner;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.operation.Operation;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import dev.autogen.run.Consent;
import dev.autogen.run.OwnTables;
import dev.autogen.run.RunOptions;
import dev.autogen.run.Runner;
import dev.autogen.run.VersionTable;
import dev.autogen.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tries a whole history in schemas that are made for it and dropped: what a project's tests ask of
 * its migrations. Each question is answered with what is wrong, a sentence each.
 */
public final class HistoryTrial {

  private final Project project;
  private final Supplier<String> ids;

  /**
   * Of a project's migrations.
   *
   * @param ids names the schemas
   */
  public HistoryTrial(Project project, Supplier<String> ids) {
    this.project = project;
    this.ids = ids;
  }

  /** Whether there is one head, which is where every database is upgraded to. */
  public List<String> heads() {
    List<RevisionScript> heads = project.revisions().heads();
    return heads.size() <= 1
        ? List.of()
        : List.of(
            "there are "
                + heads.size()
                + " heads: "
                + String.join(", ", heads.stream().map(RevisionScript::id).toList())
                + "; join them with 'autogen merge heads'");
  }

  /** What the newest migrations do that the settings have fail a command. */
  public List<String> findings() {
    RevisionGraph revisions = project.revisions();
    try {
      Linting.Result result =
          new Linting(project, revisions, Optional.empty(), ids).review(revisions.heads());
      return result.fails()
          ? result.findings().stream()
              .filter(finding -> finding.severity() != Severity.NOTE)
              .map(
                  finding ->
                      finding.code()
                          + " "
                          + finding.place().file()
                          + ":"
                          + finding.place().line()
                          + ": "
                          + finding.text())
              .toList()
          : List.of();
    } catch (SQLException e) {
      throw Failures.of("looking at the migrations", e);
    }
  }

  /** Whether everything runs on an empty schema. */
  public List<String> upgradeFromEmpty() {
    return in(
        (connection, revisions) -> {
          runner(connection, revisions).upgrade(Target.HEADS);
          return List.of();
        });
  }

  /** Whether that makes what the entities ask for. */
  public List<String> entities() {
    return in(
        (connection, revisions) -> {
          runner(connection, revisions).upgrade(Target.HEADS);
          Comparison comparison = project.compare(connection, revisions).comparison();
          List<String> wrong = new ArrayList<>(Finding.texts(comparison.refusals()));
          comparison.differences().stream().map(Change::text).forEach(wrong::add);
          return wrong;
        });
  }

  /**
   * Whether each revision that follows the one before it goes back to where it came from and up
   * again to the same, and so the whole.
   */
  public List<String> upDownUp() {
    return in(
        (connection, revisions) -> {
          Runner runner = runner(connection, revisions);
          List<String> wrong = new ArrayList<>();
          Schema empty = schema(connection);
          for (RevisionScript revision : revisions.revisions()) {
            List<String> heads = new VersionTable(connection.session()).heads();
            Schema before = schema(connection);
            runner.upgrade(revision.id());
            if (heads.equals(revision.parents()) && revision.parents().size() <= 1) {
              Schema after = schema(connection);
              runner.downgrade(heads.isEmpty() ? Target.BASE : heads.get(0));
              compare(connection, before, "the downgrade of " + revision.id(), wrong);
              runner.upgrade(revision.id());
              compare(connection, after, "the second upgrade of " + revision.id(), wrong);
            }
          }
          Schema all = schema(connection);
          runner.downgrade(Target.BASE);
          compare(connection, empty, "the downgrade to base", wrong);
          runner.upgrade(Target.HEADS);
          compare(connection, all, "the second upgrade to heads", wrong);
          return wrong;
        });
  }

  private interface Trial {
    List<String> of(Connection connection, RevisionGraph revisions) throws SQLException;
  }

  private List<String> in(Trial trial) {
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      Database place = project.databases().scratch(connection);
      if (place.isContainer()) {
        // The server is this run's own, and ends with it.
        return trial.of(connection, revisions);
      }
      try (ScratchSchema scratch = ScratchSchema.create(place, ids.get(), "")) {
        Connection there =
            new Connection(
                scratch.session(),
                place.withSchema(scratch.session().schema()),
                true,
                Optional.empty(),
                "a schema made for this test",
                () -> {});
        return trial.of(there, revisions);
      }
    } catch (SQLException e) {
      throw Failures.of("trying the migrations", e);
    } catch (AutogenException e) {
      return List.of(e.getMessage() + (e.remedy().isEmpty() ? "" : "; " + e.remedy()));
    }
  }

  /** Nothing is lost in a schema that was made to be dropped. */
  private Runner runner(Connection connection, RevisionGraph revisions) {
    RunOptions options = project.runOptions().withConsent(Consent.given());
    return project.runner(connection, revisions, options);
  }

  private static Schema schema(Connection connection) throws SQLException {
    return new SchemaReader(connection.session()).readExactly(name -> !OwnTables.contains(name));
  }

  private static void compare(
      Connection connection, Schema expected, String what, List<String> wrong) throws SQLException {
    Schema made = schema(connection);
    if (!made.equals(expected)) {
      for (String change : Operation.describeAll(Planner.plan(made, expected), made)) {
        wrong.add(what + " leaves out: " + change);
      }
    }
  }
}
