package dev.autogen.mysql;

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
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tables of other schemas whose foreign keys lead into this one. Neither is autogen's to change, so
 * what such a key does not let happen is to be known before a run begins.
 *
 * @param parts one for each pair of columns
 */
public record ForeignChildren(List<Part> parts) {

  /**
   * A column of a foreign key from elsewhere.
   *
   * @param key its name with its table's and its schema's
   * @param table the table of this schema that it leads to
   * @param column the column it leads to
   */
  public record Part(String key, String table, String column) {}

  /** Those that the account is shown. */
  public static ForeignChildren of(Session session) throws SQLException {
    List<Part> parts = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_NAME,"
                + " REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE"
                + " WHERE REFERENCED_TABLE_SCHEMA = ? AND TABLE_SCHEMA <> ?"
                + " ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION",
            session.schema(),
            session.schema())) {
      parts.add(
          new Part(
              row.get("TABLE_SCHEMA")
                  + "."
                  + row.get("TABLE_NAME")
                  + "."
                  + row.get("CONSTRAINT_NAME"),
              row.get("REFERENCED_TABLE_NAME"),
              row.get("REFERENCED_COLUMN_NAME")));
    }
    return new ForeignChildren(List.copyOf(parts));
  }

  /**
   * What the server would refuse {@code operation} for, a sentence each.
   *
   * @param before the schema it finds
   */
  public List<String> against(Operation operation, Schema before) {
    return operation.definedTables().stream()
        .flatMap(name -> before.table(name).stream())
        .flatMap(table -> against(operation, table))
        .distinct()
        .toList();
  }

  private Stream<String> against(Operation operation, Table table) {
    return parts.stream()
        .filter(part -> part.table().equalsIgnoreCase(table.name()))
        .filter(part -> operation.match(new Bound(new BoundClause(part, table))))
        .map(
            part ->
                "foreign key "
                    + part.key()
                    + ", of another schema, leads to column "
                    + part.table()
                    + "."
                    + part.column()
                    + ": drop it there before, and add it again after");
  }

  /** Whether the server refuses an operation. A table may be renamed: such keys follow it. */
  private record Bound(BoundClause clauses) implements OperationCases<Boolean> {

    @Override
    public Boolean alterPartitions(AlterPartitions alter) {
      return false;
    }

    @Override
    public Boolean alterTable(AlterTable alter) {
      return isOneBound(alter.changes().stream());
    }

    @Override
    public Boolean alterTableWhereNeeded(AlterTableWhereNeeded alter) {
      return isOneBound(alter.clauses().stream().map(Clause::change));
    }

    @Override
    public Boolean bulkInsert(BulkInsert insert) {
      return false;
    }

    @Override
    public Boolean createOrReplace(CreateOrReplace create) {
      return false;
    }

    @Override
    public Boolean createTable(CreateTable create) {
      return false;
    }

    @Override
    public Boolean createTableIfAbsent(CreateTableIfAbsent create) {
      return false;
    }

    @Override
    public Boolean deleteRows(DeleteRows delete) {
      return false;
    }

    @Override
    public Boolean dropStoredObject(DropStoredObject drop) {
      return false;
    }

    @Override
    public Boolean dropTable(DropTable drop) {
      return true;
    }

    @Override
    public Boolean dropTableIfExists(DropTableIfExists drop) {
      return true;
    }

    @Override
    public Boolean executeScript(ExecuteScript script) {
      return false;
    }

    @Override
    public Boolean executeSql(ExecuteSql free) {
      return false;
    }

    @Override
    public Boolean inChunks(InChunks chunks) {
      return false;
    }

    @Override
    public Boolean insertRows(InsertRows insert) {
      return false;
    }

    @Override
    public Boolean renameTable(RenameTable rename) {
      return false;
    }

    @Override
    public Boolean transaction(Transaction code) {
      return false;
    }

    @Override
    public Boolean updateInChunks(UpdateInChunks update) {
      return false;
    }

    @Override
    public Boolean updateRows(UpdateRows update) {
      return false;
    }

    @Override
    public Boolean withoutForeignKeyChecks(WithoutForeignKeyChecks block) {
      return false;
    }

    private boolean isOneBound(Stream<TableChange> changes) {
      return changes.anyMatch(change -> change.match(clauses));
    }
  }

  private record BoundClause(Part part, Table table) implements TableChangeCases<Boolean> {

    @Override
    public Boolean addColumn(AddColumn add) {
      return false;
    }

    @Override
    public Boolean dropColumn(DropColumn drop) {
      return drop.column().equalsIgnoreCase(part.column());
    }

    @Override
    public Boolean modifyColumn(ModifyColumn modify) {
      return modify.column().name().equalsIgnoreCase(part.column())
          && old().filter(column -> !isAlike(column, modify.column(), table)).isPresent();
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
      return false;
    }

    @Override
    public Boolean renameIndex(RenameIndex rename) {
      return false;
    }

    @Override
    public Boolean setIndexVisible(SetIndexVisible set) {
      return false;
    }

    @Override
    public Boolean addForeignKey(AddForeignKey add) {
      return false;
    }

    @Override
    public Boolean dropForeignKey(DropForeignKey drop) {
      return false;
    }

    @Override
    public Boolean addCheck(AddCheck add) {
      return false;
    }

    @Override
    public Boolean dropCheck(DropCheck drop) {
      return false;
    }

    @Override
    public Boolean setCheckEnforced(SetCheckEnforced set) {
      return false;
    }

    @Override
    public Boolean setOption(SetOption set) {
      return set.option().equals(SetOption.ENGINE);
    }

    @Override
    public Boolean partition(Partition partition) {
      return false;
    }

    @Override
    public Boolean convertTo(ConvertTo convert) {
      return old().filter(Column::isText).isPresent();
    }

    @Override
    public Boolean demand(Demand demand) {
      return false;
    }

    private Optional<Column> old() {
      return table.column(part.column());
    }
  }

  /** Whether a foreign key is as good for one as for the other. */
  private static boolean isAlike(Column old, Column now, Table table) {
    return old.type().equals(now.type()) && table.collationOf(old).equals(table.collationOf(now));
  }
}
