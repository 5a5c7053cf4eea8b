package dev.autogen.diff;

import java.util.List;
import java.util.Optional;

/** Decides what is only probably renamed. */
@FunctionalInterface
public interface RenameChoice {

  /** Nothing is renamed that nobody states. */
  RenameChoice NONE = (gone, candidates) -> Optional.empty();

  /**
   * Which of {@code candidates} is the new name of {@code gone}; empty where none is, so that it is
   * dropped.
   *
   * @param gone a table or column that would be dropped
   * @param candidates what would be new and looks like it, the likeliest first; not empty
   */
  Optional<TableOrColumn> choose(TableOrColumn gone, List<TableOrColumn> candidates);

  /**
   * Told once everything has been asked.
   *
   * @throws dev.autogen.error.AutogenException when something could not be decided
   */
  default void done() {}
}
