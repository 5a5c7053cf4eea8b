package dev.autogen.facts.change;

import dev.autogen.facts.CharacterSets;
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
import dev.autogen.schema.Column;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Table;

/**
 * Whether a change, alone in its statement, can only be made by a copy of the table. Then the
 * server holds every row against every foreign key of the table, also where the change has nothing
 * to do with the key (measured on MySQL 9.7.4; 8.0.15 does not).
 */
public final class Copies implements TableChangeCases<Boolean> {

  private final Table table;

  private Copies(Table table) {
    this.table = table;
  }

  /** Whether {@code change} of {@code table} copies it. */
  public static boolean isNeededFor(TableChange change, Table table) {
    return change.match(new Copies(table));
  }

  @Override
  public Boolean addColumn(AddColumn add) {
    return add.column().generation().kind() == Generation.Kind.STORED;
  }

  @Override
  public Boolean dropColumn(DropColumn drop) {
    return false;
  }

  @Override
  public Boolean modifyColumn(ModifyColumn modify) {
    Column now = modify.column();
    return table
        .column(now.name())
        .filter(old -> isCopied(old.withNullable(now.nullable()), now))
        .isPresent();
  }

  /** Another order of the same characters is another order of indexes, and of nothing else. */
  private boolean isCopied(Column old, Column now) {
    boolean isReordered =
        old.withCollation(now.collation()).equals(now)
            && CharacterSets.of(table.collationOf(old))
                .equals(CharacterSets.of(table.collationOf(now)))
            && !Cost.isIndexed(now.name(), table);
    return !isReordered && Cost.isStoredOtherwise(old, now);
  }

  @Override
  public Boolean renameColumn(RenameColumn rename) {
    return false;
  }

  @Override
  public Boolean setDefault(SetDefault set) {
    return false;
  }

  @Override
  public Boolean setColumnVisible(SetColumnVisible set) {
    return false;
  }

  @Override
  public Boolean addIndex(AddIndex add) {
    return false;
  }

  @Override
  public Boolean dropIndex(DropIndex drop) {
    return drop.isPrimaryKey();
  }

  @Override
  public Boolean renameIndex(RenameIndex rename) {
    return false;
  }

  @Override
  public Boolean setIndexVisible(SetIndexVisible set) {
    return false;
  }

  /** Beside other changes it may be; alone it is added as {@link Cost#addsKeysOnline} says. */
  @Override
  public Boolean addForeignKey(AddForeignKey add) {
    return true;
  }

  @Override
  public Boolean dropForeignKey(DropForeignKey drop) {
    return false;
  }

  @Override
  public Boolean addCheck(AddCheck add) {
    return add.check().enforced();
  }

  @Override
  public Boolean dropCheck(DropCheck drop) {
    return false;
  }

  @Override
  public Boolean setCheckEnforced(SetCheckEnforced set) {
    return set.enforced();
  }

  @Override
  public Boolean setOption(SetOption set) {
    return false;
  }

  @Override
  public Boolean partition(Partition partition) {
    return false;
  }

  @Override
  public Boolean convertTo(ConvertTo convert) {
    return table.columns().stream()
        .filter(Column::isText)
        .map(column -> column.withCollation(table.collationOf(column)))
        .anyMatch(column -> isCopied(column, column.withCollation(convert.collation())));
  }

  @Override
  public Boolean demand(Demand demand) {
    return demand.word().equals(Demand.ALGORITHM) && demand.value().equals("COPY");
  }
}
