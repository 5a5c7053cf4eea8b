package dev.autogen.draft;

import dev.autogen.operation.StoredObject.Kind;

/**
 * A view, trigger, routine or event: what a schema holds beside its tables, and what a table's
 * change may break without MySQL saying so.
 *
 * @param table the table a trigger belongs to; empty for every other kind
 * @param text its body; empty where the account may not see it
 * @param sqlMode the mode its body was written under
 */
public record ExistingObject(
    Kind kind, String schema, String name, String table, String text, String sqlMode) {

  /** Whether this uses a table, by whatever name its text gives it. */
  public boolean uses(String tableSchema, String tableName) {
    return references().hasTable(isIn(tableSchema) ? "" : tableSchema, tableSchema, tableName);
  }

  /**
   * Whether this uses a column: by its name, or with all columns of its table, as {@code SELECT *}
   * and an INSERT without a list of columns do.
   */
  public boolean uses(String tableSchema, String tableName, String column) {
    String needed = isIn(tableSchema) ? "" : tableSchema;
    References references = references();
    boolean isOwnTable = isIn(tableSchema) && table.equalsIgnoreCase(tableName);
    return (isOwnTable && references.hasRowColumn(column))
        || (references.hasTable(needed, tableSchema, tableName)
            && references.hasColumn(tableName, column, kind == Kind.VIEW));
  }

  /** Whether this is a trigger of a table. */
  public boolean belongsTo(String tableSchema, String tableName) {
    return isIn(tableSchema) && table.equalsIgnoreCase(tableName);
  }

  private boolean isIn(String otherSchema) {
    return schema.equalsIgnoreCase(otherSchema);
  }

  private References references() {
    return new References(text, sqlMode);
  }
}
