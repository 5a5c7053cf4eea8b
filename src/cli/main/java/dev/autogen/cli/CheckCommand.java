package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.finding.Finding;
import dev.autogen.project.Agreement;
import dev.autogen.project.AgreementFindings;
import dev.autogen.project.Checker;
import dev.autogen.project.Connection;
import dev.autogen.project.History;
import dev.autogen.project.Linting;
import dev.autogen.project.Project;
import dev.autogen.project.Standing;
import dev.autogen.project.ToolStanding;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.VersionTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen check}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Say whether entities, migrations and database agree; exit code 1 if not.",
    footer = {"", "Example: autogen check --format json"})
final class CheckCommand extends Action {

  private static final List<String> NEEDS_CODE =
      List.of(
          "what the entities say",
          "what the migrations do, and whether they compile",
          "whether the database is as they left it",
          "whether one was changed after it was run",
          "migrations that are compiled classes",
          "hooks");

  @Option(
      names = "--accept",
      description = "Accept the differences of today: write them to autogen.accepted.")
  private boolean accept;

  @Override
  boolean givesFindings() {
    return true;
  }

  @Override
  int act() throws Exception {
    if (accept && common().form().isOfFindings()) {
      throw AutogenException.usage(
          "--accept and --format " + common().form() + " do not go together",
          "leave one of them out");
    }
    Project project = project();
    if (!project.settings().runsProjectCode()) {
      return withoutCode(project);
    }
    project.readAhead();
    History history = project.history(environment().ids());
    try (Connection connection = project.connect()) {
      history.catchUp(connection);
      Checker checker = new Checker(project, history, connection);
      Agreement agreement = checker.check();
      if (common().verbose()) {
        sayHow(agreement.method(), agreement.setAside());
      }
      if (accept) {
        accept(checker, agreement);
        return 0;
      }
      settleStale(checker, agreement);
      Lines lines = lines(history.revisions());
      List<Finding> findings = found(project, history, connection, agreement);
      List<Finding> all = new ArrayList<>(AgreementFindings.of(agreement, project));
      all.addAll(findings);
      answer(
          () -> {
            warn(agreement.warnings());
            tell(findings);
            new Findings(agreement, lines, screen()).print(this::print, this::say);
          },
          facts -> {
            facts(facts, connection, lines, agreement);
            FindingFacts.some(facts, all);
          },
          all);
      // A table that could not be compared is neither equal nor different.
      if (!agreement.refused().isEmpty()) {
        return Errors.FAILURE;
      }
      return agreement.agrees() ? 0 : 1;
    }
  }

  /** What is wrong with the migrations that the database has not had yet, or nobody has written. */
  private List<Finding> found(
      Project project, History history, Connection connection, Agreement agreement)
      throws SQLException {
    List<RevisionScript> pending = agreement.standing().pending();
    List<Finding> all = new ArrayList<>();
    if (!pending.isEmpty()) {
      all.addAll(
          new Linting(project, history.revisions(), Optional.of(connection), environment().ids())
              .review(pending)
              .findings());
    }
    all.addAll(AgreementFindings.ofMissing(agreement, project));
    return all;
  }

  /** What can be told of a checkout whose code is not to be run: which revisions there are. */
  private int withoutCode(Project project) throws SQLException {
    if (accept) {
      throw AutogenException.usage(
          "without the project's code there is no difference to accept",
          "leave out --no-project-code where the code is trusted");
    }
    if (common().form().isOfFindings()) {
      throw AutogenException.usage(
          "without the project's code most is not checked, which --format "
              + common().form()
              + " cannot say",
          "use text or json");
    }
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      List<RevisionScript> pending =
          new VersionTable(connection.session()).path(revisions).pending();
      List<String> heads = revisions.heads().stream().map(RevisionScript::id).toList();
      boolean isWhole = pending.isEmpty() && heads.size() <= 1;
      Lines lines = lines(revisions);
      answer(
          () -> {
            pending.forEach(script -> print("not yet run: " + lines.of(script)));
            if (heads.size() > 1) {
              print("several heads: " + String.join(", ", heads));
            }
            say("not checked without the project's code: " + String.join("; ", NEEDS_CODE));
          },
          facts -> {
            facts.flag("agreeAsFarAsChecked", isWhole);
            facts.text("database", connection.name());
            facts.list("pending", pending, lines::facts);
            facts.texts("heads", heads);
            facts.texts("notChecked", NEEDS_CODE);
          });
      return isWhole ? 0 : 1;
    }
  }

  /** The file of accepted differences shrinks by itself, but not where nobody would commit it. */
  private void settleStale(Checker checker, Agreement agreement) {
    if (agreement.stale().isEmpty()) {
      return;
    }
    boolean isCi = !environment().variables().getOrDefault("CI", "").isEmpty();
    if (!isCi) {
      checker.forgetStale(agreement);
    }
    say(
        count(agreement.stale().size(), "accepted difference")
            + (agreement.stale().size() == 1 ? " is" : " are")
            + " gone"
            + (isCi ? ": run 'autogen check' and commit the file of accepted ones" : ""));
  }

  static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private void accept(Checker checker, Agreement agreement) {
    int accepted = checker.accept(agreement);
    List<Finding> unacceptable = checker.unacceptable(agreement);
    answer(
        () -> {
          warn(agreement.warnings());
          warn(unacceptable);
        },
        facts -> {
          facts.list(
              "accepted",
              List.copyOf(agreement.acceptable()),
              (row, acceptance) -> row.text("text", acceptance.text()));
          facts.texts("notAccepted", Finding.texts(unacceptable));
          facts.texts("warnings", Finding.texts(agreement.warnings()));
        });
    say(count(accepted, "difference") + " accepted");
  }

  private static void facts(Facts facts, Connection connection, Lines lines, Agreement agreement) {
    ChangeFacts changes = new ChangeFacts(agreement.properties());
    facts.flag("agree", agreement.agrees());
    facts.text("database", connection.name());
    facts.list("differences", agreement.differences(), changes::facts);
    facts.list("missing", agreement.missing(), changes::facts);
    facts.list("drift", agreement.drift(), changes::facts);
    Standing standing = agreement.standing();
    facts.list("pending", standing.pending(), lines::facts);
    HalfDoneRow.print(facts, standing.halfDone());
    facts.texts("changed", Finding.texts(standing.changed()));
    standing.tool().ifPresent(tool -> facts(facts, tool));
    facts.texts("notCompared", Finding.texts(agreement.refused()));
    facts.texts("setAside", Finding.texts(agreement.setAside()));
    facts.texts("staleAccepted", List.copyOf(agreement.stale()));
    facts.texts("warnings", Finding.texts(agreement.warnings()));
  }

  /** What another tool has run and is to run. */
  private static void facts(Facts facts, ToolStanding tool) {
    facts.text("tool", tool.tool());
    facts.list(
        "toolPending",
        tool.pending(),
        (row, pending) -> {
          row.text("version", pending.version());
          row.text("description", pending.description());
          row.text("script", pending.script());
        });
    facts.texts("toolWrong", Finding.texts(tool.wrong()));
  }
}
