package dev.autogen.migration;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.AlterTableWhereNeeded.Clause;
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
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Default;
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
  private final List<Supplier<Clause>> clauses = new ArrayList<>();
  private final List<CallPlace> places = new ArrayList<>();
  private final CallLines lines;

  TableAlteration(String name, CallLines lines) {
    this.name = name;
    this.lines = lines;
  }

  /** Where each clause is said, in their order. */
  List<CallPlace> places() {
    return places;
  }

  private void say(Supplier<Clause> clause) {
    clauses.add(clause);
    places.add(CallPlace.of(lines.now()));
  }

  Operation operation() {
    List<Clause> all = clauses.stream().map(Supplier::get).toList();
    return all.stream().anyMatch(Clause::onlyIfNeeded)
        ? new AlterTableWhereNeeded(name, all)
        : new AlterTable(name, all.stream().map(Clause::change).toList());
  }

  private TableAlteration add(TableChange change) {
    return add(change, false);
  }

  private TableAlteration addIfNeeded(TableChange change) {
    return add(change, true);
  }

  private TableAlteration add(TableChange change, boolean onlyIfNeeded) {
    say(() -> new Clause(change, onlyIfNeeded));
    return this;
  }

  /** Adds a column: {@code t.addColumn("role_id", "bigint").after("email")}. */
  public PlacedColumn addColumn(String column, String type) {
    PlacedColumn definition = new PlacedColumn(column, type);
    say(() -> new Clause(new AddColumn(definition.column(), definition.position()), false));
    return definition;
  }

  /**
   * Adds a column where there is none of its name: {@code t.addColumnIfAbsent("role_id",
   * "bigint")}. One that is there stays as it is, whatever its type.
   */
  public PlacedColumn addColumnIfAbsent(String column, String type) {
    PlacedColumn definition = new PlacedColumn(column, type);
    say(() -> new Clause(new AddColumn(definition.column(), definition.position()), true));
    return definition;
  }

  /**
   * Gives a column another definition, complete, so that what is not said here is gone: {@code
   * t.modifyColumn("email", "varchar(255)").notNull()}. Rows whose value the new type would change
   * stop the run before its first step, unless {@link PlacedColumn#valuesMayChange} is said.
   */
  public PlacedColumn modifyColumn(String column, String type) {
    PlacedColumn definition = new PlacedColumn(column, type);
    say(
        () ->
            new Clause(
                new ModifyColumn(
                    definition.column(),
                    definition.position(),
                    definition.isAllowedToChangeValues()),
                false));
    return definition;
  }

  /** Drops a column with its values: {@code t.dropColumn("fax")}. */
  public TableAlteration dropColumn(String column) {
    return add(new DropColumn(column));
  }

  /** Drops a column where it is there: {@code t.dropColumnIfExists("fax")}. */
  public TableAlteration dropColumnIfExists(String column) {
    return addIfNeeded(new DropColumn(column));
  }

  /**
   * Gives a column another default and leaves the rest of it: {@code t.setDefault("state", "new")}.
   *
   * @param value the value itself, neither quoted nor escaped; {@code "5"} for a number
   */
  public TableAlteration setDefault(String column, String value) {
    return add(new SetDefault(column, Default.literal(value)));
  }

  /**
   * Gives a column an expression for a default and leaves the rest of it: {@code
   * t.setDefaultExpression("code", "(uuid())")}.
   *
   * @param sql in parentheses, where it is no literal
   */
  public TableAlteration setDefaultExpression(String column, String sql) {
    return add(new SetDefault(column, Default.expression(sql)));
  }

  /**
   * Takes the default of a column away and leaves the rest of it: {@code t.dropDefault("state")}.
   * An INSERT must name the column then, also where it may be NULL.
   */
  public TableAlteration dropDefault(String column) {
    return add(new SetDefault(column, Default.NONE));
  }

  /** Shows a column to {@code SELECT *}: {@code t.makeColumnVisible("seen")}. */
  public TableAlteration makeColumnVisible(String column) {
    return add(new SetColumnVisible(column, true));
  }

  /** Leaves a column out of {@code SELECT *}: {@code t.makeColumnInvisible("seen")}. */
  public TableAlteration makeColumnInvisible(String column) {
    return add(new SetColumnVisible(column, false));
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
    return addIndex(index, kind, false, columns);
  }

  private IndexDefinition addIndex(
      String index, Index.Kind kind, boolean onlyIfNeeded, String... columns) {
    IndexDefinition definition = new IndexDefinition(index, kind, columns);
    say(() -> new Clause(new AddIndex(definition.index(name)), onlyIfNeeded));
    return definition;
  }

  /** Adds an index where there is none of its name: {@code t.addIndexIfAbsent("ix", "name")}. */
  public IndexDefinition addIndexIfAbsent(String index, String... columns) {
    return addIndex(index, Index.Kind.PLAIN, true, columns);
  }

  /**
   * Adds a unique constraint where there is none of its name: {@code t.addUniqueIfAbsent("uk",
   * "email")}.
   */
  public IndexDefinition addUniqueIfAbsent(String index, String... columns) {
    return addIndex(index, Index.Kind.UNIQUE, true, columns);
  }

  /**
   * Adds the primary key where there is none, whatever its columns: {@code
   * t.addPrimaryKeyIfAbsent("id")}.
   */
  public IndexDefinition addPrimaryKeyIfAbsent(String... columns) {
    return addIndex(Index.PRIMARY, Index.Kind.PRIMARY, true, columns);
  }

  /**
   * Adds a full-text index where there is none of its name: {@code
   * t.addFulltextIndexIfAbsent("ft_message_body", "body")}.
   */
  public IndexDefinition addFulltextIndexIfAbsent(String index, String... columns) {
    return addIndex(index, Index.Kind.FULLTEXT, true, columns);
  }

  /**
   * Adds a spatial index where there is none of its name: {@code
   * t.addSpatialIndexIfAbsent("sp_clinic_place", "place")}.
   */
  public IndexDefinition addSpatialIndexIfAbsent(String index, String... columns) {
    return addIndex(index, Index.Kind.SPATIAL, true, columns);
  }

  /** Drops the primary key where there is one: {@code t.dropPrimaryKeyIfExists()}. */
  public TableAlteration dropPrimaryKeyIfExists() {
    return addIfNeeded(new DropIndex(Index.PRIMARY));
  }

  /** Drops an index of any kind where it is there: {@code t.dropIndexIfExists("ix_users_name")}. */
  public TableAlteration dropIndexIfExists(String index) {
    return addIfNeeded(new DropIndex(index));
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
    say(() -> new Clause(new AddForeignKey(definition.foreignKey(name)), false));
    return definition;
  }

  /**
   * Adds a foreign key where there is none of its name: {@code t.addForeignKeyIfAbsent("fk",
   * "role_id").references("role", "id")}.
   */
  public ForeignKeyDefinition addForeignKeyIfAbsent(String foreignKey, String... columns) {
    ForeignKeyDefinition definition = new ForeignKeyDefinition(foreignKey, columns);
    say(() -> new Clause(new AddForeignKey(definition.foreignKey(name)), true));
    return definition;
  }

  /** Drops a foreign key where it is there: {@code t.dropForeignKeyIfExists("fk_users_role")}. */
  public TableAlteration dropForeignKeyIfExists(String foreignKey) {
    return addIfNeeded(new DropForeignKey(foreignKey));
  }

  /** Drops a foreign key: {@code t.dropForeignKey("fk_users_role")}. */
  public TableAlteration dropForeignKey(String foreignKey) {
    return add(new DropForeignKey(foreignKey));
  }

  /** Adds a CHECK constraint: {@code t.addCheck("chk_age", "`age` >= 0")}. */
  public CheckDefinition addCheck(String check, String sql) {
    CheckDefinition definition = new CheckDefinition(check, sql);
    say(() -> new Clause(new AddCheck(definition.check()), false));
    return definition;
  }

  /**
   * Adds a CHECK constraint where there is none of its name: {@code t.addCheckIfAbsent("chk_age",
   * "`age` >= 0")}.
   */
  public CheckDefinition addCheckIfAbsent(String check, String sql) {
    CheckDefinition definition = new CheckDefinition(check, sql);
    say(() -> new Clause(new AddCheck(definition.check()), true));
    return definition;
  }

  /** Drops a CHECK constraint where it is there: {@code t.dropCheckIfExists("chk_age")}. */
  public TableAlteration dropCheckIfExists(String check) {
    return addIfNeeded(new DropCheck(check));
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

  /**
   * Converts all text columns, and those yet to come, to a collation and its character set: {@code
   * t.convertTo("utf8mb4_0900_ai_ci")}. The rows are written anew, and a TEXT column becomes the
   * next larger kind where it must; the server refuses where a character is not in the set. Stands
   * alone in its alteration.
   */
  public TableAlteration convertTo(String collation) {
    return add(new ConvertTo(collation));
  }

  /**
   * Has the server refuse where it cannot go about it that way: {@code t.algorithm("INSTANT")}.
   *
   * @param algorithm {@code INSTANT}, {@code INPLACE} or {@code COPY}
   */
  public TableAlteration algorithm(String algorithm) {
    return add(new Demand(Demand.ALGORITHM, algorithm));
  }

  /**
   * Has the server refuse where it must lock more than that: {@code t.lock("NONE")}.
   *
   * @param lock {@code NONE}, {@code SHARED} or {@code EXCLUSIVE}
   */
  public TableAlteration lock(String lock) {
    return add(new Demand(Demand.LOCK, lock));
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
