package dev.autogen.operation;

import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The indexes that MySQL may have made for foreign keys it named itself ({@code b_ibfk_1}), and
 * that a statement would take away if it did: an index or a foreign key that comes on their columns
 * takes their place, under another name. Dropped and added as it is in that statement, such an
 * index stays on every server, and is not built anew.
 */
public final class KeptIndexes {

  private KeptIndexes() {}

  /**
   * The alteration with the indexes in it that it would take away.
   *
   * @param before the table it finds
   * @param former foreign keys the table has had, which may be off for a while
   */
  public static AlterTable in(AlterTable alter, Table before, List<ForeignKey> former) {
    List<TableChange> changes = new ArrayList<>(alter.changes());
    for (Index index : candidates(before, former)) {
      int at = threat(changes, index);
      if (at >= 0 && !names(changes, index) && staysIn(alter, before, index)) {
        changes.add(at, new AddIndex(index));
        changes.add(at, new DropIndex(index.name()));
      }
    }
    return new AlterTable(alter.table(), changes);
  }

  private static Set<Index> candidates(Table before, List<ForeignKey> former) {
    Set<Index> candidates = new LinkedHashSet<>();
    Stream.concat(before.foreignKeys().stream(), former.stream())
        .forEach(
            key ->
                before.maybeMadeFor(key).stream()
                    .filter(index -> !index.name().equalsIgnoreCase(key.name()))
                    .forEach(candidates::add));
    return candidates;
  }

  /** The first of the changes that brings what serves as well; -1 where none does. */
  private static int threat(List<TableChange> changes, Index index) {
    for (int i = 0; i < changes.size(); i++) {
      Index comes =
          changes.get(i) instanceof AddIndex add
              ? add.index().withKind(Index.Kind.PLAIN)
              : changes.get(i) instanceof AddForeignKey add
                  ? add.foreignKey().implicitIndex()
                  : index;
      if (!comes.name().equalsIgnoreCase(index.name()) && comes.covers(index.columns())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean names(List<TableChange> changes, Index index) {
    return changes.stream()
        .anyMatch(c -> c instanceof AddIndex a && a.index().name().equalsIgnoreCase(index.name()));
  }

  private static boolean staysIn(AlterTable alter, Table before, Index index) {
    return alter.folded(before).indexes().contains(index);
  }
}
