package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for tables that have rows. */
@OnMySql
class ExistingRowsIT {

  @TempDir Path folder;

  @Test
  void rowsGetAValueBeforeAColumnIsNotNullAndWhatWouldStopIsSaid(TestSchema schema)
      throws IOException, SQLException {
    schema.execute(
        """
        CREATE TABLE Account (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
          nickname VARCHAR(50), code VARCHAR(20), kind ENUM('OLD','NEW','GONE') NOT NULL)
        """,
        "INSERT INTO Account (nickname, code, kind) VALUES (NULL, 'a', 'OLD'), ('n', 'b', 'NEW')");
    Files.createDirectories(folder.resolve("models/shop"));
    Files.writeString(
        folder.resolve("models/shop/Account.java"),
        """
        package shop;

        import jakarta.persistence.*;

        @Entity
        @Table(uniqueConstraints = @UniqueConstraint(name = "uk_code", columnNames = "code"))
        public class Account {
          enum Kind { NEW, OLD }
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
          @Column(length = 50, nullable = false) String nickname;
          @Column(length = 10) String code;
          @Enumerated(EnumType.STRING) @Column(nullable = false) Kind kind;
          @Column(nullable = false) java.time.Instant since;
          int points;
        }
        """);
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    CommandLineRun written = shell.runWith(List.of("--models", "models"), "-m", "Stricter");
    assertThat(written.code()).as(written.err()).isZero();
    String file = Files.readString(folder.resolve(written.out().strip()));
    assertThat(file)
        .contains(
            "TODO: say what the rows that are already there shall hold; this value is a guess.",
            "t.addColumn(\"points\", \"int\").notNull().defaultValue(\"0\");",
            "t.addColumn(\"since\", \"datetime(6)\").notNull()"
                + ".defaultExpression(\"CURRENT_TIMESTAMP(6)\");",
            "t.dropDefault(\"points\");",
            "t.dropDefault(\"since\");",
            "op.updateInChunks(\"Account\", 1000).set(\"nickname\", \"\").where(\"nickname\", null);",
            "Stopped by rows with a value that is no more: SELECT * FROM `Account` WHERE",
            "Stopped by rows whose value does not fit varchar(10) (varchar(20) holds more): SELECT",
            "Stopped by rows that share a value: SELECT `code`, COUNT(*) FROM `Account`");

    String before = schema.showCreateTable("Account");
    assertThat(shell.run("upgrade").code()).isZero();
    assertThat(schema.query("select group_concat(nickname order by id) from Account"))
        .isEqualTo(",n");
    assertThat(schema.query("select min(since) > '2020-01-01' from Account")).isEqualTo("1");
    assertThat(shell.runWith(List.of("--models", "models"), "check").code()).isZero();
    assertThat(shell.run("downgrade", "base").code()).isZero();
    assertThat(schema.showCreateTable("Account")).isEqualTo(before);
  }

  @Test
  void columnsThatMySqlHasNoValueForComeBackToATableWithRows(TestSchema schema)
      throws IOException, SQLException {
    schema.execute(
        """
        CREATE TABLE Visit (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, day DATE NOT NULL,
          since DATETIME(6) NOT NULL, seen TIMESTAMP NOT NULL, place POINT NOT NULL SRID 4326,
          points INT NOT NULL, SPATIAL KEY ix_visit_place (place))
        """,
        "INSERT INTO Visit (day, since, seen, place, points) VALUES (now(), now(), now(),"
            + " ST_GeomFromText('POINT(1 2)', 4326), 7)");
    Files.createDirectories(folder.resolve("models/shop"));
    Files.writeString(
        folder.resolve("models/shop/Visit.java"),
        """
        package shop;

        import jakarta.persistence.*;

        @Entity
        public class Visit {
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
        }
        """);
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    CommandLineRun written = shell.runWith(List.of("--models", "models"), "-m", "Barer");
    assertThat(written.code()).as(written.err()).isZero();
    assertThat(Files.readString(folder.resolve(written.out().strip())))
        .contains(
            "TODO: say what the rows that are already there shall hold; this value is a guess.",
            "t.addColumn(\"day\", \"date\").notNull().defaultValue(\"1970-01-01\")",
            "t.dropDefault(\"day\")",
            "ST_GeomFromText('POINT(0 0)', 4326)")
        .doesNotContain("SET `points`");

    String before = schema.showCreateTable("Visit");
    assertThat(shell.run("upgrade").code()).isZero();
    CommandLineRun back = shell.run("downgrade", "base");
    assertThat(back.code()).as(back.err()).isZero();
    assertThat(schema.showCreateTable("Visit")).isEqualTo(before);
    assertThat(
            schema.query(
                "select day = '1970-01-01' and since > '2020-01-01' and seen > '2020-01-01'"
                    + " from Visit"))
        .isEqualTo("1");
  }

  @Test
  void aKeyComesBackToItsPlaceAndTheOthersAreNotBuiltAnew(TestSchema schema)
      throws IOException, SQLException {
    schema.execute(
        """
        CREATE TABLE Visit (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, a INT, b INT,
          UNIQUE KEY u1 (a), UNIQUE KEY u2 (b), KEY k1 (b, a))
        """,
        "INSERT INTO Visit (a, b) VALUES (1, 1), (2, 2)");
    Files.createDirectories(folder.resolve("models/shop"));
    Files.writeString(
        folder.resolve("models/shop/Visit.java"),
        """
        package shop;

        import jakarta.persistence.*;

        @Entity
        @Table(
            uniqueConstraints = @UniqueConstraint(name = "u2", columnNames = "b"),
            indexes = @Index(name = "k1", columnList = "b, a"))
        public class Visit {
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
          Integer a;
          Integer b;
        }
        """);
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    CommandLineRun written = shell.runWith(List.of("--models", "models"), "-m", "One less");
    assertThat(written.code()).as(written.err()).isZero();
    assertThat(Files.readString(folder.resolve(written.out().strip())))
        .contains(
            """
                  // Stopped by rows that share a value: SELECT `a`, COUNT(*) FROM `Visit` WHERE `a` IS NOT NULL
                  // GROUP BY `a` HAVING COUNT(*) > 1.
                  t.addUnique("u1", "a");
                  // An index that is dropped and added as it was is kept, and its place among the others.
                  t.dropIndex("u2");
                  t.addUnique("u2", "b");
                  t.algorithm("INPLACE");
                  t.lock("NONE");
                });
            """);

    String before = schema.showCreateTable("Visit");
    String builtAs = numberOfIndex(schema, "u2");
    assertThat(shell.run("upgrade").code()).isZero();
    CommandLineRun back = shell.run("downgrade", "base");
    assertThat(back.code()).as(back.err()).isZero();
    assertThat(schema.showCreateTable("Visit")).isEqualTo(before);
    assertThat(numberOfIndex(schema, "u2")).isEqualTo(builtAs);
  }

  /** InnoDB's number of an index of table Visit: a new one when it was built anew. */
  private static String numberOfIndex(TestSchema schema, String index) throws SQLException {
    return schema.query(
        "select i.index_id from information_schema.innodb_indexes i"
            + " join information_schema.innodb_tables t on t.table_id = i.table_id"
            + " where t.name = concat(database(), '/Visit') and i.name = '"
            + index
            + "'");
  }
}
