package dev.autogen.schema;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A column.
 *
 * @param type MySQL's column type text without collation, such as {@code varchar(64)}, {@code
 *     bigint unsigned} or {@code enum('a','b')}. On the entities' side it may be a whole free
 *     {@code columnDefinition} text, until the server has given its canonical form of it
 * @param definition on the entities' side everything that stands behind the name of a column whose
 *     type is free text; then that alone counts, until the server has told what it means. Empty for
 *     every other column
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
    long srid,
    String definition) {

  private static final Pattern TEXT =
      Pattern.compile("(?i)(var)?char\\b.*|(tiny|medium|long)?text\\b.*|enum\\b.*|set\\b.*");
  private static final Pattern SPATIAL =
      Pattern.compile("(?i)(multi)?(point|linestring|polygon)|geometry|geom(etry)?collection");

  /** A nullable column without a default. */
  public static Column of(String name, String type) {
    return new Column(
        name, type, true, Default.NONE, "", Generation.NONE, false, "", "", false, -1, "");
  }

  public Column notNull() {
    return withNullable(false);
  }

  /** Whether it has a collation. */
  public boolean isText() {
    return TEXT.matcher(type).matches();
  }

  public boolean isSpatial() {
    return SPATIAL.matcher(type).matches();
  }

  /** Whether it is free text, of which only the server knows what it means. */
  public boolean isFreeText() {
    return !definition.isEmpty();
  }

  public boolean isGenerated() {
    return generation.kind() != Generation.Kind.NONE;
  }

  public Column withName(String newName) {
    return with(c -> c.name = newName);
  }

  public Column withType(String newType) {
    return with(c -> c.type = newType);
  }

  public Column withNullable(boolean newNullable) {
    return with(c -> c.nullable = newNullable);
  }

  public Column withDefault(Default newDefault) {
    return with(c -> c.defaultValue = newDefault);
  }

  public Column withOnUpdate(String newOnUpdate) {
    return with(c -> c.onUpdate = newOnUpdate);
  }

  public Column withGeneration(Generation newGeneration) {
    return with(c -> c.generation = newGeneration);
  }

  public Column withAutoIncrement(boolean newAutoIncrement) {
    return with(c -> c.autoIncrement = newAutoIncrement);
  }

  public Column withCollation(String newCollation) {
    return with(c -> c.collation = newCollation);
  }

  public Column withComment(String newComment) {
    return with(c -> c.comment = newComment);
  }

  public Column withInvisible(boolean newInvisible) {
    return with(c -> c.invisible = newInvisible);
  }

  public Column withSrid(long newSrid) {
    return with(c -> c.srid = newSrid);
  }

  /** This column as free text, which alone counts. */
  public Column withDefinition(String newDefinition) {
    return with(c -> c.definition = newDefinition);
  }

  private Column with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.column();
  }

  /** A column in the making. */
  private static final class Draft {
    private String name;
    private String type;
    private boolean nullable;
    private Default defaultValue;
    private String onUpdate;
    private Generation generation;
    private boolean autoIncrement;
    private String collation;
    private String comment;
    private boolean invisible;
    private long srid;
    private String definition;

    Draft(Column column) {
      name = column.name;
      type = column.type;
      nullable = column.nullable;
      defaultValue = column.defaultValue;
      onUpdate = column.onUpdate;
      generation = column.generation;
      autoIncrement = column.autoIncrement;
      collation = column.collation;
      comment = column.comment;
      invisible = column.invisible;
      srid = column.srid;
      definition = column.definition;
    }

    Column column() {
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
          srid,
          definition);
    }
  }
}
