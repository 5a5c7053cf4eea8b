package dev.autogen.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnMySql
class OnMySqlIT {

  @BeforeEach
  void createTable(TestSchema schema) throws SQLException {
    schema.execute("create table note (id bigint primary key)", "insert into note values (7)");
  }

  @Test
  void setUpAndTestShareOneSchema(TestSchema schema) throws SQLException {
    assertThat(schema.query("select id from note")).isEqualTo("7");
    assertThat(schema.showCreateTable("note")).contains("`id` bigint");
  }

  @Test
  void anotherParameterIsAnotherSchema(TestSchema schema, TestSchema other) throws SQLException {
    assertThat(other.name()).isNotEqualTo(schema.name()).contains("other");
    assertThat(
            other.query(
                "select count(*) from information_schema.tables where table_schema = '"
                    + other.name()
                    + "'"))
        .isEqualTo("0");
  }

  @Test
  void theMainServerIsMySql9(TestServers servers) {
    assertThat(servers.primary().version()).startsWith("9.");
  }

  @OnEveryServer
  void everyServerSaysItsVersion(TestSchema schema) throws SQLException {
    assertThat(schema.query("select version()")).startsWith(schema.server().version());
    assertThat(schema.query("select count(*) from note")).isEqualTo("1");
    assertThat(schema.query("select @@performance_schema")).isEqualTo("1");
  }

  @Test
  void aClosedSchemaIsGone(TestSchema schema) throws SQLException {
    try (TestSchema closed = TestSchema.create(schema.server(), schema.name() + "_2")) {
      assertThat(count(schema, closed)).isEqualTo("1");
      closed.close();
      assertThat(count(schema, closed)).isEqualTo("0");
    }
  }

  private static String count(TestSchema from, TestSchema of) throws SQLException {
    return from.query(
        "select count(*) from information_schema.schemata where schema_name = '" + of.name() + "'");
  }
}
