package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is called certain is what the server answers, of a temporary table and of a real one. */
class TypedIT {

  private static final List<String> TYPES =
      List.of(
          "tinyint",
          "tinyint(1)",
          "smallint",
          "mediumint",
          "int",
          "integer",
          "bigint",
          "tinyint unsigned",
          "smallint unsigned",
          "int unsigned",
          "bigint unsigned",
          "boolean",
          "bit",
          "bit(1)",
          "bit(8)",
          "bit(64)",
          "decimal(10,2)",
          "decimal(19,4)",
          "decimal(5,0)",
          "decimal(3,3)",
          "decimal(10,2) unsigned",
          "float",
          "double",
          "float(53)",
          "float(24)",
          "double unsigned",
          "char(1)",
          "char(5)",
          "varchar(3)",
          "varchar(40)",
          "varchar(60)",
          "binary(4)",
          "varbinary(40)",
          "text",
          "longtext",
          "blob",
          "json",
          "date",
          "time",
          "time(3)",
          "datetime",
          "datetime(0)",
          "datetime(3)",
          "datetime(6)",
          "timestamp",
          "timestamp(6)",
          "year",
          "enum('ACTIVE','DRAFT')",
          "enum ('A','b', '0','1')");

  /** What entities write behind DEFAULT, in quotes and without. */
  private static final List<String> VALUES =
      List.of(
          "0",
          "1",
          "-1",
          "5",
          "007",
          "+5",
          "127",
          "128",
          "-128",
          "-129",
          "255",
          "256",
          "32767",
          "65536",
          "8388607",
          "8388608",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967295",
          "9223372036854775807",
          "99999999999999999",
          "123456789012345678",
          "-0",
          "0.0",
          "-0.0",
          "0.5",
          "-0.5",
          "1.50",
          "0.05",
          "0.005",
          "0.0005",
          "0.00001",
          "0.000001",
          "0.123456",
          "0.1234567",
          "1234.5678",
          "123456.789",
          "99999.99",
          "999999.99",
          "16777216",
          "16777217",
          "1234567",
          "1000000",
          "1e3",
          "1.0E5",
          "0.1",
          "0.3",
          "3.14159",
          "3.14159265358979",
          "123456789.123456",
          "100000000000000",
          "1000000000000000",
          "true",
          "FALSE",
          "b'0'",
          "b'1'",
          "B'1'",
          "b'101'",
          "b'0101'",
          "0x41",
          "x'41'",
          "",
          " ",
          "a",
          "A",
          "ACTIVE",
          "active",
          "DRAFT",
          "b",
          "abc",
          "abcd",
          "it's",
          "say \"x\"",
          "a\\b",
          "%s",
          "{d}",
          "`x`",
          "a ",
          " a",
          "é",
          "?",
          "a?b",
          "null",
          "2020-01-01",
          "2020-02-29",
          "2020-02-28",
          "0000-00-00",
          "1000-01-01",
          "9999-12-28",
          "2020-1-1",
          "20200101",
          "12:30:00",
          "12:30",
          "23:59:59",
          "24:00:00",
          "2020-01-01 00:00:00",
          "2020-01-01 12:30:45",
          "2020-01-01T12:30:45",
          "2020-01-01 12:30:45.5",
          "2020-01-01 12:30:45.123456",
          "2024",
          "1901",
          "70",
          "CURRENT_TIMESTAMP",
          "current_timestamp()",
          "CURRENT_TIMESTAMP(0)",
          "CURRENT_TIMESTAMP(3)",
          "Current_Timestamp(6)",
          "now()",
          "now",
          "NOW(6)",
          "CURRENT_DATE",
          "uuid()",
          "(uuid())",
          "(1 + 1)");

  private static final List<String> CHECKS =
      List.of(
          "n between 0 and 4",
          "(n between 0 and 4)",
          "`n` between -1 and 3",
          "N between 0 and 4",
          "n BETWEEN 0 AND 100",
          "n between -9 and -2",
          "n between 01 and 4",
          "n >= 0",
          "s in ('A','B')",
          "(s in ('A', 'B'))",
          "((s IN ('A','B_2')))",
          "s in ('A')",
          "s in ('it''s','B')",
          "S in ('A','B')",
          "s in ('é','B')",
          "s <> ''",
          "n not between 1 and 2",
          "other between 0 and 4",
          "s in ('a b','c-d')",
          "s like 'A%' or s in ('A','B')");

  @OnEveryServer
  void aDefaultThatIsCertainIsWhatTheServerMakesOfIt(TestSchema schema) throws SQLException {
    try (Session session = open(schema)) {
      List<Table> said = new ArrayList<>();
      for (String type : TYPES) {
        List<Column> columns = new ArrayList<>();
        for (Column column : columns(type)) {
          Table alone = Table.of("t").withColumns(List.of(column));
          if (Typed.certain(alone, session.server()).isPresent()) {
            columns.add(column.withName("c" + columns.size()));
          }
        }
        assertThat(columns).as(type).isNotEmpty();
        said.add(Table.of("t" + said.size()).withColumns(columns));
      }
      assertThat(said.stream().mapToInt(table -> table.columns().size()).sum()).isGreaterThan(700);
      requireCertain(session, schema, said);
    }
  }

  @OnEveryServer
  void aCheckThatIsCertainIsWhatTheServerMakesOfIt(TestSchema schema) throws SQLException {
    try (Session session = open(schema)) {
      List<Table> said = new ArrayList<>();
      for (String text : CHECKS) {
        Table table =
            Table.of("t" + said.size())
                .withColumns(List.of(Column.of("n", "int"), Column.of("s", "varchar(20)")))
                .withChecks(List.of(Check.of("ck" + said.size(), text)));
        if (Typed.certain(table, session.server()).isPresent()) {
          said.add(table);
        }
      }
      assertThat(said).hasSize(8);
      requireCertain(session, schema, said);
    }
  }

  /** Each is what the server makes of it, and is read of a real table as exactly as it is there. */
  private static void requireCertain(Session session, TestSchema schema, List<Table> said)
      throws SQLException {
    Canonical.Answer answer = new Canonical(session).of(said, Schema.empty());
    assertThat(answer.refused()).isEmpty();
    for (Table table : said) {
      Table certain = Typed.certain(table, session.server()).orElseThrow();
      Table told = answer.tables().get(table.name());
      // Line by line, so that a difference is found among so many columns.
      assertThat(DefinitionSql.body(certain)).isEqualTo(DefinitionSql.body(told));
      assertThat(certain).isEqualTo(told);
      schema.execute("create table " + table.name() + " " + DefinitionSql.body(table));
    }
    SchemaReader reader = new SchemaReader(session);
    SchemaReader.Live live = reader.read(name -> true);
    for (Table exact : reader.exact(said.stream().map(Table::name).toList()).tables().values()) {
      if (!live.inexact().contains(exact.name())) {
        assertThat(live.schema().existing(exact.name())).isEqualTo(exact);
      }
      assertThat(exact.columns()).isEqualTo(answer.tables().get(exact.name()).columns());
      assertThat(exact.checks()).isEqualTo(answer.tables().get(exact.name()).checks());
    }
    assertThat(live.inexact()).isEmpty();
  }

  private static List<Column> columns(String type) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("c", type));
    columns.add(Column.of("c", type).notNull());
    for (String value : VALUES) {
      columns.add(Column.of("c", type).withDefault(Default.literal(value)));
      columns.add(Column.of("c", type).notNull().withDefault(Default.expression(value)));
    }
    for (String update : List.of("CURRENT_TIMESTAMP", "now(6)", "current_timestamp(3)")) {
      columns.add(Column.of("c", type).withOnUpdate(update));
    }
    return columns;
  }

  private static Session open(TestSchema schema) {
    return new Database(schema.jdbcUrl(), schema.user(), schema.password()).open();
  }
}
