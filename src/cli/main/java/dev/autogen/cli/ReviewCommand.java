package dev.autogen.cli;

import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.project.Reviewer;
import dev.autogen.review.Review;
import dev.autogen.review.ReviewPage;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.VersionTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen review}. */
@Command(
    mixinStandardHelpOptions = true,
    description = {
      "Write a page for whoever reviews migrations: what changes, in pictures, definitions and SQL.",
      "They are tried up, down and up again in a schema of their own; exit code 1 if that fails."
    },
    footer = {"", "Example: autogen review head --out review.html"})
final class ReviewCommand extends Action {

  @Parameters(
      arity = "0..1",
      paramLabel = "REVISION",
      description =
          "A revision, or FROM:TO, both with them; default: what the database has not had, or head.")
  private String target;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "review.html",
      description = "The file to write; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Override
  int act() throws Exception {
    Project project = project();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      List<RevisionScript> wanted = wanted(connection, revisions);
      if (wanted.isEmpty()) {
        answer(
            () -> warn("there are no migrations in " + project.migrationsLabel()),
            facts -> facts(facts, List.of(), List.of(), List.of()));
        return 0;
      }
      Review review =
          new Reviewer(project, revisions, environment().ids(), this::shown)
              .review(connection, wanted);
      List<Path> written = List.of(write(out, ReviewPage.of(review)));
      answer(
          () -> {
            // What may be accepted is on the page, for whoever reviews.
            warn(
                review.findings().stream()
                    .filter(one -> one.severity() == Severity.ERROR || one.acceptance().isEmpty())
                    .toList());
            written.forEach(this::print);
          },
          facts -> facts(facts, wanted, written, review.findings()));
      return review.findings().stream().anyMatch(one -> one.severity() == Severity.ERROR) ? 1 : 0;
    }
  }

  private static void facts(
      Facts facts, List<RevisionScript> wanted, List<Path> written, List<Finding> findings) {
    facts.texts("revisions", wanted.stream().map(RevisionScript::id).toList());
    facts.texts("written", written.stream().map(Action::whole).toList());
    facts.list(
        "findings",
        findings,
        (row, finding) -> {
          row.text("code", finding.code());
          row.text("severity", finding.severity().word());
          row.text("element", finding.element().label());
          row.text("text", finding.text());
          row.text("remedy", finding.remedy());
        });
  }

  private List<RevisionScript> wanted(Connection connection, RevisionGraph revisions)
      throws SQLException {
    RevisionPath path = new VersionTable(connection.session()).path(revisions);
    if (target == null) {
      List<RevisionScript> pending = path.pending();
      return pending.isEmpty() ? revisions.heads() : pending;
    }
    return target.contains(":") ? Targets.between(path, revisions, target) : path.named(target);
  }
}
