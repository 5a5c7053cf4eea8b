package dev.autogen.online;

import dev.autogen.operation.AlterTable;
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
import dev.autogen.operation.TableChangeCases;
import dev.autogen.schema.Index;
import java.util.List;
import java.util.Optional;

/**
 * Changes that a tool which copies rows by the names of columns cannot make, or would lose values
 * by.
 */
final class UnsuitableChanges implements TableChangeCases<Optional<String>> {

  private static final Optional<String> PRIMARY_KEY =
      Optional.of("the step changes the primary key");
  private static final Optional<String> FOREIGN_KEYS = Optional.of("the step changes foreign keys");
  private static final Optional<String> CHECKS = Optional.of("the step changes checks");

  private final AlterTable alter;

  private UnsuitableChanges(AlterTable alter) {
    this.alter = alter;
  }

  /** Those of a statement, a clause for each kind. */
  static List<String> of(AlterTable alter) {
    UnsuitableChanges cases = new UnsuitableChanges(alter);
    return alter.changes().stream()
        .map(change -> change.match(cases))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  @Override
  public Optional<String> addColumn(AddColumn change) {
    boolean isDropped =
        alter.changes().stream()
            .anyMatch(
                other ->
                    other instanceof DropColumn drop
                        && drop.column().equalsIgnoreCase(change.column().name()));
    return isDropped
        ? Optional.of("the step drops column " + change.column().name() + " and adds it anew")
        : Optional.empty();
  }

  @Override
  public Optional<String> dropColumn(DropColumn change) {
    return Optional.empty();
  }

  @Override
  public Optional<String> modifyColumn(ModifyColumn change) {
    return Optional.empty();
  }

  @Override
  public Optional<String> renameColumn(RenameColumn change) {
    return Optional.of("the step renames columns");
  }

  @Override
  public Optional<String> setDefault(SetDefault change) {
    return Optional.empty();
  }

  @Override
  public Optional<String> setColumnVisible(SetColumnVisible change) {
    return Optional.empty();
  }

  @Override
  public Optional<String> addIndex(AddIndex change) {
    return change.index().kind() == Index.Kind.PRIMARY ? PRIMARY_KEY : Optional.empty();
  }

  @Override
  public Optional<String> dropIndex(DropIndex change) {
    return change.isPrimaryKey() ? PRIMARY_KEY : Optional.empty();
  }

  @Override
  public Optional<String> renameIndex(RenameIndex change) {
    return Optional.empty();
  }

  @Override
  public Optional<String> setIndexVisible(SetIndexVisible change) {
    return Optional.empty();
  }

  @Override
  public Optional<String> addForeignKey(AddForeignKey change) {
    return FOREIGN_KEYS;
  }

  @Override
  public Optional<String> dropForeignKey(DropForeignKey change) {
    return FOREIGN_KEYS;
  }

  @Override
  public Optional<String> addCheck(AddCheck change) {
    return CHECKS;
  }

  @Override
  public Optional<String> dropCheck(DropCheck change) {
    return CHECKS;
  }

  @Override
  public Optional<String> setCheckEnforced(SetCheckEnforced change) {
    return CHECKS;
  }

  @Override
  public Optional<String> setOption(SetOption change) {
    return Optional.empty();
  }

  @Override
  public Optional<String> partition(Partition change) {
    return Optional.of("the step changes partitions");
  }

  @Override
  public Optional<String> convertTo(ConvertTo change) {
    return Optional.empty();
  }

  @Override
  public Optional<String> demand(Demand change) {
    return Optional.empty();
  }
}
