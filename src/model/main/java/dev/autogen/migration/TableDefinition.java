package dev.autogen.migration;

import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** A new table, in the braces of {@link Operations#createTable}. */
public final class TableDefinition {

  private final String name;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<IndexDefinition> indexes = new ArrayList<>();
  private final List<ForeignKeyDefinition> foreignKeys = new ArrayList<>();
  private final List<CheckDefinition> checks = new ArrayList<>();
  private TableOptions options = TableOptions.UNSAID;

  TableDefinition(String name) {
    this.name = name;
  }

  Table table() {
    return new Table(
        name,
        columns.stream().map(ColumnSpec::column).toList(),
        indexes.stream().map(i -> i.index(name)).toList(),
        foreignKeys.stream().map(f -> f.foreignKey(name)).toList(),
        checks.stream().map(CheckDefinition::check).toList(),
        options,
        List.of());
  }

  /**
   * A column, behind those before it: {@code t.column("name", "varchar(64)").notNull()}.
   *
   * @param type MySQL's own text, such as {@code bigint unsigned}
   */
  public ColumnDefinition column(String column, String type) {
    ColumnDefinition definition = new ColumnDefinition(column, type);
    columns.add(definition);
    return definition;
  }

  /** The primary key: {@code t.primaryKey("id")}. */
  public IndexDefinition primaryKey(String... keyColumns) {
    return index(Index.PRIMARY, Index.Kind.PRIMARY, keyColumns);
  }

  /** A unique constraint: {@code t.unique("uk_users_email", "email")}. */
  public IndexDefinition unique(String index, String... keyColumns) {
    return index(index, Index.Kind.UNIQUE, keyColumns);
  }

  /** An index: {@code t.index("ix_users_name", "last_name", "first_name")}. */
  public IndexDefinition index(String index, String... keyColumns) {
    return index(index, Index.Kind.PLAIN, keyColumns);
  }

  /** A full-text index: {@code t.fulltextIndex("ft_message_body", "body")}. */
  public IndexDefinition fulltextIndex(String index, String... keyColumns) {
    return index(index, Index.Kind.FULLTEXT, keyColumns);
  }

  /** A spatial index: {@code t.spatialIndex("sp_clinic_place", "place")}. */
  public IndexDefinition spatialIndex(String index, String... keyColumns) {
    return index(index, Index.Kind.SPATIAL, keyColumns);
  }

  private IndexDefinition index(String index, Index.Kind kind, String... keyColumns) {
    IndexDefinition definition = new IndexDefinition(index, kind, keyColumns);
    indexes.add(definition);
    return definition;
  }

  /** A foreign key: {@code t.foreignKey("fk", "role_id").references("user_role", "id")}. */
  public ForeignKeyDefinition foreignKey(String foreignKey, String... childColumns) {
    ForeignKeyDefinition definition = new ForeignKeyDefinition(foreignKey, childColumns);
    foreignKeys.add(definition);
    return definition;
  }

  /**
   * A CHECK constraint: {@code t.check("chk_age", "`age` >= 0")}.
   *
   * @param sql the condition, without outer parentheses
   */
  public CheckDefinition check(String check, String sql) {
    CheckDefinition definition = new CheckDefinition(check, sql);
    checks.add(definition);
    return definition;
  }

  /** The storage engine: {@code t.engine("InnoDB")}. */
  public TableDefinition engine(String engine) {
    options = options.withEngine(engine);
    return this;
  }

  /** The columns' collation, and so their character set: {@code t.collation("utf8mb4_bin")}. */
  public TableDefinition collation(String collation) {
    options = options.withCollation(collation);
    return this;
  }

  /** The comment: {@code t.comment("Who may do what")}. */
  public TableDefinition comment(String comment) {
    options = options.withComment(comment);
    return this;
  }

  /**
   * Any other create option: {@code t.option("ROW_FORMAT", "COMPRESSED")}.
   *
   * @param sql the text after the equals sign
   */
  public TableDefinition option(String option, String sql) {
    SortedMap<String, String> create = new TreeMap<>(options.create());
    create.put(option.toUpperCase(Locale.ROOT), sql);
    options = options.withCreate(create);
    return this;
  }

  /**
   * The partitions: {@code t.partitionBy("HASH (`id`) PARTITIONS 4")}.
   *
   * @param clause everything after {@code PARTITION BY}
   */
  public TableDefinition partitionBy(String clause) {
    options = options.withPartitioning(clause);
    return this;
  }
}
