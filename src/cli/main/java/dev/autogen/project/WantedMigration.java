package dev.autogen.project;

import dev.autogen.diff.Change;
import dev.autogen.draft.Conversions;
import dev.autogen.draft.Renumbered;
import dev.autogen.draft.StoredUses;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.source.DraftStep;
import java.util.List;

/**
 * A migration that is missing: what it would do if it were written now.
 *
 * @param differing what turns the one schema into the other
 * @param before the schema it would begin with
 */
record WantedMigration(List<Operation> differing, Schema before) {

  WantedMigration {
    differing = List.copyOf(differing);
  }

  List<Change> changes() {
    return Change.differences(differing, before);
  }

  /** What it would do, with what existing rows need. */
  List<Operation> operations(Mapping known, Mapping now) {
    List<Operation> all =
        Renumbered.restated(differing, known.renumbered(now, differing, before), before);
    Conversions conversions = Conversions.of(known.stored(), now.stored(), all, before, true);
    return MigrationSteps.upgrade(all, before, StoredUses.none(), conversions, MovedValues.NONE)
        .stream()
        .map(DraftStep::operation)
        .toList();
  }
}
