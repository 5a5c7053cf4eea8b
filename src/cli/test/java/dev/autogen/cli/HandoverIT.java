package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.PerconaToolkit;
import dev.autogen.testing.MySqlClient;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Large tables are changed by a tool where one is set: pt-online-schema-change itself at night, and
 * a stand-in that notes what it is given and makes the change.
 */
@OnMySql
class HandoverIT {

  private static final String CHANGE =
      "op.alterTable(\"account\", t -> { t.modifyColumn(\"points\", \"bigint\").notNull()"
          + ".comment(\"it's {host} \\\"$HOME\\\"\"); t.algorithm(\"COPY\"); });";

  private static final String BACK =
      "op.alterTable(\"account\", t -> t.modifyColumn(\"points\", \"int\").notNull());";

  @TempDir Path folder;
  private Cli cli;
  private MySqlClient client;
  private TestSchema schema;

  @BeforeEach
  void project(TestServers servers) {
    client = new MySqlClient(servers.binary(TestServer.PRIMARY));
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private void on(TestSchema here) throws SQLException {
    schema = here;
    cli = new Cli(folder).on(here);
    schema.execute(
        "create table account (id bigint not null auto_increment primary key, points int not null)",
        "insert into account (points) values (1), (2), (3)");
    cli.migration("aaaa", "", CHANGE, BACK);
  }

  private Cli.Outcome upgrade(String... more) {
    List<String> words = new ArrayList<>(List.of("upgrade", "--online-min-size", "1"));
    words.addAll(List.of(more));
    return cli.run(words.toArray(String[]::new));
  }

  /** A program that notes its arguments and the option file, and then does as said. */
  private Path standIn(String does) throws IOException {
    Path program = folder.resolve("stand in");
    Files.writeString(
        program,
        """
        #!/bin/sh
        cd '%s'
        for word; do printf '%%s\\n' "$word"; done > arguments
        sed -n 's/^user=//p' "$2" > user
        stat -c %%a "$2" > rights
        client() { MYSQL_PWD='%s' %s -D '%s' "$@"; }
        %s
        """
            .formatted(
                folder,
                schema.password(),
                client.command(schema.server(), schema.user()),
                schema.name(),
                does));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  private String command(Path program) {
    return "'" + program + "' --conf {config} --host={host} {table} {clauses}";
  }

  @OnEveryServer
  void theToolIsGivenTheClausesAloneAndTheSchemaTellsWhatItDid(TestSchema here) throws Exception {
    on(here);
    Path program =
        standIn(
            """
            echo 'Copying `account`:  50% 00:01 remain'
            client -e 'create table _account_new (id int)'
            client -e "alter table $4 $5"
            """);
    Cli.Outcome done =
        upgrade("--online-tool", "PT-Online-Schema-Change", "--online-command", command(program));
    assertThat(done.err())
        .isEqualTo(
            "step 1 of revision aaaa is carried out by pt-online-schema-change\nupgrade aaaa By hand\n");
    assertThat(Files.readAllLines(folder.resolve("arguments"))).contains("--host=127.0.0.1");
    assertThat(Files.readString(folder.resolve("arguments")))
        .endsWith(
            "account\nMODIFY COLUMN `points` bigint NOT NULL COMMENT"
                + " 'it''s {host} \"$HOME\"'\n")
        .doesNotContain("ALGORITHM");
    assertThat(Files.readString(folder.resolve("user"))).isEqualTo('"' + schema.user() + "\"\n");
    assertThat(Files.readString(folder.resolve("rights"))).isEqualTo("600\n");
    assertThat(schema.showCreateTable("account")).contains("bigint").contains("it''s {host}");
    assertThat(cli.tables()).isEqualTo("account");
    assertThat(schema.query("select position from autogen_journal where step = 1"))
        .contains("tool=pt-online-schema-change", "table=account", "process=")
        .doesNotContain(schema.password());
    assertThat(cli.run("downgrade", "base").code()).isZero();
  }

  @OnEveryServer
  void whatTheToolDoesNotDoIsSaidAndLeavesNothingBehind(TestSchema here) throws Exception {
    on(here);
    String before = schema.showCreateTable("account");
    Path program =
        standIn(
            """
            client -e 'create table _account_new (id int)'
            echo 'FATAL: it is Sunday'
            exit 7
            """);
    assertThat(
            upgrade(
                    "--online-tool",
                    "pt-online-schema-change",
                    "--online-command",
                    command(program))
                .err())
        .contains(
            "pt-online-schema-change ended with exit code 7: FATAL: it is Sunday in: ALTER TABLE `account`")
        .contains("see to what it names, then run it again, or leave out online-tool");
    assertThat(schema.showCreateTable("account")).isEqualTo(before);
    assertThat(cli.tables()).isEqualTo("account");

    standIn("true");
    assertThat(
            upgrade(
                    "--online-tool",
                    "pt-online-schema-change",
                    "--online-command",
                    command(program))
                .err())
        .contains("the program ended in order and has changed nothing");

    standIn("exec sleep 60");
    assertThat(
            upgrade(
                    "--online-tool",
                    "pt-online-schema-change",
                    "--online-silence",
                    "1s",
                    "--online-command",
                    command(program))
                .err())
        .contains("pt-online-schema-change has said nothing for 1 s and was ended");
    assertThat(schema.showCreateTable("account")).isEqualTo(before);

    schema.execute("create table _account_new (id int)");
    assertThat(
            upgrade(
                    "--online-tool",
                    "pt-online-schema-change",
                    "--online-command",
                    command(program))
                .err())
        .contains("_account_new would be in the way of pt-online-schema-change on table account");
    assertThat(cli.tables()).isEqualTo("_account_new,account");
  }

  @OnEveryServer
  void aToolThatCannotIsSaidBeforeTheFirstStep(TestSchema here) throws Exception {
    on(here);
    assertThat(
            upgrade(
                    "--online-tool",
                    "pt-online-schema-change",
                    "--online-command",
                    "/nowhere/gh-ost")
                .err())
        .isEqualTo(
            "error: pt-online-schema-change cannot be started, since there is no program /nowhere/gh-ost; install"
                + " it, or say where it is in online-command\n");
    assertThat(upgrade("--online-tool", "osc").err())
        .contains("the online-tool osc is none; use pt-online-schema-change, gh-ost or spirit");
    assertThat(upgrade("--online-tool", "spirit", "--online-command", "spirit {password}").err())
        .contains("the online-command has no variable {password}");
    schema.execute(
        "create table entry (id bigint primary key, account_id bigint, constraint fk_entry foreign"
            + " key (account_id) references account (id))");
    assertThat(upgrade("--online-tool", "spirit", "--max-copy-size", "1K").err())
        .contains("max-copy-size allows 1.0 kB");
    assertThat(upgrade("--online-tool", "spirit").err())
        .isEqualTo(
            "step 1 of revision aaaa is left to the server, since Spirit cannot: foreign keys lead"
                + " to it: of `entry`, and the server writes no binary log\nupgrade aaaa By hand\n");
  }

  @Tag("nightly")
  @OnEveryServer
  void perconasToolKeepsTheNamesOfForeignKeys(TestSchema here) throws Exception {
    on(here);
    schema.execute("create table team (id bigint primary key)", "insert into team values (1)");
    schema.execute(
        "alter table account add column team_id bigint, add constraint fk_team foreign key"
            + " (team_id) references team (id)",
        "update account set team_id = 1",
        "create table entry (id bigint auto_increment primary key, account_id bigint, constraint"
            + " fk_entry foreign key (account_id) references account (id) on delete cascade)",
        "insert into entry (account_id) values (1), (2), (2)");
    String entry = schema.showCreateTable("entry");
    Cli.Outcome done =
        upgrade(
            "--online-tool",
            "pt-online-schema-change",
            "--online-command",
            "'"
                + PerconaToolkit.program()
                + "' --execute --no-version-check --defaults-file {config} --alter {clauses}"
                + " --alter-foreign-keys-method rebuild_constraints --recursion-method none"
                + " --progress time,1 {dsn}");
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(schema.showCreateTable("account"))
        .contains("bigint", "CONSTRAINT `fk_team` FOREIGN KEY (`team_id`)");
    assertThat(schema.showCreateTable("entry")).isEqualTo(entry);
    assertThat(schema.query("select group_concat(points order by id) from account"))
        .isEqualTo("1,2,3");
    assertThat(cli.tables()).isEqualTo("account,entry,team");
  }
}
