package dev.autogen.migration;

import dev.autogen.schema.ForeignKey;
import java.util.List;

/**
 * A foreign key: {@code t.foreignKey("fk_users_role", "role_id").references("user_role",
 * "id").onDelete(SET_NULL)}.
 */
public final class ForeignKeyDefinition {

  private final String name;
  private final List<String> columns;
  private String referencedSchema = "";
  private String referencedTable = "";
  private List<String> referencedColumns = List.of();
  private ForeignKey.Action onDelete = ForeignKey.Action.NO_ACTION;
  private ForeignKey.Action onUpdate = ForeignKey.Action.NO_ACTION;

  ForeignKeyDefinition(String name, String... columns) {
    this.name = name;
    this.columns = List.of(columns);
  }

  ForeignKey foreignKey(String table) {
    if (referencedTable.isEmpty()) {
      throw new IllegalStateException(
          "foreign key " + name + " of table " + table + " does not say what it references");
    }
    return new ForeignKey(
        name,
        columns,
        referencedSchema,
        referencedTable,
        referencedColumns,
        onDelete,
        onUpdate,
        false);
  }

  /**
   * The parent, its columns in the order of the child's: {@code t.foreignKey("fk",
   * "role_id").references("user_role", "id")}.
   */
  public ForeignKeyDefinition references(String table, String... columns) {
    referencedTable = table;
    referencedColumns = List.of(columns);
    return this;
  }

  /**
   * The schema of a parent that lives elsewhere: {@code t.foreignKey("fk",
   * "user_id").references("users", "id").inSchema("crm")}.
   */
  public ForeignKeyDefinition inSchema(String schema) {
    referencedSchema = schema;
    return this;
  }

  /**
   * What happens to the rows of a deleted parent, which else cannot be deleted: {@code
   * t.foreignKey("fk", "role_id").references("user_role", "id").onDelete(SET_NULL)}.
   */
  public ForeignKeyDefinition onDelete(ForeignKey.Action action) {
    onDelete = action;
    return this;
  }

  /**
   * What happens when the parent's key changes, which else cannot change: {@code t.foreignKey("fk",
   * "role_id").references("user_role", "id").onUpdate(CASCADE)}.
   */
  public ForeignKeyDefinition onUpdate(ForeignKey.Action action) {
    onUpdate = action;
    return this;
  }
}
