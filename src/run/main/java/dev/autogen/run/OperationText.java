package dev.autogen.run;

import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
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
import dev.autogen.operation.PartitionChange;
import dev.autogen.operation.Position;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.TableChangeCases;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.Value;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Operations as the text that the checksum of a migration is made of. Journals hold such checksums
 * for years: what is written here for an operation of today is never written otherwise, and what
 * operations learn to say is left out where it is not said. {@code operations.text}, beside the
 * test, pins it.
 */
final class OperationText implements OperationCases<String> {

  private static final OperationText CASES = new OperationText();
  private static final ChangeText CHANGES = new ChangeText();

  private OperationText() {}

  static String of(Operation operation) {
    return operation.match(CASES);
  }

  private static String of(TableChange change) {
    return change.match(CHANGES);
  }

  @Override
  public String alterPartitions(AlterPartitions operation) {
    return "AlterPartitions[table="
        + operation.table()
        + ", change="
        + operation.change().match(new PartitionText())
        + "]";
  }

  @Override
  public String alterTable(AlterTable operation) {
    return "AlterTable[table="
        + operation.table()
        + ", changes="
        + list(operation.changes(), OperationText::of)
        + "]";
  }

  @Override
  public String alterTableWhereNeeded(AlterTableWhereNeeded operation) {
    return "AlterTableWhereNeeded[table="
        + operation.table()
        + ", clauses="
        + list(
            operation.clauses(),
            clause ->
                "Clause[change="
                    + of(clause.change())
                    + ", onlyIfNeeded="
                    + clause.onlyIfNeeded()
                    + "]")
        + "]";
  }

  @Override
  public String bulkInsert(BulkInsert operation) {
    return bulkInsertBefore(operation)
        + operation.rows().stream().map(OperationText::row).collect(Collectors.joining(", "))
        + BULK_INSERT_BEHIND;
  }

  /** What stands before the rows, of which there may be more than fit into memory as one text. */
  static String bulkInsertBefore(BulkInsert operation) {
    return "BulkInsert[table="
        + operation.table()
        + ", columns="
        + texts(operation.columns())
        + ", rows=[";
  }

  /** What stands behind the rows. */
  static final String BULK_INSERT_BEHIND = "]]";

  static String row(List<Value> row) {
    return list(row, OperationText::value);
  }

  @Override
  public String createOrReplace(CreateOrReplace operation) {
    return "CreateOrReplace[object=StoredObject[kind="
        + operation.object().kind().name()
        + ", name="
        + operation.object().name()
        + ", definition="
        + operation.object().definition()
        + "]]";
  }

  @Override
  public String createTable(CreateTable operation) {
    return "CreateTable[table=" + table(operation.table()) + "]";
  }

  @Override
  public String createTableIfAbsent(CreateTableIfAbsent operation) {
    return "CreateTableIfAbsent[table=" + table(operation.table()) + "]";
  }

  @Override
  public String deleteRows(DeleteRows operation) {
    return "DeleteRows[table="
        + operation.table()
        + ", rows="
        + list(operation.rows(), OperationText::map)
        + "]";
  }

  @Override
  public String dropStoredObject(DropStoredObject operation) {
    return "DropStoredObject[kind=" + operation.kind().name() + ", name=" + operation.name() + "]";
  }

  @Override
  public String dropTable(DropTable operation) {
    return "DropTable[table=" + operation.table() + "]";
  }

  @Override
  public String dropTableIfExists(DropTableIfExists operation) {
    return "DropTableIfExists[table=" + operation.table() + "]";
  }

  @Override
  public String executeScript(ExecuteScript operation) {
    return "ExecuteScript[name=" + operation.name() + ", text=" + operation.text() + "]";
  }

  @Override
  public String executeSql(ExecuteSql operation) {
    return "ExecuteSql[sql="
        + operation.sql()
        + ", parameters="
        + list(operation.parameters(), OperationText::value)
        + "]";
  }

  /** Code is known by its title alone. */
  @Override
  public String inChunks(InChunks operation) {
    return "InChunks[title=" + operation.title() + "]";
  }

  @Override
  public String insertRows(InsertRows operation) {
    return "InsertRows[table="
        + operation.table()
        + ", rows="
        + list(operation.rows(), OperationText::map)
        + "]";
  }

  @Override
  public String renameTable(RenameTable operation) {
    return "RenameTable[from=" + operation.from() + ", to=" + operation.to() + "]";
  }

  /** Code is known by its title alone. */
  @Override
  public String transaction(Transaction operation) {
    return "Transaction[title=" + operation.title() + "]";
  }

  @Override
  public String updateInChunks(UpdateInChunks operation) {
    return "UpdateInChunks[update="
        + updateRows(operation.update())
        + ", rows="
        + operation.rows()
        + "]";
  }

  @Override
  public String updateRows(UpdateRows operation) {
    return "UpdateRows[table="
        + operation.table()
        + ", assignments="
        + list(
            operation.assignments(),
            one ->
                "Assignment[column="
                    + one.column()
                    + ", value="
                    + value(one.value())
                    + ", sql="
                    + one.sql()
                    + "]")
        + ", conditions="
        + list(operation.conditions(), OperationText::condition)
        + "]";
  }

  @Override
  public String withoutForeignKeyChecks(WithoutForeignKeyChecks operation) {
    return "WithoutForeignKeyChecks[operations="
        + list(operation.operations(), OperationText::of)
        + "]";
  }

  private static String condition(UpdateRows.Condition condition) {
    return condition.match(
        oneOf -> "OneOf[column=" + oneOf.column() + ", values=" + row(oneOf.values()) + "]",
        sql -> "Sql[sql=" + sql.sql() + ", parameters=" + row(sql.parameters()) + "]");
  }

  private static String value(Value value) {
    return value == null
        ? "null"
        : "Value[kind=" + value.kind().name() + ", text=" + value.text() + "]";
  }

  private static String table(Table table) {
    return "Table[name="
        + table.name()
        + ", columns="
        + list(table.columns(), OperationText::column)
        + ", indexes="
        + list(table.indexes(), OperationText::index)
        + ", foreignKeys="
        + list(table.foreignKeys(), OperationText::foreignKey)
        + ", checks="
        + list(table.checks(), OperationText::check)
        + ", options=TableOptions[engine="
        + table.options().engine()
        + ", collation="
        + table.options().collation()
        + ", comment="
        + table.options().comment()
        + ", create="
        + map(table.options().create())
        + ", partitioning="
        + table.options().partitioning()
        + "], seedRows="
        + list(table.seedRows(), OperationText::seedRow)
        + "]";
  }

  private static String seedRow(SeedRow row) {
    return "SeedRow[key=" + map(row.key()) + ", values=" + map(row.values()) + "]";
  }

  private static String column(Column column) {
    return "Column[name="
        + column.name()
        + ", type="
        + column.type()
        + ", nullable="
        + column.nullable()
        + ", defaultValue="
        + defaultValue(column.defaultValue())
        + ", onUpdate="
        + column.onUpdate()
        + ", generation=Generation[kind="
        + column.generation().kind().name()
        + ", expression="
        + column.generation().expression()
        + "], autoIncrement="
        + column.autoIncrement()
        + ", collation="
        + column.collation()
        + ", comment="
        + column.comment()
        + ", invisible="
        + column.invisible()
        + ", srid="
        + column.srid()
        + ", definition="
        + column.definition()
        + "]";
  }

  private static String defaultValue(Default value) {
    if (value instanceof Default.Literal literal) {
      return "Literal[value=" + literal.value() + "]";
    }
    return value instanceof Default.Expression expression
        ? "Expression[sql=" + expression.sql() + "]"
        : "None[]";
  }

  private static String index(Index index) {
    return "Index[name="
        + index.name()
        + ", kind="
        + index.kind().name()
        + ", parts="
        + list(index.parts(), OperationText::part)
        + ", visible="
        + index.visible()
        + ", comment="
        + index.comment()
        + ", parser="
        + index.parser()
        + ", using="
        + index.using()
        + ", nameGenerated="
        + index.nameGenerated()
        + "]";
  }

  private static String part(KeyPart part) {
    if (part instanceof KeyPart.OfColumn column) {
      return "OfColumn[column="
          + column.column()
          + ", prefix="
          + column.prefix()
          + ", descending="
          + column.descending()
          + "]";
    }
    KeyPart.OfExpression expression = (KeyPart.OfExpression) part;
    return "OfExpression[sql=" + expression.sql() + ", descending=" + expression.descending() + "]";
  }

  private static String foreignKey(ForeignKey key) {
    return "ForeignKey[name="
        + key.name()
        + ", columns="
        + texts(key.columns())
        + ", referencedSchema="
        + key.referencedSchema()
        + ", referencedTable="
        + key.referencedTable()
        + ", referencedColumns="
        + texts(key.referencedColumns())
        + ", onDelete="
        + key.onDelete().name()
        + ", onUpdate="
        + key.onUpdate().name()
        + ", nameGenerated="
        + key.nameGenerated()
        + "]";
  }

  private static String check(Check check) {
    return "Check[name="
        + check.name()
        + ", expression="
        + check.expression()
        + ", enforced="
        + check.enforced()
        + "]";
  }

  private static String position(Position position) {
    if (position instanceof Position.After after) {
      return "After[column=" + after.column() + "]";
    }
    return position instanceof Position.First ? "First[]" : "Unsaid[]";
  }

  private static String texts(List<String> texts) {
    return list(texts, text -> text);
  }

  private static <T> String list(List<T> elements, Function<T, String> text) {
    return elements.stream().map(text).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String map(SortedMap<String, String> map) {
    return map.entrySet().stream()
        .map((Map.Entry<String, String> entry) -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static final class ChangeText implements TableChangeCases<String> {

    @Override
    public String addColumn(AddColumn change) {
      return "AddColumn[column="
          + column(change.column())
          + ", position="
          + position(change.position())
          + "]";
    }

    @Override
    public String dropColumn(DropColumn change) {
      return "DropColumn[column=" + change.column() + "]";
    }

    /** Whether values may change is the same change either way. */
    @Override
    public String modifyColumn(ModifyColumn change) {
      return "ModifyColumn[column="
          + column(change.column())
          + ", position="
          + position(change.position())
          + "]";
    }

    @Override
    public String renameColumn(RenameColumn change) {
      return "RenameColumn[from=" + change.from() + ", to=" + change.to() + "]";
    }

    @Override
    public String setDefault(SetDefault change) {
      return "SetDefault[column="
          + change.column()
          + ", value="
          + defaultValue(change.value())
          + "]";
    }

    @Override
    public String setColumnVisible(SetColumnVisible change) {
      return "SetColumnVisible[column=" + change.column() + ", visible=" + change.visible() + "]";
    }

    @Override
    public String addIndex(AddIndex change) {
      return "AddIndex[index=" + index(change.index()) + "]";
    }

    @Override
    public String dropIndex(DropIndex change) {
      return "DropIndex[index=" + change.index() + "]";
    }

    @Override
    public String renameIndex(RenameIndex change) {
      return "RenameIndex[from=" + change.from() + ", to=" + change.to() + "]";
    }

    @Override
    public String setIndexVisible(SetIndexVisible change) {
      return "SetIndexVisible[index=" + change.index() + ", visible=" + change.visible() + "]";
    }

    @Override
    public String addForeignKey(AddForeignKey change) {
      return "AddForeignKey[foreignKey=" + foreignKey(change.foreignKey()) + "]";
    }

    @Override
    public String dropForeignKey(DropForeignKey change) {
      return "DropForeignKey[foreignKey=" + change.foreignKey() + "]";
    }

    @Override
    public String addCheck(AddCheck change) {
      return "AddCheck[check=" + check(change.check()) + "]";
    }

    @Override
    public String dropCheck(DropCheck change) {
      return "DropCheck[check=" + change.check() + "]";
    }

    @Override
    public String setCheckEnforced(SetCheckEnforced change) {
      return "SetCheckEnforced[check=" + change.check() + ", enforced=" + change.enforced() + "]";
    }

    @Override
    public String setOption(SetOption change) {
      return "SetOption[option=" + change.option() + ", value=" + change.value() + "]";
    }

    @Override
    public String partition(Partition change) {
      return "Partition[clause=" + change.clause() + "]";
    }

    @Override
    public String convertTo(ConvertTo change) {
      return "ConvertTo[collation=" + change.collation() + "]";
    }

    @Override
    public String demand(Demand change) {
      return "Demand[word=" + change.word() + ", value=" + change.value() + "]";
    }
  }

  private static final class PartitionText implements PartitionChange.Cases<String> {

    @Override
    public String add(PartitionChange.Add change) {
      return "Add[definitions=" + texts(change.definitions()) + "]";
    }

    @Override
    public String addCount(PartitionChange.AddCount change) {
      return "AddCount[count=" + change.count() + "]";
    }

    @Override
    public String drop(PartitionChange.Drop change) {
      return "Drop[names=" + texts(change.names()) + "]";
    }

    @Override
    public String reorganize(PartitionChange.Reorganize change) {
      return "Reorganize[names="
          + texts(change.names())
          + ", definitions="
          + texts(change.definitions())
          + "]";
    }

    @Override
    public String truncate(PartitionChange.Truncate change) {
      return "Truncate[names=" + texts(change.names()) + "]";
    }

    @Override
    public String coalesce(PartitionChange.Coalesce change) {
      return "Coalesce[count=" + change.count() + "]";
    }

    @Override
    public String exchange(PartitionChange.Exchange change) {
      return "Exchange[name="
          + change.name()
          + ", table="
          + change.table()
          + ", validated="
          + change.validated()
          + "]";
    }
  }
}
