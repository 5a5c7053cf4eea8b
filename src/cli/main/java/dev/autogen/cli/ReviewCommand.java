package dev.autogen.cli;

import dev.autogen.error.AutogenException;
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
      names = "--pending",
      description = "What the database has not had alone, and no page where it has had all.")
  private boolean pending;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "review.html",
      description = "The file to write; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Override
  boolean givesFindings() {
    return true;
  }

  @Override
  int act() throws Exception {
    if (pending && target != null) {
      throw AutogenException.usage(
          "--pending says which revisions, and so does " + target, "leave one of them out");
    }
    Project project = project();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      List<RevisionScript> wanted = wanted(connection, revisions);
      if (wanted.isEmpty()) {
        answer(() -> {}, facts -> facts(facts, List.of(), List.of(), List.of()), List.of());
        sayNothingToDo(project, revisions, "head");
        return 0;
      }
      Review review =
          new Reviewer(project, revisions, environment().ids(), this::shown)
              .review(connection, wanted);
      List<Path> written = List.of(write(out, ReviewPage.of(review)));
      // What the rules found is on the page for whoever reviews; lint tells of it.
      List<Finding> own =
          review.findings().stream().filter(one -> Reviewer.OF_TRIAL.contains(one.code())).toList();
      answer(
          () -> {
            warn(own);
            written.forEach(this::print);
          },
          facts -> facts(facts, wanted, written, review.findings()),
          own);
      return own.stream().anyMatch(one -> one.severity() == Severity.ERROR) ? 1 : 0;
    }
  }

  private static void facts(
      Facts facts, List<RevisionScript> wanted, List<Path> written, List<Finding> findings) {
    facts.texts("revisions", wanted.stream().map(RevisionScript::id).toList());
    facts.texts("written", written.stream().map(Action::whole).toList());
    facts.list("findings", findings, FindingFacts::facts);
  }

  private List<RevisionScript> wanted(Connection connection, RevisionGraph revisions)
      throws SQLException {
    RevisionPath path = new VersionTable(connection.session()).path(revisions);
    if (target == null) {
      List<RevisionScript> notRun = path.pending();
      return notRun.isEmpty() && !pending ? revisions.heads() : notRun;
    }
    return target.contains(":") ? Targets.between(path, revisions, target) : path.named(target);
  }
}
