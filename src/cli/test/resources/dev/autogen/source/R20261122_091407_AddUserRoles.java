import static dev.autogen.schema.ForeignKey.Action.SET_NULL;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.migration.Revision;

/**
 * Add user roles.
 *
 * <p>create table user_role (3 columns) · add column users.role_id bigint null · change column
 * users.email: varchar(100) → varchar(255) · add index users.ix_users_search (name(10), id desc,
 * (lower(`email`))).
 *
 * <p>Written for MySQL 8.0.16 and later.
 */
@Revision(
    id = "8c1f0a52d9e4",
    parent = "41b7c3aa9f02",
    created = "2026-11-22T09:14:07Z",
    message = "Add user roles")
public final class R20261122_091407_AddUserRoles implements Migration {

  @Override
  public void upgrade(Operations op) {
    op.createTable("user_role", t -> {
      t.column("id", "bigint").notNull().autoIncrement();
      t.column("name", "varchar(64)").notNull();
      t.column("created_at", "datetime(6)").notNull().defaultExpression("CURRENT_TIMESTAMP(6)").onUpdate("CURRENT_TIMESTAMP(6)").comment("when the role was last changed");
      t.primaryKey("id");
      t.unique("uk_user_role_name", "name");
      t.check("chk_user_role_name", "`name` <> ''");
      t.comment("Who may do what");
    });
    op.insertRows("user_role", rows -> {
      rows.row().value("id", "1").value("name", "ADMIN");
      rows.row().value("id", "2").value("name", "PATIENT");
    });
    op.alterTable("users", t -> {
      t.addColumn("role_id", "bigint").after("email");
      // was varchar(100)
      t.modifyColumn("email", "varchar(255)").notNull();
      t.addIndex("ix_users_search").on("name", 10).onDescending("id").onExpression("lower(`email`)");
      t.addForeignKey("fk_users_role", "role_id").references("user_role", "id").onDelete(SET_NULL);
    });
  }

  @Override
  public void downgrade(Operations op) {
    op.alterTable("users", t -> {
      t.dropIndex("fk_users_role");
      t.dropForeignKey("fk_users_role");
      t.dropIndex("ix_users_search");
      t.modifyColumn("email", "varchar(100)").notNull();
      t.dropColumn("role_id");
    });
    op.deleteRows("user_role", rows -> {
      rows.row().value("id", "1").value("name", "ADMIN");
      rows.row().value("id", "2").value("name", "PATIENT");
    });
    // the rows are not brought back
    op.dropTable("user_role");
  }
}
