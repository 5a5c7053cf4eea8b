package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server says of how it changes tables, before and while it does. */
@OnMySql
class PlanIT {

  @TempDir Path folder;

  private CommandLineRun.In shell;

  @BeforeEach
  void project(TestSchema schema) throws Exception {
    schema.execute(
        "create table Team (id bigint not null primary key, score int)",
        "create table Account (id bigint not null auto_increment primary key, name varchar(20),"
            + " points int, team_id bigint)",
        "insert into Team (id) values (1)",
        "insert into Account (name, points) with recursive s(i) as (select 1 union all"
            + " select i + 1 from s where i < 900) select concat('n', i), i from s");
    Files.createDirectories(folder.resolve("models/shop"));
    Files.writeString(
        folder.resolve("models/shop/Team.java"),
        """
        package shop;

        import jakarta.persistence.*;

        @Entity
        public class Team {
          @Id Long id;
          Long score;
        }
        """);
    Files.writeString(
        folder.resolve("models/shop/Account.java"),
        """
        package shop;

        import jakarta.persistence.*;

        @Entity
        public class Account {
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
          @Column(length = 20) String name;
          @Column(nullable = false) Integer points;
          @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_team")) Team team;
          int level;
        }
        """);
    shell = CommandLineRun.In.on(folder, schema);
  }

  private String written() throws Exception {
    CommandLineRun run = shell.runWith(List.of("--models", "models"), "-m", "More of accounts");
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().strip();
  }

  @Test
  void theFileSaysHowTheServerGoesAboutEachChangeAndHasItRefuseAnyOther() throws Exception {
    String file = Files.readString(folder.resolve(written()));
    assertThat(file)
        .contains(
            "// Copies the table, and blocks writes (Cannot change column type INPLACE).",
            "// Rebuilds the table, and rows can be written meanwhile.",
            "// In place, and rows can be written meanwhile and are looked at then.",
            "// Instant.",
            "t.dropDefault(\"level\");\n      t.algorithm(\"INSTANT\");");
    assertThat(shell.run("upgrade").code()).isZero();
    assertThat(shell.runWith(List.of("--models", "models"), "check").code()).isZero();
    CommandLineRun back = shell.run("downgrade", "base");
    assertThat(back.code()).as(back.err()).isZero();
  }

  @Test
  void thePlanSaysWhatEachPendingStepCosts() throws Exception {
    written();
    CommandLineRun plan = shell.run("plan");
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains(
            "More of accounts",
            "-- copies the table, and blocks writes (Cannot change column type INPLACE); table"
                + " Team, ",
            "-- rebuilds the table, and rows can be written meanwhile; table Account, ",
            "-- in place, and rows can be written meanwhile and are looked at then; table Account")
        .containsPattern("-- instant; table Account, \\d+ kB");
    assertThat(shell.run("plan", "--format", "json").out())
        .contains("\"algorithm\" : \"COPY\"", "\"algorithm\" : \"INSTANT\"", "\"lock\" : \"NONE\"");
    assertThat(shell.run("upgrade").code()).isZero();
    assertThat(shell.run("plan").out()).isEmpty();
  }

  @Test
  void thePlanSaysForWhomAStepWouldWait(TestSchema schema) throws Exception {
    written();
    try (Connection busy = schema.connection();
        Statement statement = busy.createStatement()) {
      busy.setAutoCommit(false);
      statement.executeQuery("select * from Team").close();
      assertThat(shell.run("plan").out())
          .containsPattern("-- waits for connection \\d+ .*; whoever uses the table after it")
          .containsOnlyOnce("waits for");
      assertThat(shell.run("plan", "--format", "json").out()).contains("\"waitsFor\" : [ \"");
    }
    assertThat(shell.run("plan").out()).doesNotContain("waits for");
  }

  @Test
  void whatWouldCopyALargerTableThanSaidIsNotBegun(TestSchema schema) throws Exception {
    written();
    String before = schema.showCreateTable("Account");
    CommandLineRun refused = shell.run("upgrade", "--max-copy-size", "10K");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("writes all rows of table ", "max-copy-size allows 10 kB");
    assertThat(schema.showCreateTable("Account")).isEqualTo(before);
    CommandLineRun wrong = shell.run("upgrade", "--max-copy-size", "much");
    assertThat(wrong.err()).contains("the max-copy-size much is no size; write it as 500M");
    assertThat(shell.run("upgrade", "--max-copy-size", "1G").code()).isZero();
  }

  @Test
  void aServerThatWouldCopyInsteadRefusesAndTheMessageSaysWhatToDo(TestSchema schema)
      throws Exception {
    Path file = folder.resolve(written());
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("t.modifyColumn\\(\"score\"", "t.algorithm(\"INPLACE\");\n      $0"));
    CommandLineRun plan = shell.run("plan");
    assertThat(plan.out())
        .contains("refused, since it asks for INPLACE, and the server needs COPY");
    CommandLineRun refused = shell.run("upgrade");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err())
        .contains("Cannot change column type INPLACE", "take algorithm(…) and lock(…) out");
  }

  @Test
  void whatAsksForACopyIsSaidToBeOne() throws Exception {
    Path file = folder.resolve(written());
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst(
                "(?s)(t.dropDefault\\(\"level\"\\);\\s+)t.algorithm\\(\"INSTANT\"\\);",
                "$1t.algorithm(\"COPY\");"));
    assertThat(shell.run("plan", "--format", "json").out()).doesNotContain("\"INSTANT\"");
  }
}
