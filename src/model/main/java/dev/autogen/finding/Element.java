package dev.autogen.finding;

import java.util.Locale;

/**
 * What a {@link Finding} is about.
 *
 * @param kind what it is
 * @param owner what it is part of: the table of a column, the revision of a step; empty where it is
 *     part of nothing
 * @param name its own name; empty for the schema as a whole
 */
public record Element(Kind kind, String owner, String name) {

  /** What there is to speak of. */
  public enum Kind {
    SCHEMA,
    TABLE,
    COLUMN,
    INDEX,
    FOREIGN_KEY,
    CHECK,
    /** A view, trigger, routine or event. */
    STORED_OBJECT,
    OPTION,
    PARTITIONING,
    ROW,
    /** SQL or Java that is run, whatever it does. */
    CODE,
    ENTITY,
    REVISION,
    /** A step of a revision, by its number. */
    STEP,
    /** Something of the project or around it, such as its class path. */
    PROJECT;

    /** Its word, such as {@code foreign-key}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What it is and what it is called, such as {@code foreign key orders.fk_customer}. */
  public String label() {
    String word = kind.word().replace('-', ' ');
    String path = owner.isEmpty() ? name : owner + "." + name;
    return kind == Kind.PROJECT ? name : path.isEmpty() ? word : word + " " + path;
  }

  /** The table it is, or is part of; empty where it is no part of a table. */
  public String tableName() {
    return switch (kind) {
      case TABLE -> name;
      case COLUMN, INDEX, FOREIGN_KEY, CHECK, OPTION, PARTITIONING, ROW -> owner;
      case SCHEMA, STORED_OBJECT, CODE, ENTITY, REVISION, STEP, PROJECT -> "";
    };
  }

  /** The schema as a whole. */
  public static Element schema() {
    return new Element(Kind.SCHEMA, "", "");
  }

  /** A table. */
  public static Element table(String name) {
    return new Element(Kind.TABLE, "", name);
  }

  /** A column of {@code table}. */
  public static Element column(String table, String name) {
    return new Element(Kind.COLUMN, table, name);
  }

  /** An index of {@code table}. */
  public static Element index(String table, String name) {
    return new Element(Kind.INDEX, table, name);
  }

  /** A foreign key of {@code table}. */
  public static Element foreignKey(String table, String name) {
    return new Element(Kind.FOREIGN_KEY, table, name);
  }

  /** A CHECK constraint of {@code table}. */
  public static Element check(String table, String name) {
    return new Element(Kind.CHECK, table, name);
  }

  /** A view, trigger, routine or event. */
  public static Element storedObject(String name) {
    return new Element(Kind.STORED_OBJECT, "", name);
  }

  /** An entity, by the name of its class. */
  public static Element entity(String type) {
    return new Element(Kind.ENTITY, "", type);
  }

  /** A revision, by its id. */
  public static Element revision(String id) {
    return new Element(Kind.REVISION, "", id);
  }

  /** A step of {@code revision}; the first is 1. */
  public static Element step(String revision, int number) {
    return new Element(Kind.STEP, revision, String.valueOf(number));
  }

  /** Something of the project or around it, such as {@code class path}. */
  public static Element project(String name) {
    return new Element(Kind.PROJECT, "", name);
  }
}
