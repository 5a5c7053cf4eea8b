package dev.autogen.run;

import dev.autogen.event.RunEvent;
import dev.autogen.event.RunEventText;
import java.util.function.Consumer;

/**
 * Tells a person in lines what is going on, and nothing that is only of use to a log or a meter.
 *
 * @param lines is told each line
 * @param verbose whether details are told, too
 */
public record ProgressLines(Consumer<String> lines, boolean verbose) implements Consumer<RunEvent> {

  @Override
  public void accept(RunEvent event) {
    if (event.match(new Tells(verbose))) {
      lines.accept(RunEventText.of(event));
    }
  }

  private record Tells(boolean verbose) implements RunEvent.Cases<Boolean> {

    @Override
    public Boolean runBegan(RunEvent.RunBegan event) {
      return false;
    }

    @Override
    public Boolean runEnded(RunEvent.RunEnded event) {
      return false;
    }

    @Override
    public Boolean revisionBegan(RunEvent.RevisionBegan event) {
      return true;
    }

    @Override
    public Boolean revisionEnded(RunEvent.RevisionEnded event) {
      return false;
    }

    @Override
    public Boolean revisionFailed(RunEvent.RevisionFailed event) {
      return false;
    }

    @Override
    public Boolean stepBegan(RunEvent.StepBegan event) {
      return false;
    }

    @Override
    public Boolean stepProgressed(RunEvent.StepProgressed event) {
      return true;
    }

    @Override
    public Boolean chunksDone(RunEvent.ChunksDone event) {
      return true;
    }

    @Override
    public Boolean stepRetried(RunEvent.StepRetried event) {
      return true;
    }

    @Override
    public Boolean stepEnded(RunEvent.StepEnded event) {
      return false;
    }

    @Override
    public Boolean lockAwaited(RunEvent.LockAwaited event) {
      return true;
    }

    @Override
    public Boolean lockHolderEnded(RunEvent.LockHolderEnded event) {
      return true;
    }

    @Override
    public Boolean schemaLockAwaited(RunEvent.SchemaLockAwaited event) {
      return true;
    }

    @Override
    public Boolean stepRecovered(RunEvent.StepRecovered event) {
      return false;
    }

    @Override
    public Boolean found(RunEvent.Found event) {
      return verbose || !event.detail();
    }
  }
}
