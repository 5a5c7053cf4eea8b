package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.MySqlClient;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, run by the {@code mysql} client, does what the command does. */
@OnMySql
class OfflineScriptIT {

  private static final List<String> MIGRATIONS =
      List.of("--migrations", Path.of("generated-migrations").toAbsolutePath().toString());

  private static final String REVISIONS =
      "select coalesce(group_concat(revision order by revision), '') from autogen_version";

  @TempDir Path folder;

  private MySqlClient client;
  private CommandLineRun.In offline;

  @BeforeEach
  void client(TestServers servers) {
    client = new MySqlClient(servers.binary(TestServer.PRIMARY));
    offline = new CommandLineRun.In(folder, Map.of());
  }

  private String sql(String... words) {
    CommandLineRun run = offline.run(words);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run.out();
  }

  private void pipe(TestSchema schema, String script) throws Exception {
    assertThat(client.run(schema, script)).isEqualTo(new MySqlClient.Outcome(0, ""));
  }

  private static String tables(TestSchema schema) throws Exception {
    return schema.query(
        "select group_concat(table_name order by table_name) from information_schema.tables"
            + " where table_schema = database()");
  }

  @Test
  void theScriptUpgradesAndDowngradesAsTheCommandDoes(TestSchema byScript, TestSchema byCommand)
      throws Exception {
    CommandLineRun.In shell = CommandLineRun.In.on(folder, byCommand);
    assertThat(shell.runWith(MIGRATIONS, "upgrade").code()).isZero();

    pipe(byScript, offline.runWith(MIGRATIONS, "upgrade", "--sql").out());
    for (String table : List.of("users", "invoices", "messages_seq", "autogen_version")) {
      assertThat(byScript.showCreateTable(table)).isEqualTo(byCommand.showCreateTable(table));
    }
    assertThat(byScript.query(REVISIONS)).isEqualTo(byCommand.query(REVISIONS));

    pipe(byScript, offline.runWith(MIGRATIONS, "downgrade", "--sql", "head:base").out());
    assertThat(tables(byScript)).isEqualTo("autogen_version");
  }

  @Test
  void atTheWrongRevisionNothingIsChangedAndTheMessageSaysWhy(TestSchema schema) throws Exception {
    try (Cli cli = new Cli(folder)) {
      cli.migration("aaaa", "", "op.execute(\"create table a (id int)\");", "")
          .migration("bbbb", "aaaa", "op.execute(\"create table b (id int)\");", "");
      String second = sql("upgrade", "aaaa:bbbb", "--sql");

      MySqlClient.Outcome early = client.run(schema, second);
      assertThat(early.code()).isEqualTo(1);
      assertThat(early.output())
          .contains(
              "nothing was changed: this script is for a database at revision aaaa, not at none");
      assertThat(tables(schema)).isEqualTo("autogen_version");

      pipe(schema, sql("upgrade", "aaaa", "--sql"));
      pipe(schema, second);
      assertThat(schema.query(REVISIONS)).isEqualTo("bbbb");

      assertThat(client.run(schema, sql("upgrade", "--sql")).output())
          .contains(
              "nothing was changed: this script is for a database without any revision, not bbbb");
      assertThat(tables(schema)).isEqualTo("a,autogen_version,b");
    }
  }

  @Test
  void bodiesWithSemicolonsAreDelimited(TestSchema schema) throws Exception {
    try (Cli cli = new Cli(folder)) {
      cli.migration(
          "aaaa",
          "",
          "op.execute(\"create table a (id int, note varchar(9) default ';')\");"
              + "op.execute(\"create trigger up before insert on a for each row begin"
              + " set new.id = new.id + 1; set new.note = '$$'; end\");",
          "");
      pipe(schema, sql("upgrade", "--sql"));
      schema.execute("insert into a (id) values (1)");
      assertThat(schema.query("select concat(id, note) from a")).isEqualTo("2$$");
    }
  }

  @Test
  void stampAndEnsureVersionAsScripts(TestSchema schema) throws Exception {
    try (Cli cli = new Cli(folder)) {
      cli.migration("aaaa", "", "", "").migration("bbbb", "aaaa", "", "");
      pipe(schema, sql("ensure-version", "--sql"));
      assertThat(schema.query(REVISIONS)).isEmpty();
      pipe(schema, sql("stamp", "aaaa", "--sql"));
      assertThat(schema.query(REVISIONS)).isEqualTo("aaaa");
      pipe(schema, sql("stamp", "aaaa:head", "--sql"));
      assertThat(schema.query(REVISIONS)).isEqualTo("bbbb");
      schema.execute("insert into autogen_version values ('gone')");
      pipe(schema, sql("stamp", "aaaa", "--sql", "--purge"));
      assertThat(schema.query(REVISIONS)).isEqualTo("aaaa");
    }
  }
}
