package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.project.Agreement;
import dev.autogen.project.Standing;
import dev.autogen.project.ToolStanding;
import java.util.function.Consumer;

/**
 * What {@code check} says to people. Where the database is what its migrations made, the three
 * questions have one answer, and it is given once.
 */
record Findings(Agreement agreement, Lines lines, Screen screen) {

  void print(Consumer<String> out, Consumer<String> say) {
    Standing standing = agreement.standing();
    standing.pending().forEach(script -> out.accept("not yet run: " + lines.of(script)));
    standing.tool().ifPresent(tool -> print(tool, out));
    standing
        .halfDone()
        .ifPresent(run -> out.accept("half done: " + Printable.line(run.sentence())));
    standing.changed().forEach(one -> out.accept(Printable.line(one.text())));
    agreement.refused().forEach(one -> out.accept("not compared: " + Printable.line(one.text())));
    if (agreement.drift().isEmpty()) {
      agreement.missing().forEach(change -> out.accept(screen.difference(change)));
    } else {
      agreement.drift().forEach(change -> out.accept("drifted: " + screen.difference(change)));
      agreement
          .missing()
          .forEach(change -> out.accept("migration missing: " + screen.difference(change)));
      agreement
          .differences()
          .forEach(change -> out.accept("would be written: " + screen.difference(change)));
    }
    say.accept(verdict());
  }

  private static void print(ToolStanding tool, Consumer<String> out) {
    tool.wrong().forEach(one -> out.accept(Printable.line(one.text())));
    tool.pending().forEach(one -> out.accept("not yet run: " + Printable.line(one.script())));
  }

  private String verdict() {
    if (agreement.refused().isEmpty()) {
      return answer();
    }
    int tables = agreement.refused().size();
    return (agreement.differences().isEmpty()
            ? ""
            : count(agreement.differences().size()) + ", and ")
        + CheckCommand.count(tables, "table")
        + (tables == 1 ? " is" : " are")
        + " not compared: correct the mapping of "
        + (tables == 1 ? "its entity" : "their entities");
  }

  private String answer() {
    if (agreement.agrees()) {
      int aside = agreement.setAside().size();
      return "entities, migrations and database agree"
          + (aside == 0 ? "" : ", but for " + count(aside) + " set aside");
    }
    Standing standing = agreement.standing();
    if (standing.tool().isPresent() && !standing.isSettled()) {
      ToolStanding tool = standing.tool().get();
      return tool.wrong().isEmpty()
          ? "the database is behind: " + tool.upgrade() + ", then check again"
          : tool.repair() + ", then check again";
    }
    if (standing.halfDone().isPresent()) {
      return standing.halfDone().get().remedy() + ", then check again";
    }
    if (standing.isBehind()) {
      return standing
          .alreadyMade()
          .map(
              id ->
                  "the tables of revision "
                      + id
                      + " are there, made by something else: record that with 'autogen stamp "
                      + id
                      + "', then check again")
          .orElse("the database is behind: run 'autogen upgrade', then check again");
    }
    if (!standing.changed().isEmpty()) {
      return "restore what was run, or say 'autogen repair --accept-changes'";
    }
    if (!agreement.drift().isEmpty()) {
      return "the database has drifted from its migrations by "
          + count(agreement.drift().size())
          + (agreement.missing().isEmpty()
              ? ": put it right, or accept them with 'autogen check --accept'"
              : ", and a migration is missing for "
                  + count(agreement.missing().size())
                  + ": write it with 'autogen -m MESSAGE', or correct the entities");
    }
    return count(agreement.missing().size())
        + ": write a migration with 'autogen -m MESSAGE', or correct the entities";
  }

  private static String count(int n) {
    return CheckCommand.count(n, "difference");
  }
}
