package dev.autogen.project;

import dev.autogen.online.OnlineChanges;
import dev.autogen.online.OnlineSettings;
import dev.autogen.online.Program;
import dev.autogen.run.Handover;
import dev.autogen.run.RunOptions;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands the steps of a plan that write large tables to the tool that the settings name.
 *
 * @param told is told of each such step who carries it out
 */
public record Handing(
    OnlineSettings online, Connection connection, RunOptions options, Consumer<String> told) {

  /**
   * The steps of {@code plan} that the tool can carry out; the others are left to the server.
   *
   * @throws dev.autogen.error.AutogenException when there are some, and the tool is not there, or
   *     cannot connect
   */
  public Handover of(WorkPlan plan) {
    OnlineChanges changes = new OnlineChanges(options.timeouts().turn(), options.interruption());
    List<WorkPlan.PlannedStep> large =
        plan.steps().stream().filter(step -> step.isLargeFor(online)).toList();
    if (large.stream().anyMatch(step -> step.isFor(online))) {
      new Program(online.tool(), online.command().program())
          .require(System.getenv().getOrDefault("PATH", ""));
    }
    for (WorkPlan.PlannedStep step : large) {
      String which = "step " + step.number() + " of revision " + step.revision().id();
      if (step.isFor(online)) {
        changes.add(
            step.revision().id(),
            step.number(),
            step.tools().get().alter(),
            online,
            connection.database());
        told.accept(which + " is carried out by " + online.tool().word());
      } else {
        told.accept(
            which
                + " is left to the server, since "
                + online.tool().word()
                + " cannot: "
                + String.join(", and ", online.tool().obstacles(step.tools().get())));
      }
    }
    return changes;
  }
}
