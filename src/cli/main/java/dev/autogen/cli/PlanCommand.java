package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.online.OnlineTool;
import dev.autogen.project.Activity;
import dev.autogen.project.Connection;
import dev.autogen.project.Project;
import dev.autogen.project.WorkPlan;
import dev.autogen.project.WorkPlan.PlannedStep;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.work.Algorithm;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen plan}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Ask the server what the pending migrations cost: which change copies a table.",
    footer = {"", "Example: autogen plan head"})
final class PlanCommand extends Action {

  @Parameters(
      arity = "0..1",
      defaultValue = "head",
      paramLabel = "TARGET",
      description = "A revision, head, heads or +N; default: ${DEFAULT-VALUE}.")
  private String target;

  @Override
  int act() throws Exception {
    Targets.check(spec, target);
    Project project = project();
    RevisionGraph revisions = project.revisions();
    try (Connection connection = project.connect()) {
      WorkPlan plan;
      try (Activity.Stage stage =
          environment().terminal().activity().begin("asking the server how it changes tables")) {
        plan = WorkPlan.of(project, connection, revisions, environment().ids(), target);
      }
      answer(
          () -> print(plan),
          facts -> {
            facts.text("database", connection.name());
            facts.list("steps", plan.steps(), PlanCommand::facts);
          });
      if (plan.steps().isEmpty()) {
        sayNothingToDo(project, revisions, target);
      }
      return 0;
    }
  }

  private void print(WorkPlan plan) {
    String last = "";
    for (PlannedStep step : plan.steps()) {
      String revision = step.revision().id() + " " + Printable.line(step.revision().message());
      if (!revision.equals(last)) {
        out().println(revision);
      }
      last = revision;
      out()
          .println(
              "  "
                  + step.number()
                  + "  "
                  + Printable.lines(step.text().strip()).replace("\n", "\n     "));
      String sentence = WorkPlan.sentence(step);
      if (!sentence.isEmpty()) {
        out().println("     -- " + sentence);
      }
      String waiting = WorkPlan.waiting(step);
      if (!waiting.isEmpty()) {
        out().println("     -- " + waiting);
      }
      String tools = WorkPlan.tools(step);
      if (!tools.isEmpty()) {
        out().println("     -- " + tools);
      }
    }
  }

  private static void facts(Facts row, PlannedStep step) {
    row.text("revision", step.revision().id());
    row.number("step", step.number());
    row.text("statement", step.text());
    step.answer()
        .ifPresent(
            answer -> {
              Algorithm algorithm = answer.algorithm();
              row.text("algorithm", algorithm.word());
              row.text("lock", algorithm.lock());
              row.flag("rebuilds", algorithm.writesRows());
              row.text("reason", answer.reason());
            });
    row.text("refused", step.refusal());
    row.text("table", step.table());
    row.number("bytes", step.size().bytes());
    row.texts("waitsFor", step.waitsFor());
    step.expected().ifPresent(time -> row.number("expectedMillis", time.toMillis()));
    step.tools()
        .ifPresent(
            known ->
                row.list(
                    "onlineTools",
                    List.of(OnlineTool.values()),
                    (one, tool) -> {
                      one.text("tool", tool.word());
                      one.texts("obstacles", tool.obstacles(known));
                      one.texts("remarks", tool.remarks(known));
                    }));
  }
}
