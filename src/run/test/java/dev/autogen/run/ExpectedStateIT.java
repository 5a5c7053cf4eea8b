package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that are not as the migrations left them. */
@OnMySql
class ExpectedStateIT {

  private Runs runs;

  @BeforeEach
  void history(TestSchema schema) throws SQLException {
    runs = new Runs(schema);
    runs.revision(
            "a1",
            op -> {
              op.createTable(
                  "author",
                  t -> {
                    t.column("id", "INTEGER").notNull();
                    t.column("name", "varchar(20)").defaultExpression("(upper('x'))");
                    t.primaryKey("id");
                  });
              op.createTable(
                  "book",
                  t -> {
                    t.column("id", "int").notNull();
                    t.column("author", "int");
                    t.primaryKey("id");
                    t.foreignKey("fk_author", "author").references("author", "id");
                  });
              op.insertRow("author").value("id", 1);
            },
            op -> {
              op.dropTable("book");
              op.dropTable("author");
            })
        .upgrade("head");
    schema.execute("insert into author (id) values (2)");
    runs.revision(
        "a2",
        op -> {
          op.alterTable("book", t -> t.addColumn("title", "varchar(40)"));
          op.renameTable("author", "writer");
          op.createTable(
              "shelf",
              t -> {
                t.column("id", "int").notNull();
                t.primaryKey("id");
              });
        },
        op -> {
          op.dropTable("shelf");
          op.renameTable("writer", "author");
          op.alterTable("book", t -> t.dropColumn("title"));
        });
  }

  @Test
  void whatIsAsItWasLeftIsRun(TestSchema schema) throws SQLException {
    assertThat(runs.upgrade("head")).containsExactly("a2");
    assertThat(runs.downgrade("base")).containsExactly("a2", "a1");
    assertThat(runs.said())
        .containsExactly("upgrade a1", "upgrade a2", "downgrade a2", "downgrade a1");
  }

  @Test
  void aChangeBehindTheMigrationsBackStopsTheRun(TestSchema schema) throws SQLException {
    schema.execute(
        "alter table author add fax int, modify name varchar(30)",
        "create table other (id int primary key)",
        "create table shelf (id int primary key)");
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessage(
            "nothing was run, since tables are not as the migrations left them: create table shelf"
                + " (1 column), change column author.name: varchar(20) default"
                + " (upper(_utf8mb4'x')) -> varchar(30), add column author.fax int null");
    schema.execute("drop table shelf");
    runs.with(RunOptions.usual().withDriftAllowed());
    assertThat(runs.upgrade("head")).containsExactly("a2");
    assertThat(runs.said().get(1)).startsWith("warning: not as the migrations left it: ");
  }

  @Test
  void aTableThatSqlChangedIsSaidNotToBeCompared(TestSchema schema) throws SQLException {
    runs.revision("a2", op -> op.execute("alter table author add fax int"), op -> {});
    runs.upgrade("head");
    runs.revision("a3", op -> op.alterTable("author", t -> t.dropColumn("fax")), op -> {});
    assertThat(runs.upgrade("head")).containsExactly("a3");
    assertThat(runs.said())
        .contains(
            "not compared with what the migrations made of them: author (changed by SQL in a2)");
  }
}
