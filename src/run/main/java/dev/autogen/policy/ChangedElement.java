package dev.autogen.policy;

import dev.autogen.diff.Difference;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ColumnChange.SetColumnVisible;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.TableChangeCases;
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
    return change.match(new Name()).toLowerCase(Locale.ROOT);
  }

  private final class Name implements TableChangeCases<String> {

    /** The names of checks may be numbers, which tell nothing of what replaces what. */
    private static final String CHECKS = "checks";

    @Override
    public String addColumn(AddColumn add) {
      return "column " + add.column().name();
    }

    @Override
    public String dropColumn(DropColumn drop) {
      return "column " + drop.column();
    }

    @Override
    public String modifyColumn(ModifyColumn modify) {
      return "column " + modify.column().name();
    }

    @Override
    public String renameColumn(RenameColumn rename) {
      return "column " + rename.to();
    }

    @Override
    public String setDefault(SetDefault set) {
      return "column " + set.column();
    }

    @Override
    public String setColumnVisible(SetColumnVisible set) {
      return "column " + set.column();
    }

    @Override
    public String addIndex(AddIndex add) {
      return "index " + replaced(add.index());
    }

    @Override
    public String dropIndex(DropIndex drop) {
      return "index " + drop.index();
    }

    @Override
    public String renameIndex(RenameIndex rename) {
      return "index " + rename.from();
    }

    @Override
    public String setIndexVisible(SetIndexVisible set) {
      return "index " + set.index();
    }

    @Override
    public String addForeignKey(AddForeignKey add) {
      return "foreign key " + replaced(add.foreignKey());
    }

    @Override
    public String dropForeignKey(DropForeignKey drop) {
      return "foreign key " + drop.foreignKey();
    }

    @Override
    public String addCheck(AddCheck add) {
      return CHECKS;
    }

    @Override
    public String dropCheck(DropCheck drop) {
      return CHECKS;
    }

    @Override
    public String setCheckEnforced(SetCheckEnforced set) {
      return CHECKS;
    }

    @Override
    public String setOption(SetOption set) {
      return set.describe(before);
    }

    @Override
    public String partition(Partition partition) {
      return partition.describe(before);
    }

    @Override
    public String convertTo(ConvertTo convert) {
      return convert.describe(before);
    }

    @Override
    public String demand(Demand demand) {
      return demand.describe(before);
    }
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
