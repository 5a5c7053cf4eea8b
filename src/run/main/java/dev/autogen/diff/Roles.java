package dev.autogen.diff;

import dev.autogen.facts.UnsteadyChecks;
import dev.autogen.facts.Uses;
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
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChangeCases;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Tells what a step of a plan has to do with which {@link SchemaElement}, one after the other. */
final class Roles {

  private final Schema live;
  private final Schema target;
  private final BiConsumer<SchemaElement, Role> roles;

  /**
   * The roles in a plan.
   *
   * @param live the schema that what goes, and what is changed, is found in
   * @param target the schema that what comes is found in
   * @param roles is told each role
   */
  Roles(Schema live, Schema target, BiConsumer<SchemaElement, Role> roles) {
    this.live = live;
    this.target = target;
    this.roles = roles;
  }

  void of(Operation step) {
    step.match(new OfStep()).run();
  }

  /** Of what no plan has, or what comes before or after nothing else. */
  private static void nothing() {}

  private final class OfStep implements OperationCases<Runnable> {

    @Override
    public Runnable alterPartitions(AlterPartitions alter) {
      return Roles::nothing;
    }

    @Override
    public Runnable alterTable(AlterTable alter) {
      return () -> {
        table(alter.table(), Role.ALTERS);
        Table before = live.table(alter.table()).orElseGet(() -> target.existing(alter.table()));
        Table after = target.table(alter.table()).orElse(before);
        alter.changes().forEach(change -> change.match(new OfChange(before, after)).run());
      };
    }

    @Override
    public Runnable alterTableWhereNeeded(AlterTableWhereNeeded alter) {
      return Roles::nothing;
    }

    @Override
    public Runnable bulkInsert(BulkInsert insert) {
      return Roles::nothing;
    }

    @Override
    public Runnable createOrReplace(CreateOrReplace create) {
      return Roles::nothing;
    }

    @Override
    public Runnable createTable(CreateTable create) {
      return () -> {
        table(create.table().name(), Role.COMES);
        create
            .table()
            .checks()
            .forEach(check -> roles.accept(SchemaElement.checkName(check.name()), Role.COMES));
      };
    }

    @Override
    public Runnable createTableIfAbsent(CreateTableIfAbsent create) {
      return Roles::nothing;
    }

    @Override
    public Runnable deleteRows(DeleteRows delete) {
      return Roles::nothing;
    }

    @Override
    public Runnable dropStoredObject(DropStoredObject drop) {
      return Roles::nothing;
    }

    @Override
    public Runnable dropTable(DropTable drop) {
      return () -> table(drop.table(), Role.GOES);
    }

    @Override
    public Runnable dropTableIfExists(DropTableIfExists drop) {
      return Roles::nothing;
    }

    @Override
    public Runnable executeScript(ExecuteScript script) {
      return Roles::nothing;
    }

    @Override
    public Runnable executeSql(ExecuteSql free) {
      return Roles::nothing;
    }

    @Override
    public Runnable inChunks(InChunks chunks) {
      return Roles::nothing;
    }

    @Override
    public Runnable insertRows(InsertRows insert) {
      return () -> table(insert.table(), Role.FILLS);
    }

    @Override
    public Runnable renameTable(RenameTable rename) {
      return Roles::nothing;
    }

    @Override
    public Runnable transaction(Transaction code) {
      return Roles::nothing;
    }

    @Override
    public Runnable updateInChunks(UpdateInChunks update) {
      return Roles::nothing;
    }

    @Override
    public Runnable updateRows(UpdateRows update) {
      return Roles::nothing;
    }

    @Override
    public Runnable withoutForeignKeyChecks(WithoutForeignKeyChecks block) {
      return Roles::nothing;
    }
  }

  private final class OfChange implements TableChangeCases<Runnable> {

    private final Table before;
    private final Table after;

    OfChange(Table before, Table after) {
      this.before = before;
      this.after = after;
    }

    @Override
    public Runnable addColumn(AddColumn add) {
      return () -> {
        column(before, add.column().name(), Role.COMES);
        computed(after, add.column(), Role.GAINS_COMPUTED);
      };
    }

    @Override
    public Runnable dropColumn(DropColumn drop) {
      return () -> {
        column(before, drop.column(), Role.GOES);
        before.column(drop.column()).ifPresent(old -> computed(before, old, Role.LOSES_COMPUTED));
      };
    }

    @Override
    public Runnable modifyColumn(ModifyColumn modify) {
      return () -> {
        column(before, modify.column().name(), Role.CHANGES);
        computed(after, modify.column(), Role.GAINS_COMPUTED);
        before
            .column(modify.column().name())
            .ifPresent(old -> ofModifying(old, modify.column(), before, after));
      };
    }

    @Override
    public Runnable renameColumn(RenameColumn rename) {
      return () -> column(before, rename.to(), Role.RENAMED);
    }

    @Override
    public Runnable setDefault(SetDefault set) {
      return Roles::nothing;
    }

    @Override
    public Runnable setColumnVisible(SetColumnVisible set) {
      return Roles::nothing;
    }

    @Override
    public Runnable addIndex(AddIndex add) {
      return () -> {
        index(before, add.index().name(), Role.COMES);
        ofIndex(after, add.index(), Role.GAINS_INDEX, Role.GAINS_COMPUTED);
      };
    }

    @Override
    public Runnable dropIndex(DropIndex drop) {
      return () -> {
        index(before, drop.index(), Role.GOES);
        before
            .index(drop.index())
            .ifPresent(old -> ofIndex(before, old, Role.LOSES_INDEX, Role.LOSES_COMPUTED));
      };
    }

    @Override
    public Runnable renameIndex(RenameIndex rename) {
      return Roles::nothing;
    }

    @Override
    public Runnable setIndexVisible(SetIndexVisible set) {
      return Roles::nothing;
    }

    @Override
    public Runnable addForeignKey(AddForeignKey add) {
      return () -> ofAdding(add.foreignKey(), after);
    }

    @Override
    public Runnable dropForeignKey(DropForeignKey drop) {
      return () -> before.foreignKey(drop.foreignKey()).ifPresent(old -> ofDropping(old, before));
    }

    @Override
    public Runnable addCheck(AddCheck add) {
      return () -> {
        roles.accept(SchemaElement.checkName(add.check().name()), Role.COMES);
        checked(after, add.check(), Role.GAINS_CHECK);
      };
    }

    @Override
    public Runnable dropCheck(DropCheck drop) {
      return () -> {
        roles.accept(SchemaElement.checkName(drop.check()), Role.GOES);
        before.check(drop.check()).ifPresent(old -> checked(before, old, Role.LOSES_CHECK));
      };
    }

    @Override
    public Runnable setCheckEnforced(SetCheckEnforced set) {
      return Roles::nothing;
    }

    @Override
    public Runnable setOption(SetOption set) {
      return set.option().equals(SetOption.ENGINE) ? this::converts : Roles::nothing;
    }

    @Override
    public Runnable partition(Partition partition) {
      return this::converts;
    }

    @Override
    public Runnable convertTo(ConvertTo convert) {
      return Roles::nothing;
    }

    @Override
    public Runnable demand(Demand demand) {
      return Roles::nothing;
    }

    private void converts() {
      table(before.name(), Role.CONVERTS);
    }
  }

  private void ofModifying(Column old, Column now, Table before, Table after) {
    computed(before, old, Role.LOSES_COMPUTED);
    if (!old.type().equals(now.type())
        || !before.collationOf(old).equals(after.collationOf(now))
        || old.autoIncrement() != now.autoIncrement()) {
      column(before, now.name(), Role.CHANGES_TYPE);
    }
    if (old.nullable() != now.nullable()) {
      if (UnsteadyChecks.isIn(before) || UnsteadyChecks.isIn(after)) {
        // Copies the table, as a new type does (1832).
        column(before, now.name(), Role.CHANGES_TYPE);
      }
      column(before, now.name(), Role.CHANGES_NULLABILITY);
    }
    if (old.srid() != now.srid()) {
      column(before, now.name(), Role.CHANGES_SRID);
    }
  }

  private void ofIndex(Table table, Index index, Role ofColumn, Role ofUsed) {
    columns(table.name(), index.columns(), ofColumn);
    if (index.isFunctional()) {
      used(table, column -> Uses.in(index, column), ofUsed);
    }
    if (index.kind() == Index.Kind.FULLTEXT) {
      table(table.name(), Role.TURNS_FULL_TEXT);
    }
    if (index.kind() == Index.Kind.SPATIAL && ofColumn == Role.LOSES_INDEX) {
      columns(table.name(), index.columns(), Role.LOSES_SPATIAL_INDEX);
    }
  }

  private void ofAdding(ForeignKey key, Table child) {
    roles.accept(SchemaElement.foreignKeyName(key.name()), Role.COMES);
    ends(key, child, target, Role.GAINS_FOREIGN_KEY, Role.GAINS_REFERENCE);
    serving(child, key.columns(), Role.GAINS_FOREIGN_KEY);
    if (child.indexes().contains(key.implicitIndex())) {
      index(child, key.name(), Role.COMES);
    }
  }

  private void ofDropping(ForeignKey key, Table child) {
    roles.accept(SchemaElement.foreignKeyName(key.name()), Role.GOES);
    serving(child, key.columns(), Role.LOSES_FOREIGN_KEY);
    ofNeeding(key, child);
  }

  /** What a live foreign key needs to stay as it is, as though it were to be dropped. */
  void ofNeeding(ForeignKey key, Table child) {
    ends(key, child, live, Role.LOSES_FOREIGN_KEY, Role.LOSES_REFERENCE);
    if (key.onUpdate() == ForeignKey.Action.CASCADE) {
      columns(child.name(), key.columns(), Role.LOSES_CASCADE);
    }
  }

  /** Both tables, their columns, and the parent's keys that a foreign key can point to. */
  private void ends(ForeignKey key, Table child, Schema parents, Role ofChild, Role ofParent) {
    table(child.name(), ofChild);
    columns(child.name(), key.columns(), ofChild);
    if (key.referencedSchema().isEmpty()) {
      table(key.referencedTable(), ofParent);
      columns(key.referencedTable(), key.referencedColumns(), ofParent);
      parents
          .table(key.referencedTable())
          .ifPresent(parent -> serving(parent, key.referencedColumns(), ofParent));
    }
  }

  /** The indexes that serve a foreign key on, or to, columns of their table. */
  private void serving(Table table, List<String> columns, Role role) {
    for (Index index : table.indexes()) {
      if (index.covers(columns)) {
        index(table, index.name(), role);
      }
    }
  }

  private void checked(Table table, Check check, Role role) {
    used(table, column -> Uses.of(check.expression(), column), role);
  }

  private void computed(Table table, Column user, Role role) {
    if (Uses.isComputed(user)) {
      used(table, c -> !user.name().equalsIgnoreCase(c) && Uses.in(user, c), role);
    }
  }

  private void used(Table table, Predicate<String> isUsed, Role role) {
    for (Column column : table.columns()) {
      if (isUsed.test(column.name())) {
        column(table, column.name(), role);
      }
    }
  }

  private void table(String table, Role role) {
    roles.accept(SchemaElement.table(table), role);
  }

  private void columns(String table, List<String> columns, Role role) {
    columns.forEach(column -> roles.accept(SchemaElement.column(table, column), role));
  }

  private void column(Table table, String column, Role role) {
    roles.accept(SchemaElement.column(table.name(), column), role);
  }

  private void index(Table table, String index, Role role) {
    roles.accept(SchemaElement.index(table.name(), index), role);
  }
}
