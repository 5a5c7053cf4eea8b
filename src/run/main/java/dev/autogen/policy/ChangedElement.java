package dev.autogen.policy;

import dev.autogen.diff.Difference;
import dev.autogen.operation.CheckChange;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a change is about. Something that is dropped and added anew is changed, and its changes are
 * about one thing.
 */
record ChangedElement(Table before, List<TableChange> changes) {

  ChangedElement(Difference.Altered altered) {
    this(altered.before(), altered.changes());
  }

  String of(TableChange change) {
    return subject(change).toLowerCase(Locale.ROOT);
  }

  private String subject(TableChange change) {
    if (change instanceof AddColumn add) {
      return "column " + add.column().name();
    } else if (change instanceof DropColumn drop) {
      return "column " + drop.column();
    } else if (change instanceof ModifyColumn modify) {
      return "column " + modify.column().name();
    } else if (change instanceof RenameColumn rename) {
      return "column " + rename.to();
    } else if (change instanceof AddForeignKey add) {
      return "foreign key " + replaced(add.foreignKey());
    } else if (change instanceof DropForeignKey drop) {
      return "foreign key " + drop.foreignKey();
    } else if (change instanceof AddIndex add) {
      return "index " + replaced(add.index());
    } else if (change instanceof DropIndex drop) {
      return "index " + drop.index();
    } else if (change instanceof RenameIndex rename) {
      return "index " + rename.from();
    } else if (change instanceof SetIndexVisible set) {
      return "index " + set.index();
    } else if (change instanceof CheckChange) {
      // Their names may be numbers, which tell nothing of what replaces what.
      return "checks";
    }
    return change.describe(before);
  }

  /** The name of the live foreign key that {@code added} takes the place of, or its own. */
  private String replaced(ForeignKey added) {
    return before.foreignKeys().stream()
        .filter(key -> changes.contains(new DropForeignKey(key.name())))
        .filter(key -> key.name().equals(added.name()) || key.columns().equals(added.columns()))
        .map(ForeignKey::name)
        .findFirst()
        .orElse(added.name());
  }

  private String replaced(Index added) {
    Optional<Index> old =
        before.indexes().stream()
            .filter(index -> changes.contains(new DropIndex(index.name())))
            .filter(
                index ->
                    index.name().equals(added.name()) || index.columns().equals(added.columns()))
            .findFirst();
    return old.map(Index::name).orElse(added.name());
  }
}
