package dev.autogen.migration;

import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Generation;

/**
 * The definition of a column. It is nullable and has no default until something else is said.
 *
 * @param <S> the type every method returns
 */
public abstract sealed class ColumnSpec<S extends ColumnSpec<S>>
    permits ColumnDefinition, PlacedColumn {

  private Column column;

  ColumnSpec(String name, String type) {
    column = Column.of(name, type);
  }

  abstract S self();

  private S set(Column changed) {
    column = changed;
    return self();
  }

  final Column column() {
    return column;
  }

  /** Forbids NULL: {@code t.column("id", "bigint").notNull()}. */
  public S notNull() {
    return set(column.notNull());
  }

  /** Numbers new rows: {@code t.column("id", "bigint").notNull().autoIncrement()}. */
  public S autoIncrement() {
    return set(column.withAutoIncrement(true));
  }

  /**
   * The value of new rows: {@code t.column("state", "varchar(9)").defaultValue("new")}.
   *
   * @param value the value itself, neither quoted nor escaped; {@code "5"} for a number
   */
  public S defaultValue(String value) {
    return set(column.withDefault(Default.literal(value)));
  }

  /**
   * The value of new rows as SQL: {@code t.column("at",
   * "datetime(6)").defaultExpression("CURRENT_TIMESTAMP(6)")}.
   *
   * @param sql everything after {@code DEFAULT}, such as {@code CURRENT_TIMESTAMP(6)}, {@code
   *     (uuid())} or {@code b'1'}
   */
  public S defaultExpression(String sql) {
    return set(column.withDefault(Default.expression(sql)));
  }

  /**
   * The value of changed rows: {@code t.column("at",
   * "datetime(6)").onUpdate("CURRENT_TIMESTAMP(6)")}.
   */
  public S onUpdate(String sql) {
    return set(column.withOnUpdate(sql));
  }

  /**
   * Computes the value when a row is read: {@code t.column("total",
   * "int").generatedVirtual("`price` * `count`")}.
   */
  public S generatedVirtual(String sql) {
    return set(column.withGeneration(Generation.virtual(sql)));
  }

  /**
   * Computes the value when a row is written: {@code t.column("total",
   * "int").generatedStored("`price` * `count`")}.
   */
  public S generatedStored(String sql) {
    return set(column.withGeneration(Generation.stored(sql)));
  }

  /** The collation: {@code t.column("code", "char(2)").collation("ascii_bin")}. */
  public S collation(String collation) {
    return set(column.withCollation(collation));
  }

  /** The comment: {@code t.column("kg", "int").comment("weight")}. */
  public S comment(String comment) {
    return set(column.withComment(comment));
  }

  /** Leaves it out of {@code SELECT *}: {@code t.column("seen", "bit(1)").invisible()}. */
  public S invisible() {
    return set(column.withInvisible(true));
  }

  /** The spatial reference system: {@code t.column("at", "point").notNull().srid(4326)}. */
  public S srid(long srid) {
    return set(column.withSrid(srid));
  }
}
