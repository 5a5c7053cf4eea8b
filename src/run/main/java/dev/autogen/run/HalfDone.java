package dev.autogen.run;

import dev.autogen.event.Direction;
import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * A run of a revision that has not come to its end and has left something behind, as the journal
 * tells of it.
 *
 * @param source where the migration is; empty where it is not among the migrations
 * @param done how many of its steps are done
 * @param steps how many it has
 * @param running whether somebody is running it now
 * @param error what stopped it; empty where nobody noted that
 */
public record HalfDone(
    String revision,
    String source,
    Direction direction,
    int done,
    int steps,
    boolean running,
    String error) {

  /** The one of a schema, if there is one; changes nothing. */
  public static Optional<HalfDone> in(Session session, RevisionGraph graph) throws SQLException {
    if (!new JournalTable(session).isComplete()) {
      return Optional.empty();
    }
    Journal journal = new Journal(session, Clock.systemUTC(), new Operator("", "", ""));
    Optional<Journal.Unfinished> left = journal.unfinished().filter(Journal.Unfinished::hasTraces);
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(of(left.get(), graph, SchemaLock.isTaken(session)));
  }

  static HalfDone of(Journal.Unfinished left, RevisionGraph graph, boolean running) {
    return new HalfDone(
        left.revision(),
        graph.revision(left.revision()).map(RevisionScript::source).orElse(""),
        left.direction(),
        (int) left.entries().stream().filter(entry -> entry.state() == Journal.State.DONE).count(),
        left.steps(),
        running,
        left.error());
  }

  /** Such as {@code the upgrade of revision a1 (R1.java) is half done: 1 of 3 steps}. */
  public String sentence() {
    return "the "
        + direction.word()
        + " of revision "
        + revision
        + (source.isEmpty() ? ", which is not among the migrations," : " (" + source + ")")
        + (running ? " is under way: " : " is half done: ")
        + done
        + " of "
        + steps
        + (steps == 1 ? " step" : " steps")
        + (error.isEmpty() || running ? "" : ", then " + error);
  }

  /** How to finish it, or to give it up. */
  public String remedy() {
    if (running) {
      return "wait for it to end";
    }
    return (source.isEmpty() ? "get that migration and finish it" : "finish it")
        + " with 'autogen "
        + direction.word()
        + " "
        + (direction == Direction.UPGRADE ? revision : "-1")
        + "', or undo by hand what is done and give it up with 'autogen stamp', saying where the"
        + " database is";
  }
}
