package dev.autogen.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.finding.Finding;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.schema.Column;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.List;

/** Views, triggers, routines and events are never harmed without a word. */
class StoredUsesIT {

  @OnEveryServer
  void eachUserOfADroppedColumnIsNamed(TestSchema schema) throws SQLException {
    create(schema);
    StoredUses uses =
        find(schema, new AlterTable("users", new RenameIndex("k", "k2"), new DropColumn("email")));
    assertThat(Finding.texts(uses.warnings()))
        .containsExactly(
            "view v_email uses column users.email, which the migration drops; MySQL leaves it as it is: change it too",
            "trigger users_bu uses column users.email, which the migration drops; MySQL leaves it as it is: change it too",
            "function f_email uses column users.email, which the migration drops; MySQL leaves it as it is: change it too",
            "procedure p_insert uses column users.email, which the migration drops; MySQL leaves it as it is: change it too",
            "event e_email uses column users.email, which the migration drops; MySQL leaves it as it is: change it too");
    assertThat(uses.remarks("users", new DropColumn("email")))
        .hasSize(5)
        .contains("Used by view v_email, which MySQL leaves as it is: change it too.");
    assertThat(uses.remarks("logs", new DropColumn("email"))).isEmpty();

    schema.execute("alter table users drop column email");
    assertThat(failure(schema, "select * from v_email")).isEqualTo(1356);
    assertThat(failure(schema, "update users set id = 2")).isEqualTo(1054);
    assertThat(failure(schema, "select f_email()")).isEqualTo(1054);
    assertThat(failure(schema, "call p_insert()")).isEqualTo(1136);
  }

  @OnEveryServer
  void eachUserOfARenamedColumnIsNamed(TestSchema schema) throws SQLException {
    create(schema);
    StoredUses uses =
        find(
            schema,
            new RenameTable("users", "people"),
            new AlterTable("people", new RenameColumn("email", "mail")));
    assertThat(uses.remarks("people", new RenameColumn("email", "mail")))
        .contains("Used by trigger users_bu, which MySQL leaves as it is: change it too.");
    assertThat(uses.remarks(new RenameTable("users", "people")))
        .contains(
            "Used by view v_id, which MySQL leaves as it is: change it too.",
            "Used by function f_email, which MySQL leaves as it is: change it too.");
    assertThat(Finding.texts(uses.warnings()))
        .contains(
            "view v_id uses table users, which the migration renames; MySQL leaves it as it is: change it too",
            "trigger users_bu uses column users.email, which the migration renames; MySQL leaves it as it is: change it too");
  }

  @OnEveryServer
  void theTriggersOfADroppedTableAreNamed(TestSchema schema) throws SQLException {
    create(schema);
    StoredUses uses = find(schema, new DropTable("users"));
    assertThat(uses.remarks(new DropTable("users")))
        .contains("The trigger users_bu goes with it; going back does not bring it back.");
    assertThat(Finding.texts(uses.warnings()))
        .hasSize(6)
        .contains(
            "trigger users_bu goes with table users, which the migration drops; going back does not bring it back",
            "view v_id uses table users, which the migration drops; MySQL leaves it as it is: change it too");
    schema.execute("drop table users");
    assertThat(
            schema.query(
                "select count(*) from information_schema.triggers where trigger_schema = database()"))
        .isEqualTo("0");
  }

  @OnEveryServer
  void nothingIsSaidOfWhatIsNotUsed(TestSchema schema) throws SQLException {
    create(schema);
    assertThat(
            find(
                    schema,
                    new AlterTable("logs", new DropColumn("email")),
                    new AlterTable("users", new AddColumn(Column.of("x", "int"))))
                .warnings())
        .isEmpty();
    assertThat(
            find(
                    schema,
                    new AlterTable(
                        "users",
                        new DropColumn("email"),
                        new AddColumn(Column.of("email", "varchar(9)"))))
                .warnings())
        .as("comes back under its name")
        .isEmpty();
  }

  private static void create(TestSchema schema) throws SQLException {
    schema.execute(
        "create table users (id int primary key, email varchar(50), age int, key k (age))",
        "create table logs (id int, email varchar(50), text varchar(50))",
        "insert into users values (1, 'm', 1)",
        "create view v_id as select u.id, upper(l.text) as email from users u join logs l",
        "create view v_email as select id, email as e from users",
        "create trigger users_bu before update on users for each row begin -- the address\n insert into logs (id, text) values (new.id, old.email); end",
        "create procedure p_insert() insert into users values (3, 'x', 1)",
        "create procedure p_logs() select text from logs",
        "create function f_email() returns int reads sql data return (select count(email) from users)",
        "create event e_email on schedule every 1 day disable do update users u set u.email = null");
  }

  private static StoredUses find(TestSchema schema, Operation... operations) throws SQLException {
    try (Session session =
        new Database(schema.jdbcUrl(), schema.user(), schema.password()).open()) {
      return StoredUses.of(session, List.of(operations));
    }
  }

  private static int failure(TestSchema schema, String sql) {
    try {
      schema.execute(sql);
      return 0;
    } catch (SQLException e) {
      return e.getErrorCode();
    }
  }
}
