package dev.autogen.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does not ask again what was answered with no. */
final class AskedOnce implements RenameChoice {

  private final RenameChoice choice;
  private final Set<Rename> declined = new HashSet<>();

  AskedOnce(RenameChoice choice) {
    this.choice = choice;
  }

  @Override
  public Optional<TableOrColumn> choose(TableOrColumn gone, List<TableOrColumn> candidates) {
    List<TableOrColumn> open =
        candidates.stream().filter(place -> !declined.contains(new Rename(gone, place))).toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Optional<TableOrColumn> chosen = choice.choose(gone, open);
    if (chosen.isEmpty()) {
      open.forEach(place -> declined.add(new Rename(gone, place)));
    }
    return chosen;
  }

  @Override
  public void done() {
    choice.done();
  }
}
