package dev.autogen.policy;

import dev.autogen.diff.Rename;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Renames that are accepted: what they are about keeps the name that the database has for it, and
 * nothing but the name. A column under whose rename something must be dropped and made anew, such
 * as a check, keeps nothing: what is made anew would name it otherwise.
 */
final class AcceptedRenames {

  private final Accepted accepted;
  private final Accepted.Found found = new Accepted.Found();
  private final List<Operation> left = new ArrayList<>();

  /** What gives the target the old names back, in order. */
  private final List<Operation> back = new ArrayList<>();

  /** The names tables have in the end, and those the entities have for them, by the old ones. */
  private final Map<String, String> tables = new HashMap<>();

  private final Map<String, String> entities = new HashMap<>();

  private final List<Rename> kept = new ArrayList<>();

  private AcceptedRenames(Accepted accepted) {
    this.accepted = accepted;
  }

  /**
   * What is left where old names are kept.
   *
   * @param live the schema before {@code renames}
   * @param rest what the policy says of the differences besides them
   */
  static Policy.Applied over(
      Accepted accepted, Schema live, List<Operation> renames, Policy.Applied rest) {
    AcceptedRenames names = new AcceptedRenames(accepted);
    names.sort(live, renames);
    SortedSet<Acceptance> acceptable = new TreeSet<>(rest.acceptable());
    acceptable.addAll(names.found.all());
    SortedSet<Acceptance> used = new TreeSet<>(rest.accepted());
    used.addAll(names.found.accepted());
    SortedSet<String> stale = new TreeSet<>(rest.stale());
    stale.removeAll(names.found.lines());
    return new Policy.Applied(
        names.left,
        names.kept,
        names.named(rest.target()),
        rest.setAside(),
        rest.forbidden(),
        acceptable,
        used,
        stale);
  }

  private Schema named(Schema target) {
    try {
      return Operation.applyAll(back, target);
    } catch (IllegalStateException e) {
      throw Accepted.inTheWay("not all names can stay as they are (" + e.getMessage() + ")");
    }
  }

  private void sort(Schema live, List<Operation> renames) {
    Set<String> bound = new HashSet<>();
    for (Operation operation : renames) {
      if (operation instanceof RenameTable rename
          && !changesHands(rename, renames)
          && isAccepted(rename, live)) {
        back.add(new RenameTable(rename.to(), rename.from()));
        kept.add(new Rename(TableOrColumn.table(rename.from()), TableOrColumn.table(rename.to())));
        entities.put(rename.from(), rename.to());
      } else if (operation instanceof RenameTable rename) {
        tables.put(rename.from(), rename.to());
        entities.put(rename.from(), rename.to());
        left.add(rename);
      }
    }
    for (Operation operation : renames) {
      if (operation instanceof AlterTable alter) {
        if (!alter.changes().stream().allMatch(RenameColumn.class::isInstance)) {
          bound.add(alter.table());
        }
        columns(alter, live, bound.contains(alter.table()));
      } else if (!(operation instanceof RenameTable)) {
        left.add(operation);
      }
    }
    // Columns come first, under the old names of their tables.
    left.sort((a, b) -> Boolean.compare(a instanceof RenameTable, b instanceof RenameTable));
  }

  /** Whether a name is taken from one table and given to another: none can stay alone. */
  private static boolean changesHands(RenameTable rename, List<Operation> renames) {
    for (Operation operation : renames) {
      boolean isDropped = operation instanceof DropTable drop && drop.table().equals(rename.to());
      boolean isMoved =
          operation instanceof RenameTable other
              && (other.from().equals(rename.to()) || other.to().equals(rename.from()));
      if (isDropped || isMoved) {
        return true;
      }
    }
    return false;
  }

  private void columns(AlterTable alter, Schema live, boolean bound) {
    String table = tables.getOrDefault(alter.table(), alter.table());
    String wanted = entities.getOrDefault(alter.table(), alter.table());
    List<TableChange> stay = new ArrayList<>();
    List<TableChange> names = new ArrayList<>();
    for (TableChange change : alter.changes()) {
      if (!bound
          && change instanceof RenameColumn rename
          && isAccepted(new AlterTable(alter.table(), rename), live)) {
        names.add(new RenameColumn(rename.to(), rename.from()));
        kept.add(
            new Rename(
                new TableOrColumn(table, rename.from()), new TableOrColumn(wanted, rename.to())));
      } else {
        stay.add(change);
      }
    }
    if (!stay.isEmpty()) {
      left.add(new AlterTable(alter.table(), stay));
    }
    if (!names.isEmpty()) {
      back.add(new AlterTable(table, names));
    }
  }

  private boolean isAccepted(Operation rename, Schema live) {
    return accepted.accepts(rename, live, found);
  }
}
