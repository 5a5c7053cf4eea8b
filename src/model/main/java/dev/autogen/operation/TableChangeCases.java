package dev.autogen.operation;

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

/**
 * An answer for each kind of {@link TableChange}: who adds a kind is shown by the compiler every
 * place that needs one.
 *
 * @param <R> what the answer is
 */
public interface TableChangeCases<R> {

  R addColumn(AddColumn change);

  R dropColumn(DropColumn change);

  R modifyColumn(ModifyColumn change);

  R renameColumn(RenameColumn change);

  R setDefault(SetDefault change);

  R setColumnVisible(SetColumnVisible change);

  R addIndex(AddIndex change);

  R dropIndex(DropIndex change);

  R renameIndex(RenameIndex change);

  R setIndexVisible(SetIndexVisible change);

  R addForeignKey(AddForeignKey change);

  R dropForeignKey(DropForeignKey change);

  R addCheck(AddCheck change);

  R dropCheck(DropCheck change);

  R setCheckEnforced(SetCheckEnforced change);

  R setOption(SetOption change);

  R partition(Partition change);

  R convertTo(ConvertTo change);

  R demand(Demand change);
}
