package dev.autogen.run.crash;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * More than thirty steps of every kind on tables with rows. Whatever is done twice or left out
 * shows in the rows: counters go up by one, rows move from table to table, values are computed from
 * what the step before left. The way down restores every row.
 */
public final class ManySteps implements Migration {

  private static final int CHUNK = 200;

  /** The tables before the first step, with their rows. */
  static final String[] TABLES = {
    "create table person (id int primary key, name varchar(60) not null, n int not null,"
        + " born date)",
    "create table purchase (id int primary key, person_id int not null, cents int not null,"
        + " hits int not null, note varchar(100), key by_person (person_id),"
        + " constraint fk_person foreign key (person_id) references person (id))",
    "create table tag (id int primary key, label varchar(30) not null)",
    "create table spare (id int primary key, what varchar(10))",
    "insert into person with recursive i as (select 1 as k union all select k + 1 from i where k <"
        + " 800) select k, concat('first', k, ' last', k % 97), k % 13, date_add('1970-01-01',"
        + " interval k day) from i",
    "insert into purchase with recursive i as (select 1 as k union all select k + 1 from i where k"
        + " < 1000) select k, 1 + k % 800, k * 7, 0, repeat('x', k % 50) from i",
    "insert into tag with recursive i as (select 1 as k union all select k + 1 from i where k < 40)"
        + " select k, concat('label', k) from i"
  };

  @Override
  public void upgrade(Operations op) {
    op.alterTable(
        "person",
        t -> {
          t.addColumn("first", "varchar(30)").after("name");
          t.addColumn("last", "varchar(30)").after("first");
        });
    op.execute(
        "update person set first = substring_index(name, ' ', 1),"
            + " last = substring_index(name, ' ', -1), n = n + 1");
    op.alterTable(
        "person",
        t -> {
          t.modifyColumn("first", "varchar(30)").notNull();
          t.modifyColumn("last", "varchar(30)").notNull();
        });
    op.alterTable("person", t -> t.dropColumn("name"));
    op.execute("set @more = 5");
    op.execute("update person set n = n + @more");
    op.createTable(
        "role",
        t -> {
          t.column("id", "int").notNull();
          t.column("name", "varchar(20)").notNull();
          t.primaryKey("id");
          t.unique("uk_role", "name");
        });
    op.insertRows(
        "role",
        rows -> {
          rows.row().value("id", 1).value("name", "READER");
          rows.row().value("id", 2).value("name", "WRITER");
          rows.row().value("id", 3).value("name", "EDITOR");
        });
    op.createTable(
        "person_role",
        t -> {
          t.column("person_id", "int").notNull();
          t.column("role_id", "int").notNull();
          t.primaryKey("person_id", "role_id");
          t.index("by_role", "role_id");
          t.foreignKey("fk_pr_person", "person_id").references("person", "id");
          t.foreignKey("fk_pr_role", "role_id").references("role", "id");
        });
    op.transaction(
        "give everybody a role",
        tx -> {
          run(tx.connection(), "insert into person_role select id, 1 + id % 3 from person");
          run(tx.connection(), "update person set n = n + 1");
        });
    op.alterTable(
        "purchase", t -> t.addColumn("total", "decimal(12,2)").notNull().defaultValue("0.00"));
    op.inChunks(
        "compute totals",
        (tx, position) -> chunk(tx.connection(), position, "total = cents / 100, hits = hits + 1"));
    op.alterTable("purchase", t -> t.dropColumn("cents"));
    op.renameTable("tag", "label");
    op.alterTable(
        "label",
        t -> {
          t.renameColumn("label", "text");
          t.addColumn("slug", "varchar(40)");
        });
    op.execute("update label set slug = concat('s-', id, '-', text)");
    op.alterTable("label", t -> t.addUnique("uk_slug", "slug"));
    op.execute("create index by_last on person (last, first)");
    op.execute("create view people as select id, concat(first, ' ', last) as name from person");
    op.execute(
        "alter table purchase add column state enum('NEW','PAID') not null default 'NEW';"
            + " update purchase set state = 'PAID', hits = hits + 1 where id % 2 = 0");
    op.createTable(
        "archive",
        t -> {
          t.column("id", "int").notNull();
          t.column("person_id", "int").notNull();
          t.column("total", "decimal(12,2)").notNull();
          t.column("hits", "int").notNull();
          t.column("note", "varchar(100)");
          t.column("state", "varchar(10)").notNull();
          t.primaryKey("id");
        });
    // Each is journalled together with the one before it.
    for (int i = 1; i <= 4; i++) {
      creation(op, i);
    }
    op.transaction(
        "archive every tenth purchase",
        tx -> {
          run(
              tx.connection(),
              "insert into archive select id, person_id, total, hits + 10, note, state from"
                  + " purchase where id % 10 = 0");
          run(tx.connection(), "delete from purchase where id % 10 = 0");
        });
    op.dropTable("spare");
    op.alterTable("purchase", t -> t.modifyColumn("note", "varchar(300)"));
    op.execute("update purchase set note = concat(note, '!')");
    op.execute(
        "create trigger purchase_bu before update on purchase for each row begin"
            + " set new.hits = new.hits + 1; set new.note = new.note; end");
    op.execute("update purchase set state = 'PAID' where id % 3 = 0");
    op.execute("drop trigger purchase_bu");
    op.alterTable(
        "person",
        t -> {
          t.addColumn("year", "int").generatedVirtual("year(born)");
          t.addIndex("by_year", "year");
        });
    op.execute("alter table person comment = 'people', row_format = dynamic");
    op.alterTable("purchase", t -> t.dropForeignKey("fk_person"));
    op.renameTable("purchase", "orders");
    op.alterTable(
        "orders", t -> t.addForeignKey("fk_orders_person", "person_id").references("person", "id"));
    op.execute("update orders set hits = hits + 1");
    op.insertRow("role").value("id", 4).value("name", "OWNER");
    op.execute("update person set n = n + 1");
  }

  private static void creation(Operations op, int i) {
    op.createTable(
        "shelf" + i,
        t -> {
          t.column("id", "int").notNull();
          t.column("below", "int");
          t.primaryKey("id");
          t.foreignKey("fk_shelf" + i, "below").references("shelf" + Math.max(1, i - 1), "id");
        });
  }

  @Override
  public void downgrade(Operations op) {
    op.execute("update person set n = n - 1");
    op.deleteRow("role").value("id", 4).value("name", "OWNER");
    op.execute("update orders set hits = hits - 1");
    op.alterTable("orders", t -> t.dropForeignKey("fk_orders_person"));
    op.renameTable("orders", "purchase");
    op.alterTable(
        "purchase", t -> t.addForeignKey("fk_person", "person_id").references("person", "id"));
    op.execute("alter table person comment = '', row_format = default");
    op.alterTable(
        "person",
        t -> {
          t.dropIndex("by_year");
          t.dropColumn("year");
        });
    op.execute("update purchase set hits = hits - 1 where id % 3 = 0");
    op.execute("update purchase set note = left(note, char_length(note) - 1)");
    op.alterTable("purchase", t -> t.modifyColumn("note", "varchar(100)"));
    op.createTable(
        "spare",
        t -> {
          t.column("id", "int").notNull();
          t.column("what", "varchar(10)");
          t.primaryKey("id");
        });
    op.transaction(
        "bring archived purchases back",
        tx -> {
          run(
              tx.connection(),
              "insert into purchase (id, person_id, total, hits, note, state)"
                  + " select id, person_id, total, hits - 10, note, state from archive");
          run(tx.connection(), "delete from archive");
        });
    for (int i = 4; i >= 1; i--) {
      op.dropTable("shelf" + i);
    }
    op.dropTable("archive");
    op.execute(
        "update purchase set hits = hits - 1 where id % 2 = 0;"
            + " alter table purchase drop column state");
    op.execute("drop view people");
    op.execute("drop index by_last on person");
    op.alterTable("label", t -> t.dropIndex("uk_slug"));
    op.alterTable("label", t -> t.dropColumn("slug"));
    op.alterTable("label", t -> t.renameColumn("text", "label"));
    op.renameTable("label", "tag");
    op.alterTable(
        "purchase",
        t -> t.addColumn("cents", "int").notNull().defaultValue("0").after("person_id"));
    op.inChunks(
        "compute cents",
        (tx, position) -> chunk(tx.connection(), position, "cents = total * 100, hits = hits - 1"));
    op.alterTable("purchase", t -> t.modifyColumn("cents", "int").notNull());
    op.alterTable("purchase", t -> t.dropColumn("total"));
    op.execute("update person set n = n - 1");
    op.dropTable("person_role");
    op.deleteRows(
        "role",
        rows -> {
          rows.row().value("id", 1).value("name", "READER");
          rows.row().value("id", 2).value("name", "WRITER");
          rows.row().value("id", 3).value("name", "EDITOR");
        });
    op.dropTable("role");
    op.execute("set @more = 5");
    op.execute("update person set n = n - @more");
    op.alterTable("person", t -> t.addColumn("name", "varchar(60)").after("id"));
    op.execute("update person set name = concat(first, ' ', last), n = n - 1");
    op.alterTable("person", t -> t.modifyColumn("name", "varchar(60)").notNull());
    op.alterTable(
        "person",
        t -> {
          t.dropColumn("first");
          t.dropColumn("last");
        });
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Optional<String> chunk(Connection connection, String position, String set)
      throws SQLException {
    int from = position.isEmpty() ? 0 : Integer.parseInt(position);
    int last;
    try (PreparedStatement select =
        connection.prepareStatement(
            "select max(id) from (select id from purchase where id > ? order by id limit "
                + CHUNK
                + ") some")) {
      select.setInt(1, from);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        last = row.getInt(1);
      }
    }
    if (last == 0) {
      return Optional.empty();
    }
    run(connection, "update purchase set " + set + " where id > " + from + " and id <= " + last);
    return Optional.of(String.valueOf(last));
  }
}
