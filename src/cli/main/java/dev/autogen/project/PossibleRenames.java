package dev.autogen.project;

import dev.autogen.diff.RenameChoice;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renames nothing that is only probably renamed, and notes that it may be. */
final class PossibleRenames implements RenameChoice {

  private final List<Finding> warnings = new ArrayList<>();

  @Override
  public Optional<TableOrColumn> choose(TableOrColumn gone, List<TableOrColumn> candidates) {
    candidates.forEach(
        candidate ->
            warnings.add(
                Finding.warning(
                    "perhaps-renamed",
                    gone.isTable()
                        ? Element.table(gone.table())
                        : Element.column(gone.table(), gone.column()),
                    RenameDecisions.possible(gone, candidate)
                        + ": 'autogen -m' asks, or is told by --rename")));
    return Optional.empty();
  }

  /** What may be renamed. */
  List<Finding> warnings() {
    return List.copyOf(warnings);
  }
}
