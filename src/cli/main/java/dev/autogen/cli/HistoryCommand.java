package dev.autogen.cli;

import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.HalfDone;
import dev.autogen.run.History;
import dev.autogen.run.VersionTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen history}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "List the migrations, newest first.",
    footer = {"", "Example: autogen history --range current:head"})
final class HistoryCommand extends Action {

  @Option(
      names = {"-r", "--range"},
      paramLabel = "FROM:TO",
      description = "Only those from one revision to another; both count, either may be left out.")
  private String range;

  @Option(
      names = {"-i", "--indicate-current"},
      description = "Mark where the database is.")
  private boolean indicateCurrent;

  @Option(
      names = {"-a", "--applied"},
      description = "List what was run on the database instead: when, by whom, how long.")
  private boolean applied;

  @Override
  int act() throws Exception {
    Project project = project();
    if (applied) {
      try (Connection connection = project.connect()) {
        new AppliedHistory(new History(connection.session()).rows()).print(this);
      }
      return 0;
    }
    RevisionGraph revisions = project.revisions();
    boolean isFromCurrent = range != null && range.contains("current");
    boolean asksDatabase = indicateCurrent || isFromCurrent;
    List<String> current = asksDatabase ? current(project, revisions, isFromCurrent) : List.of();
    List<RevisionScript> newestFirst =
        new ArrayList<>(
            range == null
                ? revisions.revisions()
                : Targets.between(
                    new RevisionPath(revisions, isFromCurrent ? current : List.of()),
                    revisions,
                    range));
    Collections.reverse(newestFirst);
    list(
        "history",
        new Lines(revisions, indicateCurrent ? current : List.of(), screen()),
        newestFirst);
    if (revisions.revisions().isEmpty()) {
      say("there are no migrations in " + project.migrationsLabel());
    }
    return 0;
  }

  private void warnOfHalfDone(Connection connection, RevisionGraph revisions) throws SQLException {
    HalfDone.in(connection.session(), revisions).ifPresent(run -> warn(HalfDoneRow.text(run)));
  }

  /** Where the database is, which the files have to know where a path begins there. */
  private List<String> current(Project project, RevisionGraph revisions, boolean isPath)
      throws SQLException {
    try (Connection connection = project.connect()) {
      warnOfHalfDone(connection, revisions);
      VersionTable versions = new VersionTable(connection.session());
      if (isPath) {
        versions.path(revisions);
      }
      return versions.heads();
    }
  }
}
