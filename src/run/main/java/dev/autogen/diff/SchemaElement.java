package dev.autogen.diff;

import java.util.Locale;

/**
 * What one step of a plan can depend on another for.
 *
 * @param table empty for the name of a constraint, which is one of the schema
 * @param name empty for a table as a whole
 */
record SchemaElement(Kind kind, String table, String name) {

  enum Kind {
    TABLE,
    COLUMN,
    INDEX,
    FOREIGN_KEY_NAME,
    CHECK_NAME
  }

  static SchemaElement table(String table) {
    return new SchemaElement(Kind.TABLE, table, "");
  }

  static SchemaElement column(String table, String column) {
    return new SchemaElement(Kind.COLUMN, table, lowerCase(column));
  }

  static SchemaElement index(String table, String index) {
    return new SchemaElement(Kind.INDEX, table, lowerCase(index));
  }

  static SchemaElement foreignKeyName(String foreignKey) {
    return new SchemaElement(Kind.FOREIGN_KEY_NAME, "", lowerCase(foreignKey));
  }

  static SchemaElement checkName(String check) {
    return new SchemaElement(Kind.CHECK_NAME, "", lowerCase(check));
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
