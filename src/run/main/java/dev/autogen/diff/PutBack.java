package dev.autogen.diff;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Position;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Generated columns that were taken off while another was renamed come back to their places. */
public final class PutBack {

  private PutBack() {}

  /**
   * The operations with such columns in their places.
   *
   * @param before the schema they find
   * @param whole the same with the columns that were taken off
   */
  public static List<Operation> inTheirPlaces(
      List<Operation> operations, Schema before, Schema whole) {
    List<Operation> placed = new ArrayList<>();
    Schema running = before;
    for (Operation operation : operations) {
      Operation each = operation;
      if (operation instanceof AlterTable alter) {
        Optional<Table> former = whole.table(alter.table());
        List<TableChange> changes = new ArrayList<>();
        List<String> there =
            new ArrayList<>(
                running.existing(alter.table()).columns().stream().map(Column::name).toList());
        for (TableChange change : alter.changes()) {
          changes.add(former.isPresent() ? placed(change, former.get(), there) : change);
        }
        each = new AlterTable(alter.table(), changes);
      }
      placed.add(each);
      running = each.applyTo(running);
    }
    return List.copyOf(placed);
  }

  /**
   * The change, its column behind the nearest that stood before it.
   *
   * @param there the columns that are there so far; gets its own
   */
  private static TableChange placed(TableChange change, Table former, List<String> there) {
    if (!(change instanceof AddColumn add)
        || !(add.position() instanceof Position.Unsaid)
        || former.column(add.column().name()).isEmpty()
        || there.contains(add.column().name())) {
      return change;
    }
    int at = 0;
    for (int i = Position.indexOf(former.columns(), add.column().name()) - 1;
        i >= 0 && at == 0;
        i--) {
      at = there.indexOf(former.columns().get(i).name()) + 1;
    }
    if (at == there.size()) {
      there.add(add.column().name());
      return change;
    }
    Position position = at == 0 ? Position.first() : Position.after(there.get(at - 1));
    there.add(at, add.column().name());
    return new AddColumn(add.column(), position);
  }
}
