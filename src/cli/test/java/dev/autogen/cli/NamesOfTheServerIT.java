package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database with foreign keys that nobody gave a name, and indexes the server made for them. */
@OnMySql
class NamesOfTheServerIT {

  private static final String AGREE = "entities, migrations and database agree\n";

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void adopted(TestSchema schema) throws SQLException {
    schema.execute(
        "create table a (id int unsigned not null auto_increment primary key)",
        "create table b (id int unsigned not null auto_increment primary key,"
            + " a_id int unsigned, foreign key (a_id) references a (id))");
    cli =
        new Cli(folder)
            .on(schema)
            .entity(
                """
                @Entity
                @Table(name = "a")
                class A {
                  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Integer id;
                }
                """)
            .entity(
                """
                @Entity
                @Table(name = "b")
                class B {
                  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Integer id;
                  @ManyToOne @JoinColumn(name = "a_id") A a;
                }
                """);
    assertThat(cli.run("revision", "--from-database", "-m", "Baseline").code()).isZero();
    assertThat(cli.run("stamp", "head").code()).isZero();
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @OnEveryServer
  void anotherTypeOfTheirColumnsLeavesNoDriftAndGoesBack(TestSchema schema) throws SQLException {
    String before = schema.showCreateTable("b");
    assertThat(cli.run("-m", "Signed").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    cli.run("check").is(0, "", AGREE);
    String after = schema.showCreateTable("b");
    assertThat(cli.run("downgrade", "-1").code()).isZero();
    assertThat(schema.showCreateTable("b")).isEqualTo(before);
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(schema.showCreateTable("b")).isEqualTo(after);
  }

  @Test
  void whatHasDriftedIsAcceptedWhereCheckSaysSo(TestSchema schema) throws SQLException {
    assertThat(cli.run("-m", "Signed").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    schema.execute("alter table b rename index a_id to by_a");
    Cli.Outcome drifted = cli.run("check");
    assertThat(drifted.code()).isEqualTo(1);
    assertThat(drifted.out()).isEqualTo("drifted: rename index b.by_a to a_id\n");
    assertThat(drifted.err()).contains("check --accept");
    assertThat(cli.run("check", "--accept").err()).contains("1 difference accepted");
    assertThat(cli.run("check").code()).isZero();
    assertThat(cli.run("check").code()).isZero();

    schema.execute("alter table b rename index by_a to a_id");
    assertThat(cli.run("check").err()).contains("1 accepted difference is gone");
    cli.run("check").is(0, "", AGREE);
  }
}
