package dev.autogen.draft;

import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.AlterTableWhereNeeded.Clause;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ColumnChange.SetColumnVisible;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.CreateOrReplace;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.CreateTableIfAbsent;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropStoredObject;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationCases;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.TableChangeCases;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.WithoutForeignKeyChecks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A name that means nothing any more, or something else.
 *
 * @param change the change of a table; empty where the operation itself takes the name
 * @param column empty for the table itself
 * @param newName empty where it is dropped
 */
record Taken(Optional<TableChange> change, String table, String column, String newName) {

  private static final OperationCases<List<Taken>> BY_OPERATION = new TakenBy();

  /** The names that an operation takes, in order. */
  static List<Taken> by(Operation operation) {
    return operation.match(BY_OPERATION);
  }

  boolean isRenamed() {
    return !newName.isEmpty();
  }

  String verb() {
    return isRenamed() ? "renames" : "drops";
  }

  private static final class TakenBy implements OperationCases<List<Taken>> {

    @Override
    public List<Taken> alterPartitions(AlterPartitions alter) {
      return List.of();
    }

    @Override
    public List<Taken> alterTable(AlterTable alter) {
      return taken(alter.table(), alter.changes().stream());
    }

    @Override
    public List<Taken> alterTableWhereNeeded(AlterTableWhereNeeded alter) {
      return taken(alter.table(), alter.clauses().stream().map(Clause::change));
    }

    @Override
    public List<Taken> bulkInsert(BulkInsert insert) {
      return List.of();
    }

    @Override
    public List<Taken> createOrReplace(CreateOrReplace create) {
      return List.of();
    }

    @Override
    public List<Taken> createTable(CreateTable create) {
      return List.of();
    }

    @Override
    public List<Taken> createTableIfAbsent(CreateTableIfAbsent create) {
      return List.of();
    }

    @Override
    public List<Taken> deleteRows(DeleteRows delete) {
      return List.of();
    }

    @Override
    public List<Taken> dropStoredObject(DropStoredObject drop) {
      return List.of();
    }

    @Override
    public List<Taken> dropTable(DropTable drop) {
      return List.of(new Taken(Optional.empty(), drop.table(), "", ""));
    }

    @Override
    public List<Taken> dropTableIfExists(DropTableIfExists drop) {
      return List.of(new Taken(Optional.empty(), drop.table(), "", ""));
    }

    @Override
    public List<Taken> executeScript(ExecuteScript script) {
      return List.of();
    }

    @Override
    public List<Taken> executeSql(ExecuteSql free) {
      return List.of();
    }

    @Override
    public List<Taken> inChunks(InChunks chunks) {
      return List.of();
    }

    @Override
    public List<Taken> insertRows(InsertRows insert) {
      return List.of();
    }

    @Override
    public List<Taken> renameTable(RenameTable rename) {
      return List.of(new Taken(Optional.empty(), rename.from(), "", rename.to()));
    }

    @Override
    public List<Taken> transaction(Transaction code) {
      return List.of();
    }

    @Override
    public List<Taken> updateInChunks(UpdateInChunks update) {
      return List.of();
    }

    @Override
    public List<Taken> updateRows(UpdateRows update) {
      return List.of();
    }

    @Override
    public List<Taken> withoutForeignKeyChecks(WithoutForeignKeyChecks block) {
      return block.operations().stream().flatMap(each -> each.match(this).stream()).toList();
    }

    private static List<Taken> taken(String table, Stream<TableChange> changes) {
      return changes.flatMap(change -> change.match(new TakenByClause(table)).stream()).toList();
    }
  }

  private record TakenByClause(String table) implements TableChangeCases<Optional<Taken>> {

    @Override
    public Optional<Taken> addColumn(AddColumn add) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> dropColumn(DropColumn drop) {
      return Optional.of(new Taken(Optional.of(drop), table, drop.column(), ""));
    }

    @Override
    public Optional<Taken> modifyColumn(ModifyColumn modify) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> renameColumn(RenameColumn rename) {
      return Optional.of(new Taken(Optional.of(rename), table, rename.from(), rename.to()));
    }

    @Override
    public Optional<Taken> setDefault(SetDefault set) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> setColumnVisible(SetColumnVisible set) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> addIndex(AddIndex add) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> dropIndex(DropIndex drop) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> renameIndex(RenameIndex rename) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> setIndexVisible(SetIndexVisible set) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> addForeignKey(AddForeignKey add) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> dropForeignKey(DropForeignKey drop) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> addCheck(AddCheck add) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> dropCheck(DropCheck drop) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> setCheckEnforced(SetCheckEnforced set) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> setOption(SetOption set) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> partition(Partition partition) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> convertTo(ConvertTo convert) {
      return Optional.empty();
    }

    @Override
    public Optional<Taken> demand(Demand demand) {
      return Optional.empty();
    }
  }
}
