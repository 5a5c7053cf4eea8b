package dev.autogen.mysql;

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
import dev.autogen.operation.Position;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.TableChangeCases;

/** Writes the changes of a table as clauses of {@code ALTER TABLE}. */
final class Clauses implements TableChangeCases<String> {

  private static final Clauses CASES = new Clauses();

  private Clauses() {}

  static String of(TableChange change) {
    return change.match(CASES);
  }

  @Override
  public String addColumn(AddColumn add) {
    return "ADD COLUMN " + DefinitionSql.column(add.column()) + position(add.position());
  }

  @Override
  public String dropColumn(DropColumn drop) {
    return "DROP COLUMN " + Sql.name(drop.column());
  }

  @Override
  public String modifyColumn(ModifyColumn modify) {
    return "MODIFY COLUMN " + DefinitionSql.column(modify.column()) + position(modify.position());
  }

  @Override
  public String renameColumn(RenameColumn rename) {
    return "RENAME COLUMN " + Sql.name(rename.from()) + " TO " + Sql.name(rename.to());
  }

  @Override
  public String setDefault(SetDefault set) {
    return "ALTER COLUMN " + Sql.name(set.column()) + DefinitionSql.newDefault(set.value());
  }

  @Override
  public String setColumnVisible(SetColumnVisible set) {
    return "ALTER COLUMN "
        + Sql.name(set.column())
        + (set.visible() ? " SET VISIBLE" : " SET INVISIBLE");
  }

  @Override
  public String addIndex(AddIndex add) {
    return "ADD " + DefinitionSql.index(add.index());
  }

  @Override
  public String dropIndex(DropIndex drop) {
    return drop.isPrimaryKey() ? "DROP PRIMARY KEY" : "DROP INDEX " + Sql.name(drop.index());
  }

  @Override
  public String renameIndex(RenameIndex rename) {
    return "RENAME INDEX " + Sql.name(rename.from()) + " TO " + Sql.name(rename.to());
  }

  @Override
  public String setIndexVisible(SetIndexVisible set) {
    return "ALTER INDEX " + Sql.name(set.index()) + (set.visible() ? " VISIBLE" : " INVISIBLE");
  }

  @Override
  public String addForeignKey(AddForeignKey add) {
    return "ADD " + DefinitionSql.foreignKey(add.foreignKey());
  }

  @Override
  public String dropForeignKey(DropForeignKey drop) {
    return "DROP FOREIGN KEY " + Sql.name(drop.foreignKey());
  }

  @Override
  public String addCheck(AddCheck add) {
    return "ADD " + DefinitionSql.check(add.check());
  }

  @Override
  public String dropCheck(DropCheck drop) {
    return "DROP CHECK " + Sql.name(drop.check());
  }

  @Override
  public String setCheckEnforced(SetCheckEnforced set) {
    return "ALTER CHECK "
        + Sql.name(set.check())
        + (set.enforced() ? " ENFORCED" : " NOT ENFORCED");
  }

  @Override
  public String setOption(SetOption set) {
    return DefinitionSql.option(set.option(), set.value());
  }

  @Override
  public String partition(Partition partition) {
    return partition.clause().isEmpty()
        ? "REMOVE PARTITIONING"
        : "PARTITION BY " + partition.clause();
  }

  @Override
  public String convertTo(ConvertTo convert) {
    return "CONVERT TO CHARACTER SET "
        + Sql.name(CharacterSets.of(convert.collation()))
        + " COLLATE "
        + Sql.name(convert.collation());
  }

  @Override
  public String demand(Demand demand) {
    return demand.word() + " = " + demand.value();
  }

  private static String position(Position position) {
    if (position instanceof Position.First) {
      return " FIRST";
    }
    return position instanceof Position.After after ? " AFTER " + Sql.name(after.column()) : "";
  }
}
