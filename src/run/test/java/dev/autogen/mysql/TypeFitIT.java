package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/**
 * Whether a value stops a new type of its column: what is found before is what the server does
 * then, for every pair of types here.
 */
class TypeFitIT {

  private static final String CASES =
      """
      varchar(20) | 'abcdef' | varchar(3)
      varchar(20) | 'abc   ' | varchar(3)
      varchar(20) | 'abc   ' | char(3)
      char(20) | 'abc   ' | varchar(3)
      varchar(20) | 'äöüäöü' | varchar(6)
      text | 'äöüäöü' | varchar(5)
      text | repeat('ä',200) | tinytext
      varchar(20) | '€' | varchar(20) character set latin1
      varchar(20) | '日本' | varchar(20) character set latin1
      varbinary(20) | x'c328' | varchar(20)
      varchar(20) | 'abc' | varbinary(2)
      varbinary(20) | x'610000' | binary(1)
      varbinary(20) | x'6100' | binary(5)
      blob | x'61' | varbinary(0)
      int | 300 | tinyint
      int | -1 | int unsigned
      bigint unsigned | 18446744073709551615 | bigint
      decimal(10,2) | 127.50 | tinyint
      decimal(10,2) | 127.40 | tinyint
      decimal(10,2) | 12.34 | decimal(10,1)
      decimal(10,2) | 99999999.99 | decimal(8,2)
      decimal(10,2) | 99.96 | decimal(3,1)
      decimal(10,2) | -1 | decimal(10,2) unsigned
      double | 1e300 | float
      double | 1.23456789012 | float
      double | 3e9 | int
      double | 2.5 | int
      float | 1e20 | decimal(10,2)
      double | 1.005 | decimal(5,2)
      varchar(20) | '12' | int
      varchar(20) | '12abc' | int
      varchar(20) | 'abc' | int
      varchar(20) | '' | int
      varchar(20) | '1.5' | int
      varchar(20) | ' 7 ' | int
      varchar(20) | '1e3' | int
      varchar(20) | '99999999999' | int
      varchar(20) | '1.239' | decimal(5,2)
      varchar(20) | 'abc' | decimal(5,2)
      varchar(30) | '2024-02-30' | date
      varchar(30) | '2024-02-28' | date
      varchar(30) | '2024-02-28 10:11:12' | date
      varchar(30) | '0000-00-00' | date
      varchar(30) | 'x' | datetime
      datetime | '2024-02-28 10:11:12' | date
      date | '2024-02-28' | datetime
      datetime(6) | '2024-02-28 10:11:12.7' | datetime
      datetime | '1960-01-01 00:00:00' | timestamp
      datetime | '2040-01-01 00:00:00' | timestamp
      datetime | '2024-02-28 10:11:12' | time
      datetime | '2024-02-28 10:11:12' | int
      datetime | '2024-02-28 10:11:12' | varchar(10)
      datetime | '2024-02-28 10:11:12' | bigint
      datetime | '9999-12-31 23:59:59.9' | datetime
      time | '100:00:00' | varchar(5)
      time | '10:00:00' | datetime
      time(6) | '838:59:58.9' | time
      int | 5 | year
      int | 1999 | year
      int | 3000 | year
      int | 5 | date
      int | 20240228 | date
      varchar(20) | '{"a":1}' | json
      varchar(20) | 'x' | json
      json | '{"a": 1}' | varchar(5)
      int | 1 | json
      enum('a','b','c') | 'c' | enum('a','b')
      enum('a','b','c') | 'c' | enum('a','C')
      enum('a','b','c') | '' | enum('a','b')
      enum('a','b') | 'b' | enum('b','a')
      set('a','b','c') | 'a,c' | set('a','b')
      set('a','b','c') | '' | set('a','b')
      enum('abc') | 'abc' | varchar(2)
      varchar(5) | 'a' | enum('a','b')
      varchar(5) | 'c' | enum('a','b')
      varchar(5) | '' | enum('a','b')
      varchar(5) | 'A' | enum('a','b')
      enum('a','b') | 'b' | int
      int | 2 | enum('a','b')
      int | 3 | enum('a','b')
      int | 0 | enum('a','b')
      bit(8) | b'11111111' | bit(4)
      int | 2 | bit(1)
      bit(1) | b'1' | tinyint
      bit(8) | b'11111111' | tinyint
      tinyint | 1 | bit(1)
      varchar(5) | '1' | bit(1)
      int | 12345 | varchar(3)
      int | -1234 | varchar(4)
      decimal(10,2) | 12.30 | varchar(4)
      double | 0.1 | varchar(2)
      bigint | 5 | double
      bigint | 9007199254740993 | double
      float | 16777217 | int
      int | NULL | int not null
      varchar(5) | NULL | date not null
      varchar(5) | NULL | varchar(3) not null
      varchar(36) | '550e8400-e29b-41d4-a716-446655440000' | binary(16)
      binary(16) | x'550e8400e29b41d4a716446655440000' | varchar(36)
      binary(16) | x'550e8400e29b41d4a716446655440000' | varchar(10)
      point | ST_GeomFromText('POINT(1 1)') | linestring
      geometry | ST_GeomFromText('POINT(1 1)') | point
      point | ST_GeomFromText('POINT(1 1)') | varchar(3)
      point | ST_GeomFromText('POINT(1 1)') | point srid 4326
      date | '0000-00-00' | datetime
      date | '0000-00-00' | date not null
      datetime | '2024-00-00' | datetime(3)
      varchar(20) | 'abc' | varchar(20) collate utf8mb4_bin
      varchar(20) | 'äöü' | char(3)
      tinytext | repeat('x', 200) | varchar(199)
      char(5) | 'ab' | varchar(2)
      decimal(5,2) | -99.95 | decimal(3,1)
      decimal(5,2) | -99.94 | decimal(3,1)
      decimal(5,2) | 999.94 | decimal(4,1)
      decimal(5,2) | 999.95 | decimal(4,1)
      decimal(5,2) | -0.4 | int unsigned
      decimal(5,2) | -0.5 | int unsigned
      decimal(5,2) | -0.4 | decimal(5,1) unsigned
      decimal(5,2) | -0.04 | decimal(5,1) unsigned
      bigint unsigned | 9223372036854775808 | bigint
      bigint | -1 | bigint unsigned
      int | 2147483647 | decimal(9,0)
      int | 999999999 | decimal(9,0)
      int unsigned zerofill | 7 | varchar(9)
      int unsigned zerofill | 7 | varchar(10)
      decimal(6,2) | -1234.56 | varchar(8)
      decimal(6,2) | -1234.56 | varchar(7)
      bit(8) | b'1000' | bit(3)
      bit(8) | b'111' | bit(3)
      enum('a','bb') | 'bb' | char(1)
      enum('a','b') collate utf8mb4_bin | 'b' | enum('a','B') collate utf8mb4_bin
      set('a','b') | 'a' | set('b','a')
      varbinary(9) | x'0102' | blob
      blob | x'0102' | tinyblob
      text | 'x' | json
      text | '[1, 2]' | json
      time | '10:00:00' | time(3)
      datetime(6) | '2024-01-01 23:59:59.999999' | datetime(3)
      year | 2024 | int
      year | 2024 | tinyint
      int | 0 | year
      float | 1.5 | decimal(2,1)
      varchar(9) | '1' | tinyint
      varchar(9) | '200' | tinyint
      varchar(20) | '2024-02-28 25:00:00' | datetime
      json | '[1]' | text
      varchar(3) | NULL | int
      """;

  @Tag("nightly")
  @OnEveryServer
  void whatIsFoundIsWhatTheServerRefuses(TestSchema schema) throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Session session =
        new Database(schema.jdbcUrl(), schema.user(), schema.password()).open()) {
      for (String line : CASES.lines().toList()) {
        String[] parts = line.split(" \\| ", -1);
        String found = found(session, parts[0], parts[1], parts[2]);
        String refused = refused(session, parts[2]);
        if (found.isEmpty() != refused.isEmpty()) {
          wrong.add(line + ": found '" + found + "', refused '" + refused + "'");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String found(Session session, String old, String value, String now)
      throws SQLException {
    session.execute("set session sql_mode = ''");
    session.execute("drop table if exists fit");
    session.execute("create table fit (id int primary key, c " + old + ")");
    session.execute("insert into fit values (7, " + value + ")");
    session.execute("create table target (c " + now + ")");
    session.pin();
    SchemaReader reader = new SchemaReader(session);
    Table fit = reader.exact(List.of("fit")).tables().get("fit");
    Column target = reader.exact(List.of("target")).tables().get("target").columns().get(0);
    session.execute("drop table target");
    TableRows rows = TableRows.of(fit);
    // What the server takes as something else is not asked for here.
    ModifyColumn change = new ModifyColumn(target).withValuesMayChange();
    Obstacles obstacles = new Obstacles(rows, table -> Optional.empty());
    List<Obstacle> all = obstacles.of(change);
    StringBuilder found = new StringBuilder();
    for (Obstacle obstacle : all) {
      new RowSearch(session, Duration.ofSeconds(60))
          .find(obstacle, rows, () -> {})
          .ifPresent(f -> found.append(obstacle.kind()).append(f.some()).append(f.reason()));
    }
    return found.toString();
  }

  private static String refused(Session session, String now) {
    try {
      session.execute("alter table fit modify c " + now);
      return "";
    } catch (SQLException e) {
      return e.getMessage();
    }
  }
}
