package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.event.RunEvent;
import dev.autogen.finding.Finding;
import dev.autogen.project.Activity;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.ChangePolicy;
import dev.autogen.run.Consent;
import dev.autogen.run.RunOptions;
import dev.autogen.run.Runner;
import dev.autogen.run.Stake;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What {@code upgrade} and {@code downgrade} share. */
abstract class RunCommand extends Action {

  @Option(
      names = "--sql",
      description =
          "Print a script for the mysql client instead, without asking the database; FROM:TARGET"
              + " begins at FROM.")
  private boolean sql;

  @Option(
      names = "--dry-run",
      description =
          "Print what would be run on this database, say what would stop it, and run nothing.")
  private boolean dryRun;

  @Option(
      names = "--skip-preflight",
      description = "Do not test first whether rows or the server's limits would stop a step.")
  private boolean skipPreflight;

  @Option(
      names = "--allow-drift",
      description = "Run although tables are not as the migrations before left them.")
  private boolean allowDrift;

  @Option(
      names = "--kill-blockers",
      description = "End the connections that hold a lock a step waits for.")
  private boolean killBlockers;

  @Option(
      names = "--allow-data-loss",
      description = "Let rows go without asking, with tables or partitions or alone.")
  private boolean allowDataLoss;

  /** Where to go, as it was typed. */
  abstract String target();

  /** Where a script begins that does not say it. */
  abstract String usualStart();

  /** The script that goes from the heads {@code start} to {@code target}. */
  abstract String script(RevisionGraph revisions, List<String> start, String target);

  /** The script of what is yet to be run on this database. */
  abstract String remaining(Runner runner, String target) throws SQLException;

  /** Goes there; the revisions that were run. */
  abstract List<RevisionScript> run(Runner runner, String target) throws SQLException;

  /** Tests whether anything would stop that. */
  abstract void foresee(Runner runner, String target) throws SQLException;

  /** The migrations to run by, once the database is ready for them. */
  abstract RevisionGraph ready(Project project, Connection connection, RevisionGraph revisions)
      throws SQLException;

  /** The options to run with, once the sizes of tables are looked at, where that is asked for. */
  RunOptions heedSizes(
      Project project, Connection connection, RevisionGraph revisions, RunOptions options) {
    return options;
  }

  /** Whether what was only stamped may be undone. */
  boolean allowsStamped() {
    return false;
  }

  /** Who says yes to what cannot be taken back. */
  private Consent consent() {
    return stake -> {
      Stake open = stake.without(allowDataLoss, allowsStamped());
      return !open.isNone()
              && environment().terminal().question().apply(open.question()).orElse(false)
          ? open.without(true, true)
          : open;
    };
  }

  /** The same of a run that is only foreseen, in which nobody is asked. */
  private Consent foreseenConsent() {
    return stake -> {
      Stake open = stake.without(allowDataLoss, allowsStamped());
      if (open.isNone() || !environment().terminal().isAttended()) {
        return open;
      }
      say("asked first, since " + open.sentence());
      return open.without(true, true);
    };
  }

  @Override
  final int act() throws Exception {
    Targets.check(spec, target());
    Project project = project();
    RevisionGraph revisions = project.revisions();
    if (sql) {
      Range range = Range.parse(target());
      List<String> start =
          Targets.heads(revisions, range.from().isEmpty() ? usualStart() : range.from());
      script(script(revisions, start, range.to()));
      return 0;
    }
    if (target().contains(":")) {
      throw AutogenException.usage(
          target() + " is a range, which a script has and a database does not need",
          "name its end alone, or say --sql");
    }
    try (Connection connection = project.connect()) {
      if (dryRun) {
        RunOptions options = options(project).withConsent(foreseenConsent());
        if (connection.folder().isPresent()) {
          // The run would take back first what was edited since.
          options = options.withChanged(ChangePolicy.IGNORE);
        }
        Runner runner = project.runner(connection, revisions, options);
        String script = remaining(runner, target());
        answer(
            () -> {
              if (!script.isEmpty()) {
                out().println(script);
                out().flush();
              }
            },
            facts -> {
              facts.text("database", connection.name());
              facts.text("direction", spec.name());
              facts.text("script", script);
            });
        foresee(runner, target());
        tell(found(project, connection, revisions));
        say("nothing was run");
      } else {
        List<RevisionScript> done;
        RevisionGraph followed;
        Activity activity = environment().terminal().activity();
        try (Activity.Stage stage = activity.begin("running " + spec.name())) {
          RunOptions options = options(project);
          Consumer<RunEvent> told = project.progress(options);
          if (activity.isSeen()) {
            options = options.withLiveProgress();
            told = new LiveProgress(stage, told);
          }
          followed = ready(project, connection, revisions);
          options = heedSizes(project, connection, followed, options);
          done = run(project.runner(connection, followed, options, told), target());
        }
        Lines lines = lines(followed);
        answer(
            () -> {},
            facts -> {
              facts.text("database", connection.name());
              facts.text("direction", spec.name());
              facts.list("revisions", done, lines::facts);
            });
        if (done.isEmpty()) {
          sayNothingToDo(project, revisions, target());
        }
      }
      return 0;
    }
  }

  /** What is wrong with the migrations that would be run; nothing where they are taken back. */
  List<Finding> found(Project project, Connection connection, RevisionGraph revisions)
      throws SQLException {
    return List.of();
  }

  private RunOptions options(Project project) {
    RunOptions options = project.runOptions().withVerbose(common().verbose());
    if (killBlockers) {
      options = options.withTimeouts(options.timeouts().withKilling());
    }
    if (allowDrift) {
      options = options.withDriftAllowed();
    }
    options = options.withInterruption(environment().interruption()).withConsent(consent());
    return skipPreflight ? options.withoutPreflight() : options;
  }
}
