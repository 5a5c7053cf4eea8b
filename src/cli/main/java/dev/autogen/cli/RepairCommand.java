package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.run.Repair;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen repair}. */
@Command(
    mixinStandardHelpOptions = true,
    description = {
      "Decide what only a person can: whether an interrupted step was carried out, and whether a"
          + " migration that was changed after it was run is right as it is now.",
      "Changes what autogen notes, and nothing else."
    },
    footer = {"", "Example: autogen repair --done"})
final class RepairCommand extends Action {

  /** What is true of an interrupted step. */
  static final class Answer {

    @Option(names = "--done", description = "The interrupted step was carried out whole.")
    private boolean done;

    @Option(names = "--not-done", description = "Nothing of the interrupted step was carried out.")
    private boolean notDone;
  }

  @ArgGroup private Answer answer;

  @Option(
      names = "--accept-changes",
      description = "Migrations that were changed after they were run are right as they are.")
  private boolean acceptChanges;

  @Option(names = "--dry-run", description = "Say what would be noted, and note nothing.")
  private boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask before noting it.")
  private boolean yes;

  @Override
  int act() throws Exception {
    Project project = project();
    try (Connection connection = project.connect()) {
      List<Repair.Question> decided = new ArrayList<>();
      List<Repair.Question> findings =
          project
              .runner(connection, project.revisions())
              .repair(
                  (found, repair) -> {
                    for (Repair.Question finding : found) {
                      if (decide(finding, repair)) {
                        decided.add(finding);
                      }
                    }
                  });
      answer(
          () -> {},
          facts ->
              facts.list(
                  "findings",
                  findings,
                  (row, finding) -> facts(row, finding, decided.contains(finding))));
      if (findings.isEmpty()) {
        say("nothing to repair");
      }
      return decided.size() == findings.size() ? 0 : 1;
    }
  }

  private static void facts(Facts row, Repair.Question finding, boolean isDecided) {
    if (finding instanceof Repair.UndecidedStep step) {
      row.text("kind", "interrupted-step");
      row.text("statement", step.statement());
    } else if (finding instanceof Repair.ChangedMigration changed) {
      row.text("kind", "changed-migration");
      row.text("revision", changed.revision());
    }
    row.text("text", finding.sentence());
    row.flag("decided", isDecided);
  }

  /** Whether it is decided now. */
  private boolean decide(Repair.Question finding, Repair repair) throws SQLException {
    show(Printable.line(finding.sentence()));
    if (finding instanceof Repair.UndecidedStep step) {
      show("  " + step.statement().strip().replace("\n", "\n  "));
      if (answer == null) {
        say("look at the schema, then say --done or --not-done");
        return false;
      }
      boolean done = answer.done && !answer.notDone;
      String what = done ? "as carried out" : "as not carried out, so that it is run again";
      if (!agreed(what)) {
        return false;
      }
      repair.decide(step, done);
      return true;
    }
    if (!acceptChanges) {
      say("restore it as it was, or say --accept-changes");
      return false;
    }
    if (!agreed("as what was run")) {
      return false;
    }
    repair.accept((Repair.ChangedMigration) finding);
    return true;
  }

  private boolean agreed(String what) {
    if (dryRun) {
      say("would note it " + what);
      return false;
    }
    if (yes) {
      say("noted it " + what);
      return true;
    }
    boolean agreed =
        environment().terminal().question().apply("note it " + what + "?").orElse(false);
    say(agreed ? "noted it " + what : "nothing was noted; say --yes to do it unasked");
    return agreed;
  }
}
