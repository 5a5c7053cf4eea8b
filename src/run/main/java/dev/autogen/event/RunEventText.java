package dev.autogen.event;

import dev.autogen.error.Printable;
import dev.autogen.finding.Severity;
import dev.autogen.mysql.Blocker;
import dev.autogen.mysql.TableSize;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Says in one line what a {@link RunEvent} tells. */
public final class RunEventText {

  private static final RunEvent.Cases<String> TEXT = new Sentences();
  private static final int WIDTH = 20;

  private RunEventText() {}

  /** Such as {@code upgrade 8c1f Add user roles}. */
  public static String of(RunEvent event) {
    return event.match(TEXT);
  }

  /** How far a step is, for a line that is written anew and says itself how long it has been. */
  public static String bar(RunEvent.StepProgressed event) {
    String how =
        event.percent().isPresent()
            ? drawn(event.percent().getAsInt())
                + " "
                + event.percent().getAsInt()
                + " %"
                + left(event)
            : hasRows(event.rows()) ? changed(event.rows()) : "";
    String table = size(event).describe();
    return label(event.revision(), event.step())
        + (how.isEmpty() ? "" : ": " + how)
        + (table.isEmpty() ? "" : (how.isEmpty() ? ": " : ", ") + table);
  }

  /** Who holds a lock, a clause. */
  public static String holders(List<LockHolder> holders, boolean permitted) {
    if (!permitted) {
      return "SELECT on performance_schema.* would tell who holds it";
    }
    return holders.isEmpty()
        ? "the lock holder is not visible"
        : "held by " + holders.stream().map(LockHolder::text).collect(Collectors.joining(", "));
  }

  private static final class Sentences implements RunEvent.Cases<String> {

    @Override
    public String runBegan(RunEvent.RunBegan event) {
      return event.direction().word()
          + " of schema "
          + event.schema()
          + ": "
          + ids(event.revisions());
    }

    @Override
    public String runEnded(RunEvent.RunEnded event) {
      return event.direction().word()
          + " of schema "
          + event.schema()
          + " done in "
          + millis(event.duration());
    }

    @Override
    public String revisionBegan(RunEvent.RevisionBegan event) {
      return revision(event.direction(), event.revision(), event.message())
          + goesOn(event.done(), event.steps());
    }

    private static String goesOn(int done, int count) {
      if (done == 0) {
        return "";
      }
      return done == count
          ? " (all of its steps are done)"
          : " (goes on at step " + (done + 1) + " of " + count + ")";
    }

    @Override
    public String revisionEnded(RunEvent.RevisionEnded event) {
      return revision(event.direction(), event.revision(), event.message())
          + " done in "
          + millis(event.duration());
    }

    @Override
    public String revisionFailed(RunEvent.RevisionFailed event) {
      return revision(event.direction(), event.revision(), event.message())
          + " failed after "
          + millis(event.duration())
          + ": "
          + event.error();
    }

    @Override
    public String stepBegan(RunEvent.StepBegan event) {
      return label(event.revision(), event.step()) + ": " + event.statement();
    }

    @Override
    public String stepProgressed(RunEvent.StepProgressed event) {
      String taken = Blocker.time(event.taken());
      String how =
          event.percent().isPresent()
              ? event.percent().getAsInt() + " % after " + taken + left(event)
              : (hasRows(event.rows()) ? changed(event.rows()) + " after " : "running for ")
                  + taken;
      String table = size(event).describe();
      return label(event.revision(), event.step())
          + ": "
          + how
          + (table.isEmpty() ? "" : " (" + table + ")");
    }

    @Override
    public String chunksDone(RunEvent.ChunksDone event) {
      return "step "
          + event.step()
          + " of "
          + event.steps()
          + ": "
          + event.chunks()
          + " chunks done";
    }

    @Override
    public String stepRetried(RunEvent.StepRetried event) {
      return label(event.revision(), event.step())
          + ": "
          + event.reason()
          + " (tried again in "
          + Blocker.time(event.pause())
          + ", "
          + event.attempt()
          + " of "
          + event.attempts()
          + ")";
    }

    @Override
    public String stepEnded(RunEvent.StepEnded event) {
      return label(event.revision(), event.step()) + " done in " + millis(event.duration());
    }

    @Override
    public String lockAwaited(RunEvent.LockAwaited event) {
      return label(event.revision(), event.step())
          + " waits for a lock on "
          + event.lock()
          + ": "
          + holders(event.holders(), event.permitted());
    }

    @Override
    public String lockHolderEnded(RunEvent.LockHolderEnded event) {
      return "ended " + event.holder().text();
    }

    @Override
    public String schemaLockAwaited(RunEvent.SchemaLockAwaited event) {
      return "waiting for another autogen on schema "
          + event.schema()
          + ": "
          + event.holder().text();
    }

    @Override
    public String stepRecovered(RunEvent.StepRecovered event) {
      return label(event.revision(), event.step())
          + ", during which an earlier run ended, was "
          + (event.done() ? "carried out" : "not carried out and is run again");
    }

    @Override
    public String found(RunEvent.Found event) {
      return (event.finding().severity() == Severity.NOTE
              ? ""
              : event.finding().severity().word() + ": ")
          + event.finding().text();
    }
  }

  private static String revision(Direction direction, String id, String message) {
    return direction.word() + " " + id + (message.isEmpty() ? "" : " " + message);
  }

  private static String label(String revision, int step) {
    return "step " + step + " of " + revision;
  }

  private static String ids(List<String> revisions) {
    return String.join(", ", revisions);
  }

  private static String millis(Duration duration) {
    return duration.toSeconds() < 10
        ? Printable.number(duration.toMillis()) + " ms"
        : Blocker.time(duration);
  }

  private static TableSize size(RunEvent.StepProgressed event) {
    return new TableSize(event.table(), event.bytes());
  }

  private static boolean hasRows(OptionalLong rows) {
    return rows.isPresent() && rows.getAsLong() > 0;
  }

  private static String changed(OptionalLong rows) {
    return rows.getAsLong() == 1
        ? "1 row changed"
        : Printable.number(rows.getAsLong()) + " rows changed";
  }

  private static String left(RunEvent.StepProgressed event) {
    return event.left().map(left -> ", about " + Blocker.time(left) + " left").orElse("");
  }

  private static String drawn(int percent) {
    int full = percent * WIDTH / 100;
    return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "]";
  }
}
