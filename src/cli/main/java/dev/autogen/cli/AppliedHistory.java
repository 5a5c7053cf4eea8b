package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.run.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What was run on a database, for people and for programs. */
final class AppliedHistory {

  /** A run of a revision with its steps. */
  private record Run(History.Row row, List<History.Row> steps) {}

  private final List<Run> newestFirst = new ArrayList<>();

  AppliedHistory(List<History.Row> rows) {
    for (History.Row row : rows) {
      if (row.step() == 0) {
        newestFirst.add(new Run(row, new ArrayList<>()));
      } else if (!newestFirst.isEmpty()) {
        newestFirst.get(newestFirst.size() - 1).steps().add(row);
      }
    }
    Collections.reverse(newestFirst);
  }

  void print(Action action) {
    action.answer(
        () -> lines(action), facts -> facts.list("applied", newestFirst, AppliedHistory::facts));
  }

  private void lines(Action action) {
    for (Run run : newestFirst) {
      action.print(Printable.line(line(run.row())));
      if (action.common().verbose()) {
        run.steps().forEach(step -> action.print("  " + Printable.line(stepLine(step))));
      }
    }
    if (newestFirst.isEmpty()) {
      action.say("nothing was run on this database");
    }
  }

  private static String line(History.Row row) {
    return row.started().toString().replaceFirst("T", " ").replaceFirst("([.]\\d+)?Z$", "")
        + "  "
        + row.direction().word()
        + " "
        + row.revision()
        + "  "
        + outcome(row)
        + "  "
        + row.who()
        + "  autogen "
        + row.toolVersion();
  }

  private static String stepLine(History.Row step) {
    return step.step()
        + "/"
        + step.steps()
        + "  "
        + outcome(step)
        + "  "
        + step.statement().strip().replaceAll("\\s+", " ");
  }

  private static String outcome(History.Row row) {
    String state = row.state().name().toLowerCase(Locale.ROOT);
    String took = row.duration().map(AppliedHistory::seconds).map(s -> " in " + s).orElse("");
    return state + took + (row.error().isEmpty() ? "" : " (" + row.error() + ")");
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
  }

  private static void facts(Facts facts, Run run) {
    common(facts, run.row());
    facts.text("account", run.row().account());
    facts.text("user", run.row().user());
    facts.text("host", run.row().host());
    facts.text("toolVersion", run.row().toolVersion());
    facts.list("steps", run.steps(), AppliedHistory::step);
  }

  private static void step(Facts facts, History.Row step) {
    facts.number("step", step.step());
    common(facts, step);
    facts.text("statement", step.statement());
  }

  private static void common(Facts facts, History.Row row) {
    facts.text("revision", row.revision());
    facts.text("direction", row.direction().word());
    facts.text("state", row.state().name().toLowerCase(Locale.ROOT));
    facts.text("started", row.started().toString());
    row.finished().ifPresent(end -> facts.text("finished", end.toString()));
    row.duration().ifPresent(duration -> facts.number("micros", duration.toNanos() / 1000));
    facts.text("checksum", row.checksum());
    if (!row.error().isEmpty()) {
      facts.text("error", row.error());
    }
  }
}
