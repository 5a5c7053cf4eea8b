package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What the code of a migration sees of rows, and what becomes of big tables. */
@OnMySql
class RowAccessIT {

  @OnEveryServer
  void aRowIsReadByTheTypesOfItsColumns(TestSchema schema) throws Exception {
    schema.execute(
        "create table t (id bigint unsigned, price decimal(30,10), name varchar(20), at datetime(6),"
            + " stamped timestamp null, day date, opens time, photo varbinary(9), doc json,"
            + " flag bit(1), nothing int)",
        "set time_zone = '+00:00'",
        "insert into t values (7, 12345678901234567890.5, 'é😀', '2026-03-29 02:30:00.123456',"
            + " '2026-03-29 02:30:00', '2026-03-29', '23:59:58', x'00ff', '{\"a\": 1}', b'1', null)");
    List<Object> read = new ArrayList<>();
    // An hour that this zone leaves out, and that a conversion would move.
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try {
      new Runs(schema)
          .revision(
              "a1",
              op ->
                  op.transaction(
                      "read",
                      tx ->
                          tx.query(
                              "select t.*, price as cost from t where id = ?",
                              List.of(7),
                              row -> {
                                read.add(row.longValue("id"));
                                read.add(row.decimal("cost"));
                                read.add(row.string("name"));
                                read.add(row.localDateTime("at"));
                                read.add(row.instant("stamped"));
                                read.add(row.localDate("day"));
                                read.add(row.localTime("opens"));
                                read.add(row.bytes("photo").length);
                                read.add(row.json("doc"));
                                read.add(row.bool("flag"));
                                read.add(row.isNull("nothing"));
                                read.add(row.string("nothing") == null);
                              })),
              op -> {})
          .upgrade("head");
    } finally {
      TimeZone.setDefault(zone);
    }
    assertThat(read)
        .containsExactly(
            7L,
            new BigDecimal("12345678901234567890.5000000000"),
            "é😀",
            LocalDateTime.parse("2026-03-29T02:30:00.123456"),
            Instant.parse("2026-03-29T02:30:00Z"),
            LocalDate.parse("2026-03-29"),
            LocalTime.parse("23:59:58"),
            2,
            "{\"a\": 1}",
            true,
            true,
            true);
  }

  @Test
  void whatIsNotThereIsNamed(TestSchema schema) throws Exception {
    Runs runs = new Runs(schema);
    runs.revision(
        "a1",
        op -> op.transaction("read", tx -> tx.query("select 1 as a, 2 as b", r -> r.string("c"))),
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining("the query has no column c, but a, b in: transaction: read");
    runs.revision(
        "a1",
        op -> op.transaction("read", tx -> tx.query("select null as a", r -> r.longValue("a"))),
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining("column a is NULL, which is no number: ask row.isNull(\"a\")");
  }

  @Test
  void theDataMigrationOfTheWorkflowInFourWays(TestSchema schema) throws Exception {
    schema.execute(
        "create table users (id bigint primary key auto_increment, old_status varchar(20),"
            + " new_status varchar(20))");
    String reset =
        "truncate table users; insert into users (old_status) values ('active'), ('left'), (null)";
    Runs runs = new Runs(schema);
    runs.revision(
        "a1",
        op -> {
          op.execute(reset);
          op.update("users").set("new_status", "verified").where("old_status", "active");
        },
        op -> {});
    runs.revision(
        "a2",
        op -> {
          op.execute(reset);
          op.transaction(
              "verify users",
              tx ->
                  tx.query(
                      "select id, old_status from users where old_status = 'active'",
                      row ->
                          tx.update(
                              "update users set new_status = ? where id = ?",
                              "verified",
                              row.longValue("id"))));
        },
        op -> {});
    runs.revision(
        "a3",
        op -> {
          op.execute(reset);
          op.transaction(
              "verify users",
              tx -> {
                List<Long> ids =
                    tx.list(
                        "select id from users where old_status = ?",
                        row -> row.longValue("id"),
                        "active");
                tx.batch(
                    "update users set new_status = ? where id = ?",
                    batch -> {
                      for (long id : ids) {
                        batch.add("verified", id);
                      }
                    });
              });
        },
        op -> {});
    runs.revision(
        "a4",
        op -> {
          op.execute(reset);
          op.updateInChunks("users", 1).set("new_status", "verified").where("old_status", "active");
        },
        op -> {});
    for (String id : List.of("a1", "a2", "a3", "a4")) {
      runs.upgrade(id);
      assertThat(
              schema.query(
                  "select group_concat(id, coalesce(new_status, '-') order by id) from users"))
          .as(id)
          .isEqualTo("1verified,2-,3-");
    }
  }

  @OnEveryServer
  void chunksGoAlongAKeyOfAnyTypesAndGoOnAfterAFailure(TestSchema schema) throws Exception {
    schema.execute(
        "create table t (a varchar(9) collate utf8mb4_bin, b binary(2), c bigint unsigned, n int,"
            + " primary key (a, b, c))",
        "insert into t values ('', x'0000', 18446744073709551615, 0), ('a', x'00ff', 1, 0),"
            + " ('a', x'27ff', 1, 0), ('a', x'27ff', 2, 0), ('b', x'5c27', 1, 0), ('é', 'x', 3, 0),"
            + " (\"it's\", 'y', 4, 0)",
        "create trigger fail before update on t for each row begin if old.a = 'é' and"
            + " @go is null then signal sqlstate '45000' set message_text = 'not yet'; end if; end");
    Runs runs = new Runs(schema);
    runs.revision("a1", op -> op.updateInChunks("t", 2).setSql("n", "n + 1").everyRow(), op -> {});
    assertThatThrownBy(() -> runs.upgrade("head")).hasMessageContaining("not yet");
    assertThat(schema.query("select sum(n) from t")).isEqualTo("6");
    schema.execute("drop trigger fail");
    runs.upgrade("head");
    assertThat(schema.query("select group_concat(distinct n) from t")).isEqualTo("1");
  }

  @OnEveryServer
  void rowsInBulkComeBackAsTheyWereGiven(TestSchema schema) throws Exception {
    schema.execute(
        "create table t (id bigint primary key, price decimal(20,4), name varchar(40), day date,"
            + " at datetime(6), photo varbinary(9), flag tinyint(1))");
    Object[][] given = {
      {
        1L,
        new BigDecimal("-12345678901234.5000"),
        "it's \\ \"é😀\" ? :x %",
        LocalDate.of(2026, 2, 28),
        LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123456000),
        new byte[] {0, -1, 39},
        true
      },
      {2L, null, null, null, null, null, false},
      {3L, new BigDecimal("0.0000"), "", LocalDate.of(1, 1, 1), null, new byte[0], null}
    };
    List<List<Object>> read = new ArrayList<>();
    new Runs(schema)
        .revision(
            "a1",
            op -> {
              op.bulkInsert("t", rows -> rows.columns("id"));
              op.bulkInsert(
                  "t",
                  rows -> {
                    rows.columns("id", "price", "name", "day", "at", "photo", "flag");
                    for (Object[] row : given) {
                      rows.row(row);
                    }
                  });
              op.transaction(
                  "read",
                  tx ->
                      tx.query(
                          "select * from t order by id",
                          List.of(),
                          row ->
                              read.add(
                                  Arrays.asList(
                                      row.longValue("id"),
                                      row.decimal("price"),
                                      row.string("name"),
                                      row.localDate("day"),
                                      row.localDateTime("at"),
                                      row.bytes("photo"),
                                      row.isNull("flag") ? null : row.bool("flag")))));
            },
            op -> {})
        .upgrade("head");
    assertThat(read).hasSize(3);
    for (int i = 0; i < given.length; i++) {
      assertThat(read.get(i)).usingRecursiveComparison().isEqualTo(Arrays.asList(given[i]));
    }
  }

  @Test
  void manyChunksTellHowFarTheyCame(TestSchema schema) throws Exception {
    schema.execute(
        "create table t (id int primary key, n int)",
        "insert into t with recursive s(i) as (select 1 union all select i + 1 from s where i < 250)"
            + " select i, 0 from s");
    // Every look at the clock takes 30 milliseconds, so that 250 chunks take 7.5 seconds.
    Instant start = Instant.parse("2026-11-22T09:14:07Z");
    int[] looks = {0};
    Runs runs = new Runs(schema).at(() -> start.plusMillis(30L * looks[0]++));
    runs.revision("a1", op -> op.updateInChunks("t", 1).set("n", 1).everyRow(), op -> {});
    runs.upgrade("head");
    assertThat(schema.query("select sum(n) from t")).isEqualTo("250");
    assertThat(runs.said())
        .filteredOn(line -> line.endsWith("chunks done"))
        .containsExactly("step 1 of 1: 34 chunks done", "step 1 of 1: 201 chunks done");
  }

  @Test
  void aTableWithoutPrimaryKeyIsNotGoneAlong(TestSchema schema) throws Exception {
    schema.execute("create table t (n int)");
    Runs runs = new Runs(schema);
    runs.revision("a1", op -> op.updateInChunks("t", 1).set("n", 1).everyRow(), op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining("table t has no primary key to go along; use op.update");
  }

  @Test
  void whatIsNullIsFilledInChunksWithoutAKeyToo(TestSchema schema) throws Exception {
    schema.execute("create table t (n int)", "insert into t values (null), (1), (null), (null)");
    Runs runs = new Runs(schema);
    runs.revision("a1", op -> op.updateInChunks("t", 2).set("n", 7).where("n", null), op -> {});
    runs.upgrade("head");
    assertThat(schema.query("select group_concat(n order by n) from t")).isEqualTo("1,7,7,7");
  }

  @Test
  void foreignKeysStayUncheckedWhereABlockIsGoneOnWith(TestSchema schema) throws Exception {
    schema.execute(
        "create table p (id int primary key)",
        "create table c (id int primary key, p_id int, foreign key (p_id) references p (id))");
    Runs runs = new Runs(schema);
    runs.revision(
        "a1",
        op ->
            op.withoutForeignKeyChecks(
                unchecked -> {
                  op.insertRow("c").value("id", 1).value("p_id", 5);
                  op.execute("insert into gone values (1)");
                  op.insertRow("c").value("id", 2).value("p_id", 6);
                }),
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head")).hasMessageContaining("gone");
    schema.execute("create table gone (id int)");
    runs.upgrade("head");
    assertThat(schema.query("select count(*) from c")).isEqualTo("2");
  }
}
