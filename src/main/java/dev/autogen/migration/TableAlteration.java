package dev.autogen.migration;

import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
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
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The changes of one table, in the braces of {@link Operations#alterTable}: one ALTER TABLE
 * statement, which MySQL carries out whole or not at all.
 */
public final class TableAlteration {

  private final String name;
  // Suppliers, because a definition is complete only after the calls that follow it in its chain.
  private final List<Supplier<TableChange>> changes = new ArrayList<>();

  TableAlteration(String name) {
    this.name = name;
  }

  List<TableChange> changes() {
    return changes.stream().map(Supplier::get).toList();
  }

  private TableAlteration add(TableChange change) {
    changes.add(() -> change);
    return this;
  }

  /** Adds a column: {@code t.addColumn("role_id", "bigint").after("email")}. */
  public PlacedColumn addColumn(String column, String type) {
    PlacedColumn definition = new PlacedColumn(column, type);
    changes.add(() -> new AddColumn(definition.column(), definition.position()));
    return definition;
  }

  /**
   * Gives a column another definition, complete, so that what is not said here is gone: {@code
   * t.modifyColumn("email", "varchar(255)").notNull()}.
   */
  public PlacedColumn modifyColumn(String column, String type) {
    PlacedColumn definition = new PlacedColumn(column, type);
    changes.add(() -> new ModifyColumn(definition.column(), definition.position()));
    return definition;
  }

  /** Drops a column with its values: {@code t.dropColumn("fax")}. */
  public TableAlteration dropColumn(String column) {
    return add(new DropColumn(column));
  }

  /** Renames a column: {@code t.renameColumn("mail", "email")}. */
  public TableAlteration renameColumn(String from, String to) {
    return add(new RenameColumn(from, to));
  }

  /** Adds the primary key: {@code t.addPrimaryKey("id")}. */
  public IndexDefinition addPrimaryKey(String... columns) {
    return addIndex(Index.PRIMARY, Index.Kind.PRIMARY, columns);
  }

  /** Adds a unique constraint: {@code t.addUnique("uk_users_email", "email")}. */
  public IndexDefinition addUnique(String index, String... columns) {
    return addIndex(index, Index.Kind.UNIQUE, columns);
  }

  /** Adds an index: {@code t.addIndex("ix_users_name", "last_name", "first_name")}. */
  public IndexDefinition addIndex(String index, String... columns) {
    return addIndex(index, Index.Kind.PLAIN, columns);
  }

  /** Adds a full-text index: {@code t.addFulltextIndex("ft_message_body", "body")}. */
  public IndexDefinition addFulltextIndex(String index, String... columns) {
    return addIndex(index, Index.Kind.FULLTEXT, columns);
  }

  /** Adds a spatial index: {@code t.addSpatialIndex("sp_clinic_place", "place")}. */
  public IndexDefinition addSpatialIndex(String index, String... columns) {
    return addIndex(index, Index.Kind.SPATIAL, columns);
  }

  private IndexDefinition addIndex(String index, Index.Kind kind, String... columns) {
    IndexDefinition definition = new IndexDefinition(index, kind, columns);
    changes.add(() -> new AddIndex(definition.index(name)));
    return definition;
  }

  /** Drops the primary key: {@code t.dropPrimaryKey()}. */
  public TableAlteration dropPrimaryKey() {
    return dropIndex(Index.PRIMARY);
  }

  /** Drops an index or a unique constraint: {@code t.dropIndex("ix_users_name")}. */
  public TableAlteration dropIndex(String index) {
    return add(new DropIndex(index));
  }

  /** Renames an index: {@code t.renameIndex("ix_name", "ix_users_name")}. */
  public TableAlteration renameIndex(String from, String to) {
    return add(new RenameIndex(from, to));
  }

  /** Shows an index to the optimizer: {@code t.makeIndexVisible("ix_users_name")}. */
  public TableAlteration makeIndexVisible(String index) {
    return add(new SetIndexVisible(index, true));
  }

  /** Hides an index from the optimizer: {@code t.makeIndexInvisible("ix_users_name")}. */
  public TableAlteration makeIndexInvisible(String index) {
    return add(new SetIndexVisible(index, false));
  }

  /** Adds a foreign key: {@code t.addForeignKey("fk", "role_id").references("role", "id")}. */
  public ForeignKeyDefinition addForeignKey(String foreignKey, String... columns) {
    ForeignKeyDefinition definition = new ForeignKeyDefinition(foreignKey, columns);
    changes.add(() -> new AddForeignKey(definition.foreignKey(name)));
    return definition;
  }

  /** Drops a foreign key: {@code t.dropForeignKey("fk_users_role")}. */
  public TableAlteration dropForeignKey(String foreignKey) {
    return add(new DropForeignKey(foreignKey));
  }

  /** Adds a CHECK constraint: {@code t.addCheck("chk_age", "`age` >= 0")}. */
  public CheckDefinition addCheck(String check, String sql) {
    CheckDefinition definition = new CheckDefinition(check, sql);
    changes.add(() -> new AddCheck(definition.check()));
    return definition;
  }

  /** Drops a CHECK constraint: {@code t.dropCheck("chk_age")}. */
  public TableAlteration dropCheck(String check) {
    return add(new DropCheck(check));
  }

  /** Has the server enforce a CHECK constraint: {@code t.enforceCheck("chk_age")}. */
  public TableAlteration enforceCheck(String check) {
    return add(new SetCheckEnforced(check, true));
  }

  /** Has the server ignore a CHECK constraint: {@code t.stopEnforcingCheck("chk_age")}. */
  public TableAlteration stopEnforcingCheck(String check) {
    return add(new SetCheckEnforced(check, false));
  }

  /** Changes the storage engine: {@code t.engine("InnoDB")}. */
  public TableAlteration engine(String engine) {
    return option(SetOption.ENGINE, engine);
  }

  /** Changes the collation of columns yet to come: {@code t.collation("utf8mb4_bin")}. */
  public TableAlteration collation(String collation) {
    return option(SetOption.COLLATE, collation);
  }

  /** Changes the comment, or removes it: {@code t.comment("")}. */
  public TableAlteration comment(String comment) {
    return option(SetOption.COMMENT, comment);
  }

  /**
   * Changes any other create option: {@code t.option("ROW_FORMAT", "COMPRESSED")}.
   *
   * @param sql the text after the equals sign; empty to have it as if it was never said
   */
  public TableAlteration option(String option, String sql) {
    return add(new SetOption(option, sql));
  }

  /**
   * Partitions the table anew: {@code t.partitionBy("HASH (`id`) PARTITIONS 4")}.
   *
   * @param clause everything after {@code PARTITION BY}
   */
  public TableAlteration partitionBy(String clause) {
    return add(new Partition(clause));
  }

  /** Makes a partitioned table an ordinary one: {@code t.removePartitioning()}. */
  public TableAlteration removePartitioning() {
    return add(new Partition(""));
  }
}
