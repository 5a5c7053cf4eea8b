package dev.autogen.schema;

/**
 * A column.
 *
 * @param type MySQL's column type text without collation, such as {@code varchar(64)}, {@code
 *     bigint unsigned} or {@code enum('a','b')}. On the entities' side it may be a whole free
 *     {@code columnDefinition} text, until the server has given its canonical form of it
 * @param onUpdate the expression after {@code ON UPDATE}; empty for none
 * @param collation the collation said for this column; empty where it is the table's or the type
 *     has none
 * @param comment the comment, unescaped
 * @param invisible left out of {@code SELECT *}
 * @param srid the spatial reference system of a spatial column; -1 for none
 */
public record Column(
    String name,
    String type,
    boolean nullable,
    Default defaultValue,
    String onUpdate,
    Generation generation,
    boolean autoIncrement,
    String collation,
    String comment,
    boolean invisible,
    long srid) {

  /** A nullable column without a default. */
  public static Column of(String name, String type) {
    return new Column(
        name, type, true, Default.NONE, "", Generation.NONE, false, "", "", false, -1);
  }

  public Column notNull() {
    return withNullable(false);
  }

  /** Whether it has a collation. */
  public boolean isText() {
    return type.matches("(?i)(var)?char\\b.*|(tiny|medium|long)?text\\b.*|enum\\b.*|set\\b.*");
  }

  public boolean isSpatial() {
    return type.matches("(?i)(multi)?(point|linestring|polygon)|geometry|geom(etry)?collection");
  }

  public boolean isGenerated() {
    return generation.kind() != Generation.Kind.NONE;
  }

  public Column withName(String newName) {
    return new Column(
        newName,
        type,
        nullable,
        defaultValue,
        onUpdate,
        generation,
        autoIncrement,
        collation,
        comment,
        invisible,
        srid);
  }

  public Column withType(String newType) {
    return new Column(
        name,
        newType,
        nullable,
        defaultValue,
        onUpdate,
        generation,
        autoIncrement,
        collation,
        comment,
        invisible,
        srid);
  }

  public Column withNullable(boolean newNullable) {
    return new Column(
        name,
        type,
        newNullable,
        defaultValue,
        onUpdate,
        generation,
        autoIncrement,
        collation,
        comment,
        invisible,
        srid);
  }

  public Column withDefault(Default newDefault) {
    return new Column(
        name,
        type,
        nullable,
        newDefault,
        onUpdate,
        generation,
        autoIncrement,
        collation,
        comment,
        invisible,
        srid);
  }

  public Column withOnUpdate(String newOnUpdate) {
    return new Column(
        name,
        type,
        nullable,
        defaultValue,
        newOnUpdate,
        generation,
        autoIncrement,
        collation,
        comment,
        invisible,
        srid);
  }

  public Column withGeneration(Generation newGeneration) {
    return new Column(
        name,
        type,
        nullable,
        defaultValue,
        onUpdate,
        newGeneration,
        autoIncrement,
        collation,
        comment,
        invisible,
        srid);
  }

  public Column withAutoIncrement(boolean newAutoIncrement) {
    return new Column(
        name,
        type,
        nullable,
        defaultValue,
        onUpdate,
        generation,
        newAutoIncrement,
        collation,
        comment,
        invisible,
        srid);
  }

  public Column withCollation(String newCollation) {
    return new Column(
        name,
        type,
        nullable,
        defaultValue,
        onUpdate,
        generation,
        autoIncrement,
        newCollation,
        comment,
        invisible,
        srid);
  }

  public Column withComment(String newComment) {
    return new Column(
        name,
        type,
        nullable,
        defaultValue,
        onUpdate,
        generation,
        autoIncrement,
        collation,
        newComment,
        invisible,
        srid);
  }

  public Column withInvisible(boolean newInvisible) {
    return new Column(
        name,
        type,
        nullable,
        defaultValue,
        onUpdate,
        generation,
        autoIncrement,
        collation,
        comment,
        newInvisible,
        srid);
  }

  public Column withSrid(long newSrid) {
    return new Column(
        name,
        type,
        nullable,
        defaultValue,
        onUpdate,
        generation,
        autoIncrement,
        collation,
        comment,
        invisible,
        newSrid);
  }
}
