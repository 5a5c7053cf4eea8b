package dev.autogen.source;

import dev.autogen.operation.Operation;
import java.util.List;

/** Operations as the Java calls that make them, for people to paste into a migration. */
public final class Snippet {

  private Snippet() {}

  /** The calls, a statement after the other, as in the body of an upgrade; without its indent. */
  public static String of(List<Operation> operations) {
    return BodyText.of(Calls.of(DraftStep.of(operations)), 0).toString().strip();
  }

  /** A text as a comment of one line, which nothing in it ends. */
  public static String comment(String text) {
    return Prose.comment(text);
  }
}
