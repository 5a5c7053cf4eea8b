package dev.autogen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent to the server together is run as if each statement were sent alone. */
@OnMySql
class ExecutionIT {

  @Test
  void freeSqlThatEndsInACommentSwallowsNothing(TestSchema schema) throws Exception {
    Operation first = new ExecuteSql("insert into a values (1) -- one");
    Operation second = new ExecuteSql("insert into a values (2) # two");
    try (Session session =
        new Database(schema.jdbcUrl(), schema.user(), schema.password()).open()) {
      Execution.of(
          List.of(
              new CreateTable(Table.of("a", Column.of("id", "int"))),
              first,
              new WithoutForeignKeyChecks(List.of(second)),
              new ExecuteScript("third", "insert into a values (3) -- three"),
              new CreateTable(Table.of("b", Column.of("id", "int")))),
          session);

      assertThat(session.query("select id from a order by id"))
          .extracting(row -> row.get("id"))
          .containsExactly("1", "2", "3");
      assertThat(session.query("select count(*) as n from b").get(0)).containsEntry("n", "0");
      assertThat(session.query("select @@foreign_key_checks as checks").get(0))
          .containsEntry("checks", "1");
    }
  }
}
