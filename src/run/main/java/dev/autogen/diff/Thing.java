package dev.autogen.diff;

import java.util.Locale;

/**
 * What one step of a plan can depend on another for.
 *
 * @param table empty for the name of a constraint, which is one of the schema
 * @param name empty for a table as a whole
 */
record Thing(Kind kind, String table, String name) {

  enum Kind {
    TABLE,
    COLUMN,
    INDEX,
    FOREIGN_KEY_NAME,
    CHECK_NAME
  }

  static Thing table(String table) {
    return new Thing(Kind.TABLE, table, "");
  }

  static Thing column(String table, String column) {
    return new Thing(Kind.COLUMN, table, lowerCase(column));
  }

  static Thing index(String table, String index) {
    return new Thing(Kind.INDEX, table, lowerCase(index));
  }

  static Thing foreignKeyName(String foreignKey) {
    return new Thing(Kind.FOREIGN_KEY_NAME, "", lowerCase(foreignKey));
  }

  static Thing checkName(String check) {
    return new Thing(Kind.CHECK_NAME, "", lowerCase(check));
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
