package dev.autogen.cli;

import dev.autogen.finding.Finding;
import dev.autogen.online.OnlineSettings;
import dev.autogen.project.Connection;
import dev.autogen.project.Handing;
import dev.autogen.project.Linting;
import dev.autogen.project.Project;
import dev.autogen.project.WorkPlan;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import dev.autogen.run.OfflineScript;
import dev.autogen.run.RunOptions;
import dev.autogen.run.Runner;
import dev.autogen.run.VersionTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen upgrade}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Run the migrations the database has not had yet.",
    footer = {"", "Example: autogen upgrade +1"})
final class UpgradeCommand extends RunCommand {

  @Parameters(
      arity = "0..1",
      defaultValue = "head",
      paramLabel = "TARGET",
      description = "A revision, head, heads or +N; default: ${DEFAULT-VALUE}.")
  private String target;

  @Override
  RevisionGraph ready(Project project, Connection connection, RevisionGraph revisions)
      throws SQLException {
    project.prepareUpgrade(connection, revisions);
    return revisions;
  }

  @Override
  RunOptions heedSizes(
      Project project, Connection connection, RevisionGraph revisions, RunOptions options) {
    OptionalLong most = project.maxCopySize();
    Optional<OnlineSettings> online = project.online();
    if (most.isEmpty() && online.isEmpty()) {
      return options;
    }
    WorkPlan plan = WorkPlan.of(project, connection, revisions, environment().ids(), target);
    if (most.isPresent()) {
      plan.requireNoCopyOver(most.getAsLong(), online);
    }
    return online.isEmpty()
        ? options
        : options.withHandover(new Handing(online.get(), connection, options, this::say).of(plan));
  }

  @Override
  String target() {
    return target;
  }

  @Override
  String usualStart() {
    return Target.BASE;
  }

  @Override
  String script(RevisionGraph revisions, List<String> start, String end) {
    return OfflineScript.upgrade(revisions, start, end);
  }

  @Override
  String remaining(Runner runner, String end) throws SQLException {
    return runner.scriptUpgrade(end);
  }

  @Override
  List<RevisionScript> run(Runner runner, String end) throws SQLException {
    return runner.upgrade(end);
  }

  @Override
  void foresee(Runner runner, String end) throws SQLException {
    runner.foreseeUpgrade(end);
  }

  @Override
  List<Finding> found(Project project, Connection connection, RevisionGraph revisions)
      throws SQLException {
    VersionTable versions = new VersionTable(connection.session());
    // A database that is newer than the files has nothing to run.
    boolean isNewer =
        versions.heads().stream().anyMatch(head -> revisions.revision(head).isEmpty());
    if (isNewer || !project.settings().runsProjectCode()) {
      return List.of();
    }
    return new Linting(project, revisions, Optional.of(connection), environment().ids())
        .review(versions.path(revisions).up(target))
        .findings();
  }
}
