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
    if (action.common().json()) {
      Json.print(action.out(), json -> json.list("applied", newestFirst, AppliedHistory::json));
      return;
    }
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

  private static void json(Json.Row json, Run run) {
    common(json, run.row());
    json.text("account", run.row().account());
    json.text("user", run.row().user());
    json.text("host", run.row().host());
    json.text("toolVersion", run.row().toolVersion());
    json.list("steps", run.steps(), AppliedHistory::step);
  }

  private static void step(Json.Row json, History.Row step) {
    json.number("step", step.step());
    common(json, step);
    json.text("statement", step.statement());
  }

  private static void common(Json.Row json, History.Row row) {
    json.text("revision", row.revision());
    json.text("direction", row.direction().word());
    json.text("state", row.state().name().toLowerCase(Locale.ROOT));
    json.text("started", row.started().toString());
    row.finished().ifPresent(end -> json.text("finished", end.toString()));
    row.duration().ifPresent(duration -> json.number("micros", duration.toNanos() / 1000));
    json.text("checksum", row.checksum());
    if (!row.error().isEmpty()) {
      json.text("error", row.error());
    }
  }
}
