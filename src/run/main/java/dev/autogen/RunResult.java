package dev.autogen;

import dev.autogen.event.Direction;
import dev.autogen.event.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was run on a schema.
 *
 * @param revisions in the order they were run in; none where there was nothing to do
 * @param duration how long all of it took, with waiting for others and testing before the first
 *     step
 */
public record RunResult(Direction direction, List<RevisionDone> revisions, Duration duration) {

  /**
   * A revision that was run.
   *
   * @param message what it does, in one line; may be empty
   * @param steps those that were run now: of one that went on, the rest
   * @param duration how long these took
   */
  public record RevisionDone(String id, String message, List<StepDone> steps, Duration duration) {
    public RevisionDone {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step that was run: a statement, or a transaction of a migration's code.
   *
   * @param number in its revision; the first is 1
   * @param statement what it did, without passwords and rows, shortened where it is long
   */
  public record StepDone(int number, String statement, Duration duration) {}

  public RunResult {
    revisions = List.copyOf(revisions);
  }

  /** The ids of the revisions, in their order. */
  public List<String> ids() {
    return revisions.stream().map(RevisionDone::id).toList();
  }

  /** Whether there was nothing to do. */
  public boolean isEmpty() {
    return revisions.isEmpty();
  }

  /** Makes a result of what is told. */
  static final class Recorder implements Consumer<RunEvent> {

    private final List<RevisionDone> revisions = new ArrayList<>();
    private final List<StepDone> steps = new ArrayList<>();

    @Override
    public void accept(RunEvent event) {
      if (event instanceof RunEvent.RevisionBegan) {
        steps.clear();
      } else if (event instanceof RunEvent.StepEnded step) {
        steps.add(new StepDone(step.step(), step.statement(), step.duration()));
      } else if (event instanceof RunEvent.RevisionEnded end) {
        revisions.add(new RevisionDone(end.revision(), end.message(), steps, end.duration()));
      }
    }

    RunResult result(Direction direction, Duration duration) {
      return new RunResult(direction, revisions, duration);
    }
  }
}
