package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.event.Direction;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.RevisionSteps;
import dev.autogen.run.Step;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen show}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Show a migration: where it stands, and what it runs.",
    footer = {"", "Example: autogen show head"})
final class ShowCommand extends Action {

  @Parameters(
      arity = "0..*",
      defaultValue = "head",
      paramLabel = "REVISION",
      description = "A revision, head, heads or current; default: ${DEFAULT-VALUE}.")
  private List<String> targets;

  @Override
  int act() throws Exception {
    Project project = project();
    RevisionGraph revisions = project.revisions();
    List<RevisionScript> scripts = Targets.find(project, revisions, targets);
    Lines lines = lines(revisions);
    answer(
        () -> scripts.forEach(script -> print(lines, script)),
        facts ->
            facts.list(
                "revisions",
                scripts,
                (row, script) -> {
                  lines.facts(row, script);
                  row.texts("upgrade", sql(Direction.UPGRADE, script));
                  row.texts("downgrade", sql(Direction.DOWNGRADE, script));
                }));
    return 0;
  }

  private void print(Lines lines, RevisionScript script) {
    lines.all(script).forEach(out()::println);
    out().println("  upgrade");
    sql(Direction.UPGRADE, script).forEach(this::statement);
    out().println("  downgrade");
    sql(Direction.DOWNGRADE, script).forEach(this::statement);
  }

  private static List<String> sql(Direction direction, RevisionScript script) {
    return RevisionSteps.of(script, direction).all().stream().map(Step::text).toList();
  }

  private void statement(String sql) {
    out().println("    " + Printable.lines(sql.strip()).replace("\n", "\n    ") + ";");
  }
}
