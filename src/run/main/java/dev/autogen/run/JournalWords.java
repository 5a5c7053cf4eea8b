package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.event.Direction;
import java.util.Arrays;
import java.util.Locale;

/** Reads the words that stand in the journal; a later autogen may write others. */
final class JournalWords {

  private JournalWords() {}

  /**
   * The state of a row.
   *
   * @throws AutogenException when it is none that this autogen knows
   */
  static Journal.State state(String word) {
    return known(Journal.State.values(), word, "state");
  }

  /** The direction of a row; as {@link #state}. */
  static Direction direction(String word) {
    return known(Direction.values(), word, "direction");
  }

  private static <E extends Enum<E>> E known(E[] values, String word, String column) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                AutogenException.failure(
                    "a row of "
                        + Journal.NAME
                        + " has the "
                        + column
                        + " '"
                        + word
                        + "', which this autogen does not know",
                    "use the version of autogen that wrote it, or a later one"));
  }
}
