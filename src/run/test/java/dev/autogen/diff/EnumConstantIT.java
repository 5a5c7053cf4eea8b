package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.compare.Comparison;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.List;

/** Hibernate sorts the constants of an {@code @Enumerated(STRING)}; the table is not copied. */
class EnumConstantIT {

  @OnEveryServer
  void aNewConstantIsAddedInstantly(TestSchema schema) throws SQLException {
    schema.execute(
        "create table t (id bigint not null primary key, state enum('CLOSED','OPEN') not null)",
        "insert into t values (1, 'OPEN')");
    Stated stated =
        Stated.of(
            List.of(
                "t.id bigint not null",
                "t primary (id)",
                "t.state* enum('CLOSED','HELD','OPEN') not null"),
            "");
    try (Session session =
        new Database(schema.jdbcUrl(), schema.user(), schema.password()).open()) {
      List<Operation> operations =
          Comparison.of(
                  session,
                  stated.schema(),
                  stated.freeOrder()::contains,
                  table -> true,
                  RenameHints.none())
              .operations();
      assertThat(operations).hasSize(1);
      List<String> statements = Ddl.statements(operations.get(0));
      assertThat(statements).hasSize(1);
      session.execute(statements.get(0) + ", ALGORITHM = INSTANT");
    }
    assertThat(schema.showCreateTable("t")).contains("enum('CLOSED','OPEN','HELD') NOT NULL");
    assertThat(schema.query("select state from t")).isEqualTo("OPEN");
  }
}
