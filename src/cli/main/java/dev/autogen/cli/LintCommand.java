package dev.autogen.cli;

import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.project.Connection;
import dev.autogen.project.Linting;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.VersionTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen lint}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Say what a migration does to running code, rows, locks and keys.",
    footer = {"", "Example: autogen lint current:head"})
final class LintCommand extends Action {

  @Parameters(
      arity = "0..1",
      paramLabel = "REV|FROM:TO",
      description =
          "The migrations to look at; default: those the database has not had yet, else the"
              + " newest.")
  private String target;

  @Option(
      names = "--no-database",
      description = "Ask no database; what only one can tell is left out.")
  private boolean noDatabase;

  @Override
  boolean givesFindings() {
    return true;
  }

  @Override
  int act() throws Exception {
    Project project = project();
    RevisionGraph revisions = project.revisions();
    if (noDatabase) {
      return lint(project, revisions, Optional.empty());
    }
    try (Connection connection = project.connect()) {
      return lint(project, revisions, Optional.of(connection));
    }
  }

  private int lint(Project project, RevisionGraph revisions, Optional<Connection> connection)
      throws SQLException {
    Linting linting = new Linting(project, revisions, connection, environment().ids());
    List<RevisionScript> scripts = target == null ? linting.usual() : named(revisions, connection);
    Linting.Result result = linting.review(scripts);
    answer(
        () -> new ReviewText(screen()).lines(result.findings()).forEach(this::print),
        facts -> FindingFacts.review(facts, result),
        result.findings());
    result.leftOut().forEach(finding -> say(finding.text()));
    if (revisions.revisions().isEmpty()) {
      warn("there are no migrations in " + project.migrationsLabel());
    } else {
      say(verdict(scripts, result.findings()));
    }
    return result.fails() ? 1 : 0;
  }

  private List<RevisionScript> named(RevisionGraph revisions, Optional<Connection> connection)
      throws SQLException {
    RevisionPath path =
        connection.isPresent()
            ? new VersionTable(connection.get().session()).path(revisions)
            : new RevisionPath(revisions, List.of());
    return target.contains(":") ? Targets.between(path, revisions, target) : path.named(target);
  }

  private static String verdict(List<RevisionScript> scripts, List<Finding> findings) {
    String looked = CheckCommand.count(scripts.size(), "migration") + " looked at: ";
    if (findings.isEmpty()) {
      return looked + "nothing to say";
    }
    return looked
        + String.join(
            ", ",
            List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE).stream()
                .filter(severity -> of(severity, findings) > 0)
                .map(severity -> CheckCommand.count(of(severity, findings), severity.word()))
                .toList());
  }

  private static int of(Severity severity, List<Finding> findings) {
    return (int) findings.stream().filter(f -> f.severity() == severity).count();
  }
}
