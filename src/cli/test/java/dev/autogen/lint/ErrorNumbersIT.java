package dev.autogen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;

/** The error numbers that findings name are those that the server gives. */
class ErrorNumbersIT {

  /**
   * A statement that fails.
   *
   * @param needsNew whether MySQL 8.0.15 has not what it is about
   */
  private record Fails(int error, boolean needsNew, String before, String statement) {}

  private static final List<Fails> ALL =
      List.of(
          new Fails(
              1054,
              false,
              "alter table users rename column mail to email",
              "select mail from users"),
          new Fails(1054, false, "alter table users drop column mail", "select mail from users"),
          new Fails(1146, false, "rename table users to people", "select 1 from users"),
          new Fails(1146, false, "drop table orders", "select 1 from orders"),
          new Fails(
              1364,
              false,
              "alter table users add role varchar(9) not null",
              "insert into users (mail) values ('b')"),
          new Fails(
              1048,
              false,
              "update users set fax = ''; alter table users modify fax varchar(20) not null",
              "insert into users (mail, fax) values ('b', null)"),
          new Fails(
              1062,
              false,
              "alter table users add unique uk (mail)",
              "insert into users (mail) values ('a')"),
          new Fails(
              1452,
              false,
              "alter table orders add constraint fk foreign key (user_id) references users (id)",
              "insert into orders values (2, 9)"),
          new Fails(
              1451,
              false,
              "alter table orders add constraint fk foreign key (user_id) references users (id)",
              "delete from users"),
          new Fails(
              3819,
              true,
              "alter table users add constraint ck check (age >= 0)",
              "insert into users (mail, age) values ('b', -1)"),
          new Fails(
              1406,
              false,
              "alter table users modify mail varchar(3) not null",
              "insert into users (mail) values ('abcd')"),
          new Fails(
              1264,
              false,
              "alter table users modify age tinyint",
              "insert into users (mail, age) values ('b', 300)"),
          new Fails(
              1265,
              false,
              "update users set state = 'PAID'",
              "alter table users modify state enum('NEW')"),
          new Fails(
              3108,
              false,
              "alter table users add plain varchar(20) as (lower(fax))",
              "alter table users drop column fax"),
          new Fails(
              3837,
              true,
              "alter table users add index fx ((lower(fax)))",
              "alter table users drop column fax"),
          new Fails(
              3959,
              true,
              "alter table users add constraint ck check (age > length(fax))",
              "alter table users drop column age"),
          // One on a column alone goes with it.
          new Fails(
              0,
              true,
              "alter table users add constraint ck check (age > 0)",
              "alter table users drop column age"),
          new Fails(
              3959,
              true,
              "alter table users add constraint ck check (age > 0)",
              "alter table users rename column age to years"),
          new Fails(
              1449,
              false,
              "create definer = nobody@localhost view v as select id from users",
              "select * from v"),
          new Fails(1064, false, "select 1", "alter table users add rank int"),
          new Fails(
              1067,
              false,
              "set sql_mode = ''; alter table users modify at datetime not null default"
                  + " '0000-00-00'; set sql_mode = 'TRADITIONAL'",
              "alter table users modify age bigint"),
          new Fails(
              1292,
              false,
              "set sql_mode = ''; update users set at = '0000-00-00'; set sql_mode = 'TRADITIONAL'",
              "alter table users modify age bigint"));

  @OnEveryServer
  void theyAreThoseOfTheServer(TestSchema schema) throws SQLException {
    List<String> wrong = new ArrayList<>();
    boolean isNew = !schema.query("select version()").startsWith("8.0.15");
    for (Fails one : ALL) {
      if (one.needsNew() && !isNew) {
        continue;
      }
      schema.execute(
          "create table users (id bigint not null auto_increment primary key, mail varchar(190) not"
              + " null, fax varchar(20), age int, at datetime, state enum('NEW','PAID'))",
          "create table orders (id bigint primary key, user_id bigint, key (user_id))",
          "insert into users (mail) values ('a')",
          "insert into orders values (1, 1)");
      int error = error(schema, one);
      if (error != one.error()) {
        wrong.add(one.statement() + " gives " + error + " and not " + one.error());
      }
      schema.execute(
          "drop view if exists v",
          "drop table if exists orders",
          "drop table if exists users, people");
    }
    assertThat(wrong).isEmpty();
  }

  @OnEveryServer
  void aForeignKeyToWhatIsNoUniqueKeyIsRefusedByNewServersAlone(TestSchema schema)
      throws SQLException {
    boolean isNew = !schema.query("select version()").startsWith("8.0.15");
    schema.execute(
        "create table users (id bigint primary key, team bigint, key (team))",
        "create table orders (id bigint primary key, team bigint, key (team))");
    Fails refused =
        new Fails(
            6125,
            false,
            "select 1",
            "alter table orders add constraint fk foreign key (team) references users (team)");
    assertThat(error(schema, refused)).isEqualTo(isNew ? 6125 : 0);
  }

  /**
   * As fast as it can until the rebuild is over; the rebuild takes longer than the log is large.
   */
  @Tag("nightly")
  @OnEveryServer
  void aRebuildFailsWhenWhatIsWrittenMeanwhileDoesNotFitIntoItsLog(TestSchema schema)
      throws Exception {
    String size = schema.query("select @@global.innodb_online_alter_log_max_size");
    schema.execute(
        "create table users (id int not null primary key, n int, pad varchar(500))",
        "set session cte_max_recursion_depth = 1000000",
        "insert into users with recursive s(i) as (select 1 union all select i + 1 from s where i <"
            + " 150000) select i, i, repeat('x', 400) from s",
        "set global innodb_online_alter_log_max_size = 65536");
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch writing = new CountDownLatch(1);
    ExecutorService beside = Executors.newSingleThreadExecutor();
    try {
      Future<?> writer =
          beside.submit(
              () -> {
                try (Connection connection = schema.connection();
                    Statement statement = connection.createStatement()) {
                  while (!over.get()) {
                    statement.execute("update users set pad = repeat('y', 400) where id < 500");
                    statement.execute("update users set pad = repeat('z', 400) where id < 500");
                    writing.countDown();
                  }
                }
                return null;
              });
      writing.await();
      assertThat(
              error(
                  schema,
                  new Fails(
                      1799,
                      false,
                      "select 1",
                      "alter table users modify n int not null, algorithm = inplace, lock = none")))
          .isEqualTo(1799);
      over.set(true);
      writer.get();
    } finally {
      over.set(true);
      beside.shutdownNow();
      schema.execute("set global innodb_online_alter_log_max_size = " + size);
    }
  }

  private static int error(TestSchema schema, Fails one) throws SQLException {
    try (Connection connection = schema.connection();
        Statement statement = connection.createStatement()) {
      for (String sql : one.before().split("; ", -1)) {
        statement.execute(sql);
      }
      try {
        statement.execute(one.statement());
        return 0;
      } catch (SQLException e) {
        return e.getErrorCode();
      }
    }
  }
}
