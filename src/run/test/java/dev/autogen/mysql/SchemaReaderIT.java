package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnMySql
class SchemaReaderIT {

  @Tag("nightly")
  @Test
  void readingTakesTheSameNumberOfStatementsForTenTablesAsForAThousand(TestSchema schema)
      throws SQLException {
    readsAsManyInAsManyStatements(schema, 1000);
  }

  @OnEveryServer
  @Tag("nightly")
  void onEveryServerTheSameForAThousand(TestSchema schema) throws SQLException {
    readsAsManyInAsManyStatements(schema, 1000);
  }

  @OnEveryServer
  void onEveryServerTheSameForAHundred(TestSchema schema) throws SQLException {
    readsAsManyInAsManyStatements(schema, 100);
  }

  private static void readsAsManyInAsManyStatements(TestSchema schema, int tables)
      throws SQLException {
    try (Session session = session(schema)) {
      create(session, 0, 10);
      long forTen = statementsToRead(session);
      create(session, 10, tables);
      long start = System.nanoTime();
      long forAll = statementsToRead(session);
      Duration time = Duration.ofNanos(System.nanoTime() - start);

      assertThat(forAll).isEqualTo(forTen);
      assertThat(time).isLessThan(Duration.ofSeconds(3));
      assertThat(new SchemaReader(session).read(name -> true).schema().tables()).hasSize(tables);
    }
  }

  @Test
  void aNameThatLooksLikeAnEscapeOfJdbcIsAName(TestSchema schema) throws SQLException {
    String name = "{d'2020-01-01'}";
    String create =
        "CREATE TABLE "
            + Sql.name(name)
            + " (id INT PRIMARY KEY, `{fn now()}` INT DEFAULT '7', `{{#a}}` INT, `{ts` INT)";
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(schema.jdbcUrl());
    source.setUser(schema.user());
    source.setPassword(schema.password());
    try (Session own = session(schema);
        Session borrowed = Session.of(source, "")) {
      for (Session session : List.of(own, borrowed)) {
        session.batch(List.of(create, "INSERT INTO " + Sql.name(name) + " (id) VALUES (1)"));
        SchemaReader reader = new SchemaReader(session);
        Schema read = reader.read(table -> true).schema();
        assertThat(read.existing(name).columns().stream().map(Column::name))
            .containsExactly("id", "{fn now()}", "{{#a}}", "{ts");
        assertThat(reader.exact(List.of(name)).tables()).containsOnlyKeys(name);
        assertThat(session.query("SELECT `{fn now()}` AS x FROM " + Sql.name(name)))
            .containsExactly(Map.of("x", "7"));
        assertThat(session.update("UPDATE " + Sql.name(name) + " SET `{ts` = 1")).isEqualTo(1);
        session.execute("DROP TABLE " + Sql.name(name));
      }
    }
  }

  @Test
  void informationSchemaAndTheTextOfATableTellTheSame(TestSchema schema) throws SQLException {
    try (Session session = session(schema)) {
      session.execute("CREATE TABLE p (id BIGINT AUTO_INCREMENT PRIMARY KEY) COMMENT 'it''s'");
      session.execute(
          """
          CREATE TABLE c (
            id INT UNSIGNED NOT NULL AUTO_INCREMENT, a VARCHAR(64) CHARACTER SET latin1 NOT NULL
              DEFAULT 'it''s \\\\ x' COMMENT 'co''m
          ment',
            ts TIMESTAMP(6) NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
            d DECIMAL(10,2) DEFAULT 1, bt BIT(3) DEFAULT b'101', bb BOOLEAN NOT NULL DEFAULT TRUE,
            e ENUM('a','b''c') DEFAULT 'a', tx TEXT, p POINT NOT NULL SRID 4326, y YEAR,
            pid BIGINT, z INT ZEROFILL, inv INT INVISIBLE, ü INT COMMENT 'ü€😀',
            PRIMARY KEY (id), UNIQUE KEY uk (a(5), z DESC), SPATIAL KEY sp (p),
            KEY hidden (y) COMMENT 'x' INVISIBLE,
            CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) ON DELETE CASCADE ON UPDATE SET NULL
          ) ROW_FORMAT=DYNAMIC STATS_PERSISTENT=1
          """);
      SchemaReader reader = new SchemaReader(session);
      SchemaReader.Live live = reader.read(name -> true);
      SchemaReader.Exact exact = reader.exact(List.of("c", "p"));

      assertThat(live.inexact()).isEmpty();
      assertThat(exact.unmodelled()).isEmpty();
      assertThat(sorted(live.schema()).tables())
          .isEqualTo(
              sorted(live.schema().withTables(List.copyOf(exact.tables().values()))).tables());
    }
  }

  /** The server lists keys in another order than information_schema has them. */
  private static Schema sorted(Schema schema) {
    return schema.map(
        table ->
            table
                .withIndexes(
                    table.indexes().stream()
                        .sorted(java.util.Comparator.comparing(i -> i.name()))
                        .toList())
                .withColumns(
                    // Which collations are said is not in information_schema.
                    table.columns().stream()
                        .map(
                            c ->
                                c.collation().equals(table.options().collation())
                                    ? c.withCollation("")
                                    : c)
                        .toList()));
  }

  private static Session session(TestSchema schema) {
    return new Database(schema.jdbcUrl(), schema.user(), schema.password()).open();
  }

  private static void create(Session session, int from, int to) throws SQLException {
    List<String> statements = new ArrayList<>();
    for (int i = from; i < to; i++) {
      statements.add(
          "CREATE TABLE t%1$d (id BIGINT AUTO_INCREMENT PRIMARY KEY, a VARCHAR(50) UNIQUE, b INT,"
                  .formatted(i)
              + " up BIGINT, KEY b (b), CONSTRAINT fk%1$d FOREIGN KEY (up) REFERENCES t%1$d (id))"
                  .formatted(i));
    }
    session.batch(statements);
  }

  private static long statementsToRead(Session session) throws SQLException {
    long before = questions(session);
    new SchemaReader(session).read(name -> true);
    // The second count counts itself.
    return questions(session) - before - 1;
  }

  private static long questions(Session session) throws SQLException {
    return Long.parseLong(
        session.query("SHOW SESSION STATUS LIKE 'Questions'").get(0).get("Value"));
  }
}
