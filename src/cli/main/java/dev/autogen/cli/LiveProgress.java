package dev.autogen.cli;

import dev.autogen.event.RunEvent;
import dev.autogen.event.RunEventText;
import dev.autogen.project.Activity;
import java.util.function.Consumer;

/**
 * Shows how far a step is in a line that is written anew, and tells everything else as usual.
 *
 * @param stage the line
 * @param usual is told the rest
 */
record LiveProgress(Activity.Stage stage, Consumer<RunEvent> usual) implements Consumer<RunEvent> {

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.StepProgressed progress) {
      stage.now(RunEventText.bar(progress));
    } else {
      stage.now("");
      usual.accept(event);
    }
  }
}
