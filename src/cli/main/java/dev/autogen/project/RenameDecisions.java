package dev.autogen.project;

import dev.autogen.diff.RenameChoice;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.error.AutogenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has the person at the keyboard decide what is renamed. Where nobody can be asked, everything that
 * is open is named at once.
 */
final class RenameDecisions implements RenameChoice {

  private final Function<String, Optional<Boolean>> ask;
  private final List<Open> undecided = new ArrayList<>();

  /** What nobody has decided. */
  private record Open(TableOrColumn gone, List<TableOrColumn> candidates) {

    String option() {
      return "--rename " + gone + "=" + candidates.get(0);
    }

    String toOrTo() {
      return what(gone)
          + gone
          + " to "
          + candidates.stream().map(TableOrColumn::toString).collect(Collectors.joining(" or "));
    }
  }

  /**
   * Decisions.
   *
   * @param ask puts a question to be answered with yes or no; empty where nobody can be asked
   */
  RenameDecisions(Function<String, Optional<Boolean>> ask) {
    this.ask = ask;
  }

  @Override
  public Optional<TableOrColumn> choose(TableOrColumn gone, List<TableOrColumn> candidates) {
    for (int i = 0; i < candidates.size(); i++) {
      TableOrColumn candidate = candidates.get(i);
      String no =
          i < candidates.size() - 1
              ? "no: it may be " + candidates.get(i + 1)
              : "no: " + gone + " is dropped with what it holds";
      Optional<Boolean> answer =
          ask.apply("Is " + what(gone) + candidate + " the renamed " + gone + "? (" + no + ")");
      if (answer.isEmpty()) {
        undecided.add(new Open(gone, candidates));
        // As if it were, to find what would be open within it, too.
        return Optional.of(candidate);
      }
      if (answer.get()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  @Override
  public void done() {
    if (undecided.isEmpty()) {
      return;
    }
    Open first = undecided.get(0);
    if (undecided.size() == 1 && first.candidates().size() == 1) {
      throw AutogenException.usage(
          possible(first.gone(), first.candidates().get(0))
              + ", or a new one while that is dropped with what it holds",
          "say " + first.option() + " to rename it, or --rename " + first.gone() + "= to drop it");
    }
    throw AutogenException.usage(
        "these may be renamed, or dropped with what they hold while others are new: "
            + undecided.stream().map(Open::toOrTo).collect(Collectors.joining(", ")),
        "say which, such as "
            + undecided.stream().map(Open::option).collect(Collectors.joining(" "))
            + ", with nothing behind the equals sign for what is to be dropped");
  }

  /** A clause that says what may be. */
  static String possible(TableOrColumn gone, TableOrColumn candidate) {
    return what(gone) + candidate + " may be the renamed " + gone;
  }

  private static String what(TableOrColumn place) {
    return place.isTable() ? "table " : "column ";
  }
}
