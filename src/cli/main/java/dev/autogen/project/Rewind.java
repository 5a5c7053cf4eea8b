package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import dev.autogen.run.AppliedMigrations;
import dev.autogen.run.ChangePolicy;
import dev.autogen.run.OwnTables;
import dev.autogen.run.Repair;
import dev.autogen.run.Runner;
import dev.autogen.run.Stake;
import dev.autogen.run.VersionTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Takes back on a server of the project's own what its migrations no longer say: a file that was
 * run there and then edited, renamed or deleted, as one does with a file nobody has reviewed yet.
 * It is undone by its downgrade as it was when it was run. Where that cannot be, the schema is made
 * anew, unless somebody has put rows into it.
 */
final class Rewind {

  private final Project project;
  private final Connection connection;
  private final RevisionGraph revisions;
  private final KeptMigrations kept;
  private final Session session;

  Rewind(Project project, Connection connection, RevisionGraph revisions, KeptMigrations kept) {
    this.project = project;
    this.connection = connection;
    this.revisions = revisions;
    this.kept = kept;
    this.session = connection.session();
  }

  /** Whether the server holds what these migrations no longer say. */
  boolean isNeeded() throws SQLException {
    return isStuck() || !others(asRun()).isEmpty() || !unknownHeads().isEmpty();
  }

  /** The migrations as they were last run there; empty where they were not kept. */
  Optional<RevisionGraph> asRun() {
    if (kept.folders().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(project.folders().revisions(kept.folders()));
    } catch (AutogenException unusable) {
      // Another autogen kept them, or what they call has changed since.
      return Optional.empty();
    }
  }

  /**
   * Takes it back.
   *
   * @throws AutogenException when rows would be lost by that, or the server refuses
   */
  void run() throws SQLException {
    if (!isNeeded()) {
      return;
    }
    Optional<RevisionGraph> before = asRun();
    Optional<String> target = isStuck() ? Optional.empty() : before.flatMap(this::target);
    if (target.isPresent()) {
      try {
        back(before.get()).downgrade(target.get());
        return;
      } catch (AutogenException refused) {
        if (refused instanceof RowsAtStakeException) {
          throw refused;
        }
        project.progress().accept("it cannot go back by its migrations: " + refused.getMessage());
      }
    }
    startAnew();
  }

  private Runner back(RevisionGraph before) {
    return project.runner(
        connection,
        before,
        project
            .runOptions()
            .withConsent(
                stake -> {
                  Stake open = stake.without(false, true);
                  if (!open.isNone()) {
                    throw new RowsAtStakeException(open.sentence());
                  }
                  return open;
                }));
  }

  private boolean isStuck() throws SQLException {
    return project.runner(connection, revisions).isStuck();
  }

  private List<String> unknownHeads() throws SQLException {
    return new VersionTable(session)
        .heads().stream().filter(id -> revisions.revision(id).isEmpty()).toList();
  }

  /** The revisions that were run there and are others now. */
  private List<String> others(Optional<RevisionGraph> before) throws SQLException {
    List<String> others = new ArrayList<>();
    if (project.runOptions().changed() == ChangePolicy.FAIL) {
      new AppliedMigrations(session, revisions)
          .changed().stream().map(Repair.ChangedMigration::revision).forEach(others::add);
    }
    before.ifPresent(graph -> others.addAll(goneOrMoved(graph)));
    return others;
  }

  private List<String> goneOrMoved(RevisionGraph before) {
    List<String> found = new ArrayList<>();
    try {
      for (RevisionScript was : new RevisionPath(before, heads()).applied()) {
        Optional<RevisionScript> is = revisions.revision(was.id());
        boolean isSquashed =
            revisions.revisions().stream().anyMatch(one -> one.replaces().contains(was.id()));
        if (!isSquashed && (is.isEmpty() || !is.get().parents().equals(was.parents()))) {
          found.add(was.id());
        }
      }
    } catch (AutogenException unknown) {
      // What the server is at was not kept.
    }
    return found;
  }

  private List<String> heads() {
    try {
      return new VersionTable(session).heads();
    } catch (SQLException e) {
      throw dev.autogen.mysql.Failures.of("reading the revisions of the private server", e);
    }
  }

  /** Where the migrations that were run and those there are part; empty where there is no one. */
  private Optional<String> target(RevisionGraph before) {
    try {
      List<RevisionScript> applied = new RevisionPath(before, heads()).applied();
      TreeSet<String> undone = new TreeSet<>(others(Optional.of(before)));
      before.descendants(List.copyOf(undone)).forEach(script -> undone.add(script.id()));
      List<RevisionScript> staying =
          applied.stream().filter(script -> !undone.contains(script.id())).toList();
      if (staying.size() == applied.size()) {
        return Optional.empty();
      }
      List<String> ends =
          staying.stream()
              .map(RevisionScript::id)
              .filter(id -> staying.stream().noneMatch(script -> script.parents().contains(id)))
              .toList();
      return ends.size() > 1
          ? Optional.empty()
          : Optional.of(ends.isEmpty() ? Target.BASE : ends.get(0));
    } catch (AutogenException unknown) {
      return Optional.empty();
    } catch (SQLException e) {
      throw dev.autogen.mysql.Failures.of("reading the revisions of the private server", e);
    }
  }

  private void startAnew() throws SQLException {
    List<String> filled = filled();
    if (!filled.isEmpty()) {
      throw new RowsAtStakeException("it holds rows in " + String.join(", ", filled));
    }
    project
        .progress()
        .accept("the private server starts anew, since its migrations were changed or deleted");
    String name = session.schema();
    session.execute("DROP DATABASE " + Sql.name(name));
    session.execute("CREATE DATABASE " + Sql.name(name));
    session.execute("USE " + Sql.name(name));
  }

  /** The tables with rows that making the schema anew would not bring back. */
  private List<String> filled() throws SQLException {
    List<String> filled = new ArrayList<>();
    OwnRows own = OwnRows.of(asRun().orElse(revisions));
    for (var row :
        session.query(
            "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?"
                + " AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME",
            session.schema())) {
      String table = row.get("name");
      if (OwnTables.contains(table)) {
        continue;
      }
      int written = own.of(table);
      int there =
          session.query("SELECT 1 FROM " + Sql.name(table) + " LIMIT " + (written + 1)).size();
      if (there > written) {
        filled.add(table);
      }
    }
    return filled;
  }

  /** Going back would lose rows that nobody could bring back. */
  private static final class RowsAtStakeException extends AutogenException {

    private static final long serialVersionUID = 1L;

    RowsAtStakeException(String what) {
      super(
          Kind.USAGE,
          "migrations that were run on the private server have been changed or deleted since, and"
              + " it cannot go back to what they are now: "
              + what,
          "restore the files, or give up what is on that server with 'autogen dev reset'",
          null);
    }
  }
}
