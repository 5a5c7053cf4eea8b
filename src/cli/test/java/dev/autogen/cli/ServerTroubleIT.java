package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that cannot be reached, refuse, or allow too little; and passwords, which stay secret.
 */
@OnMySql
class ServerTroubleIT {

  private static final int USAGE = 2;
  private static final int FAILURE = 3;
  private static final String LIMITED = "autogen_limited";
  private static final List<String> PRIVILEGES =
      List.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "CREATE",
          "ALTER",
          "DROP",
          "INDEX",
          "REFERENCES",
          "CREATE TEMPORARY TABLES");

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @AfterEach
  void dropAccount(TestSchema schema) throws SQLException {
    schema.execute("drop user if exists " + LIMITED);
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() throws SQLException {
    cli.refuses(
        FAILURE,
        "no MySQL server answers at jdbc:mysql://127.0.0.1:1/shop (Connection refused); start it,"
            + " or correct --url",
        "upgrade",
        "--url",
        "jdbc:mysql://127.0.0.1:1/shop");
    cli.refuses(
        FAILURE,
        "no MySQL server answers at jdbc:mysql://nowhere.invalid:3306/shop (the host is unknown);"
            + " start it, or correct --url",
        "check",
        "--url",
        "jdbc:mysql://nowhere.invalid:3306/shop?password=geheim");
  }

  @Test
  void aUrlThatIsNoneIsConfiguration() throws SQLException {
    String remedy = "; write it as jdbc:mysql://host:3306/schema";
    cli.refuses(
        USAGE,
        "the URL jdbc:postgresql://host/shop is not one of MySQL" + remedy,
        "check",
        "--url",
        "jdbc:postgresql://me:geheim@host/shop?password=geheim");
    for (String url :
        List.of(
            "jdbc:mysql://host:port/shop?password=geheim",
            "jdbc:mysql://me:ge@heim@host:port/shop",
            "jdbc:mysql://host:port/shop?password=ge%zzheim")) {
      cli.refuses(
          USAGE,
          "the URL jdbc:mysql://host:port/shop is malformed" + remedy,
          "check",
          "--url",
          url);
    }
    cli.refuses(
        USAGE,
        "the URL jdbc:mysql:shop is malformed" + remedy,
        "check",
        "--url",
        "jdbc:mysql:shop");
    cli.refuses(
        USAGE,
        "the URL names no schema; write it behind the port: jdbc:mysql://host:3306/shop",
        "check",
        "--url",
        cli.server() + "/");
  }

  @Test
  void aSchemaThatIsNotThereIsNamed() throws SQLException {
    cli.refuses(
        FAILURE,
        "there is no schema shop on the server at jdbc:mysql://SERVER/shop; create it with CREATE"
            + " DATABASE, or correct the name in AUTOGEN_URL or --schema",
        "upgrade",
        "--schema",
        "shop");
    assertThat(cli.run("upgrade", "--schema", "no`such/sch?ema").err())
        .startsWith("error: there is no schema no`such/sch?ema on the server at");
  }

  @Test
  void aWrongPasswordIsRefusedWithoutRepeatingIt() throws SQLException {
    String sentence =
        "the server at jdbc:mysql://SERVER/SCHEMA refuses user root: wrong user or password; give"
            + " --user and --password, or AUTOGEN_USER and AUTOGEN_PASSWORD";
    cli.refuses(FAILURE, sentence, "upgrade", "--password", "geheim");
    cli.as("root", "geheim").refuses(FAILURE, sentence, "check");
    cli.typing("sesam").refuses(FAILURE, sentence, "current", "--password");
  }

  @Test
  void aPasswordIsAskedForWhenItsOptionHasNoValue(TestSchema schema) {
    cli.without("AUTOGEN_PASSWORD").typing(schema.password());
    cli.run("current", "--password").is(0, "", "the database is at no revision\n");
    cli.run("--password", "current").is(0, "", "the database is at no revision\n");
    cli.run("current", "--password=" + schema.password())
        .is(0, "", "the database is at no revision\n");
  }

  @Test
  void aPasswordThatNobodyGaveIsAskedForOnlyWhereSomebodyIsThere(TestSchema schema)
      throws SQLException {
    cli.without("AUTOGEN_PASSWORD").typing(schema.password());
    cli.refuses(
        FAILURE,
        "the server at jdbc:mysql://SERVER/SCHEMA refuses user root without a password; set"
            + " AUTOGEN_PASSWORD, or say --password to be asked for it",
        "current");
    cli.attended(schema.password()).run("current").is(0, "", "the database is at no revision\n");
    cli.attended("sesam")
        .refuses(
            FAILURE,
            "the server at jdbc:mysql://SERVER/SCHEMA refuses user root: wrong user or password;"
                + " give --user and --password, or AUTOGEN_USER and AUTOGEN_PASSWORD",
            "current");
    cli.attended(schema.password())
        .refuses(
            FAILURE,
            "the server at jdbc:mysql://SERVER/SCHEMA refuses user root: wrong user or password;"
                + " give --user and --password, or AUTOGEN_USER and AUTOGEN_PASSWORD",
            "current",
            "--password=geheim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://127.0.0.1:1/shop?user=me&password=geheim",
        "jdbc:mysql://127.0.0.1:1/shop?password=%67eheim",
        "jdbc:mysql://127.0.0.1:1/shop?password=geheim&sslMode=NONSENSE",
        "jdbc:mysql://me:geheim@127.0.0.1:1/shop",
        "jdbc:mysql://me:ge@geheim@127.0.0.1:1/shop",
        "jdbc:mysql://me:ge/geheim@127.0.0.1:1/shop",
        "jdbc:mysql://(host=127.0.0.1,port=1,password=geheim)/shop",
        "jdbc:mysql://address=(host=127.0.0.1)(port=1)(password=geheim)/shop",
        "jdbc:mysql://host:port/shop?password=geheim",
        "jdbc:mysql:password=geheim",
        "jdbc:postgresql://host/shop?password=geheim",
        "password=geheim"
      })
  void aPasswordInTheUrlIsInNoMessageAndNoStackTrace(String url) {
    for (Cli.Outcome outcome :
        List.of(
            cli.run("current", "--stacktrace", "--url", url),
            cli.variable("AUTOGEN_URL", url).run("current", "--stacktrace"),
            cli.without("AUTOGEN_URL")
                .file("autogen.properties", "url = " + url + "\n")
                .run("current", "--stacktrace"))) {
      assertThat(outcome.code()).isIn(USAGE, FAILURE);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).startsWith("error: ").contains("\tat ").doesNotContain("geheim");
    }
  }

  @Test
  void anAccountWithoutAnyPrivilegeIsToldWhichItNeeds(TestSchema schema) throws SQLException {
    schema.execute("create user " + LIMITED + " identified by 'geheim'");
    cli.as(LIMITED, "geheim")
        .refuses(
            FAILURE,
            "the server does not let the account use the schema, if there is such a schema: Access"
                + " denied for user 'autogen_limited'@'%' to database 'SCHEMA'; grant the account"
                + " SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES and"
                + " CREATE TEMPORARY TABLES on it, or correct the name in AUTOGEN_URL",
            "upgrade");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT", "INSERT", "UPDATE", "DELETE", "CREATE"})
  void withoutWhatItsOwnTablesNeedAutogenRunsNothing(String privilege, TestSchema schema)
      throws SQLException {
    cli.migration("aaaa", "", "op.execute(\"create table note (id int)\");", "");
    lacking(privilege, schema);
    cli.refuses(
        FAILURE,
        "preparing autogen's own tables failed: "
            + privilege
            + " command denied to user 'autogen_limited'@'127.0.0.1' for table '"
            + (privilege.equals("UPDATE") ? "autogen_journal" : "autogen_version")
            + "'; grant the account "
            + privilege
            + " on the schema, then run it again",
        "upgrade");
  }

  @Test
  void withoutSelectNothingIsReadOrCompared(TestSchema schema) throws SQLException {
    cli.migration("aaaa", "", "", "").run("upgrade");
    lacking("SELECT", schema);
    String sentence =
        " failed: SELECT command denied to user 'autogen_limited'@'127.0.0.1' for table"
            + " 'autogen_version'; grant the account SELECT on the schema, then run it again";
    cli.refuses(FAILURE, "'autogen current'" + sentence, "current");
    cli.refuses(FAILURE, "'autogen check'" + sentence, "check");
    cli.refuses(FAILURE, "reading the schema" + sentence, "-m", "Add notes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALTER", "DROP", "INDEX", "REFERENCES"})
  void aStepThatLacksAPrivilegeNamesItAndGoesOnOnceItIsGranted(String privilege, TestSchema schema)
      throws SQLException {
    schema.execute(
        "create table word (id int primary key, n int)", "create table old (id int primary key)");
    String sql =
        switch (privilege) {
          case "ALTER" -> "alter table word add column x int";
          case "DROP" -> "drop table old";
          case "INDEX" -> "create index ix on word (n)";
          default -> "create table ref (id int, foreign key (id) references word (id))";
        };
    cli.migration(
        "aaaa", "", "op.execute(\"create table note (id int)\"); op.execute(\"" + sql + "\");", "");
    lacking(privilege, schema);

    Cli.Outcome refused = cli.run("upgrade");
    assertThat(refused.code()).isEqualTo(FAILURE);
    assertThat(refused.err())
        .startsWith(
            "upgrade aaaa By hand\n"
                + "error: upgrade of revision aaaa (PROJECT/generated-migrations/Raaaa.java) failed"
                + " at step 2 of 2: "
                + privilege
                + " command denied to user 'autogen_limited'@'127.0.0.1' for table '")
        .endsWith(
            "' in: "
                + sql
                + "; grant the account "
                + privilege
                + " on the schema, then run it again: it goes on with this step\n");
    assertThat(cli.run("current").out()).isEmpty();

    schema.execute("grant " + privilege + " on `" + schema.name() + "`.* to " + LIMITED);
    cli.run("upgrade").is(0, "", "upgrade aaaa By hand (goes on at step 2 of 2)\n");
  }

  @Test
  void withoutTemporaryTablesNothingUncertainIsCompared(TestSchema schema) throws SQLException {
    cli.entity("@Entity\nclass Note { @Id long id; String neverAskedElsewhere; }\n");
    lacking("CREATE TEMPORARY TABLES", schema);
    cli.refuses(
        FAILURE,
        "the account may not create temporary tables, which autogen needs to ask the server how it"
            + " writes a definition: Access denied for user 'autogen_limited'@'%' to database"
            + " 'SCHEMA'; grant it CREATE TEMPORARY TABLES on the schema",
        "-m",
        "Add notes");
  }

  private void lacking(String privilege, TestSchema schema) throws SQLException {
    List<String> granted = new ArrayList<>(PRIVILEGES);
    granted.remove(privilege);
    schema.execute(
        "create user " + LIMITED + " identified by 'geheim'",
        "grant " + String.join(", ", granted) + " on `" + schema.name() + "`.* to " + LIMITED);
    cli.as(LIMITED, "geheim");
  }
}
