package dev.autogen.diff;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan does for the sake of something else alone: a foreign key or an index that it takes
 * out of the way of a change, and adds again as it was. It is a part of the way, and no difference.
 */
final class Consequences {

  /**
   * A change of a plan.
   *
   * @param dropped the foreign key or index that it drops
   * @param added that which it adds
   */
  private record Entry(Change change, Optional<Object> dropped, Optional<Object> added) {

    private static Entry of(TableChange clause, Table table) {
      Optional<Object> dropped = Optional.empty();
      Optional<Object> added = Optional.empty();
      if (clause instanceof DropForeignKey drop) {
        dropped = table.foreignKey(drop.foreignKey()).map(Object.class::cast);
      } else if (clause instanceof AddForeignKey add) {
        added = Optional.of(add.foreignKey());
      } else if (clause instanceof DropIndex drop) {
        dropped = table.index(drop.index()).map(Object.class::cast);
      } else if (clause instanceof AddIndex add) {
        added = Optional.of(add.index());
      }
      return new Entry(Change.of(clause, table), dropped, added);
    }

    boolean isAgain(Entry drop) {
      return added.isPresent()
          && added.equals(drop.dropped)
          && change.table().equals(drop.change.table());
    }

    /** The tables of which something may be the reason for it. */
    Set<String> tables() {
      Set<String> tables = new HashSet<>(List.of(change.table()));
      if (dropped.or(() -> added).orElse("") instanceof ForeignKey key) {
        tables.add(key.referencedTable());
      }
      return tables;
    }
  }

  private Consequences() {}

  /** What {@code operations} do for its own sake, in order. */
  static List<Change> without(List<Operation> operations, Schema before) {
    List<Entry> entries = entries(operations, before);
    Set<Integer> restated = new HashSet<>();
    for (int drop = 0; drop < entries.size(); drop++) {
      for (int add = drop + 1; add < entries.size(); add++) {
        if (!restated.contains(add) && entries.get(add).isAgain(entries.get(drop))) {
          restated.add(drop);
          restated.add(add);
          break;
        }
      }
    }
    Set<String> reasons = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (!restated.contains(i)) {
        reasons.add(entries.get(i).change().table());
      }
    }
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (!restated.contains(i) || entry.tables().stream().noneMatch(reasons::contains)) {
        changes.add(entry.change());
      }
    }
    return List.copyOf(changes);
  }

  private static List<Entry> entries(List<Operation> operations, Schema before) {
    List<Entry> entries = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      if (operation instanceof AlterTable alter) {
        alter.visit(schema, (clause, table) -> entries.add(Entry.of(clause, table)));
      } else {
        Change.of(operation, schema)
            .forEach(change -> entries.add(new Entry(change, Optional.empty(), Optional.empty())));
      }
      schema = operation.applyTo(schema);
    }
    return entries;
  }
}
