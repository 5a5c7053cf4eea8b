package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.mysql.Database;
import dev.autogen.testing.InMemory;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import dev.autogen.tool.FlywayTool;
import dev.autogen.tool.ToolProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose migrations Flyway runs: what autogen writes, the real Flyway runs. */
@OnMySql
class FlywayIT {

  private static final String SCRIPTS = "src/main/resources/db/migration";
  private static final List<Path> FLYWAY = ToolClassPaths.of("flyway");

  @TempDir Path folder;
  private Cli cli;
  private TestSchema schema;

  @BeforeEach
  void project(TestSchema given) {
    schema = given;
    cli =
        new Cli(folder)
            .entity(
                "@Entity\nclass Customer { @Id Long id; @Column(nullable = false) String name; }")
            .on(schema)
            .file(
                "autogen.properties",
                "write = flyway\nscratch = "
                    + schema.jdbcUrl()
                    + "\nclasspath = "
                    + FLYWAY.stream().map(Path::toString).collect(Collectors.joining(":"))
                    + "\n")
            .file(
                SCRIPTS + "/V1__Create_customer.sql",
                "create table Customer (id bigint not null, name varchar(255) not null,"
                    + " primary key (id)) engine=InnoDB;\n");
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(schema.jdbcUrl(), schema.user(), schema.password())
        .locations("filesystem:" + folder.resolve(SCRIPTS));
  }

  /** Which starts no server but stands for Testcontainers, that opens such a URL. */
  @Test
  void aServerThatIsStartedForItsUrlIsMigratedThroughWhatStartedIt() throws Exception {
    FlywayTool tool =
        new FlywayTool(
            new ToolProject(folder, new TreeMap<>(), FLYWAY, List.of(), List.of(), List::of));
    Database.Connector starting =
        (url, properties) ->
            DriverManager.getConnection(
                url.replace("jdbc:tc:mysql:9.7:///app", schema.jdbcUrl()), properties);
    tool.migrate(
        new Database("jdbc:tc:mysql:9.7:///app", schema.user(), schema.password())
            .withConnector(starting),
        Optional.empty());
    assertThat(schema.query("select count(*) from flyway_schema_history")).isEqualTo("1");
  }

  private List<String> scripts() {
    try (Stream<Path> files = Files.list(folder.resolve(SCRIPTS))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void undo(String script) throws SQLException, IOException {
    String text = Files.readString(folder.resolve(SCRIPTS).resolve(script));
    for (String sql : text.replaceAll("(?s)/[*].*?[*]/", "").split(";\n", -1)) {
      if (!sql.isBlank()) {
        schema.execute(sql);
      }
    }
  }

  @Test
  void whatIsWrittenIsRunByFlywayAndTakenBack() throws Exception {
    flyway().load().migrate();
    assertThat(cli.run("check"))
        .isEqualTo(new Cli.Outcome(0, "", "entities, migrations and database agree\n"));
    String before = schema.showCreateTable("Customer");

    cli.entity(
        """
        @Entity
        class Customer {
          @Id Long id;
          @Column(nullable = false) String name;
          @Column(nullable = false, length = 40) String phone;
        }
        @Entity class Visit { @Id Long id; @ManyToOne Customer customer; }
        """);
    assertThat(cli.run("-m", "Add phone & visits"))
        .isEqualTo(new Cli.Outcome(0, SCRIPTS + "/V2__Add_phone_visits.sql\n", ""));
    assertThat(scripts())
        .containsExactly(
            "U2__Add_phone_visits.sql",
            "V1__Create_customer.sql",
            "V2__Add_phone_visits.mapping",
            "V2__Add_phone_visits.sql");
    Cli.Outcome behind = cli.run("check");
    assertThat(behind.out()).contains("not yet run: V2__Add_phone_visits.sql\n");
    assertThat(behind.err())
        .isEqualTo("the database is behind: run Flyway's migrate, then check again\n");

    flyway().load().migrate();
    flyway().load().validate();
    assertThat(cli.run("check").err()).isEqualTo("entities, migrations and database agree\n");
    undo("U2__Add_phone_visits.sql");
    assertThat(schema.showCreateTable("Customer")).isEqualTo(before);
  }

  @Tag("nightly")
  @Test
  void aRenameIsKnownByTheMappingBesideTheScript() throws Exception {
    flyway().load().migrate();
    cli.entity(
        "@Entity\nclass Customer { @Id Long id; @Column(nullable = false) String name;"
            + " String phone; }");
    assertThat(cli.run("-m", "Add phone").err()).isEmpty();
    flyway().load().migrate();
    cli.entity(
        "@Entity\nclass Customer { @Id Long id; @Column(nullable = false) String name;"
            + " @Column(name = \"telephone\") String phone; }");
    assertThat(cli.run("check").out()).isEqualTo("rename column Customer.phone to telephone\n");
  }

  @Tag("nightly")
  @Test
  void whatLooksLikeAPlaceholderIsTheTextOfAColumn() throws Exception {
    flyway().load().migrate();
    cli.entity(
        "import org.hibernate.annotations.*;\n@Entity\nclass Customer { @Id Long id;"
            + " @Column(nullable = false) String name;\n"
            + "@ColumnDefault(\"'${user};-- x'\") String note; }");
    assertThat(cli.run("-m", "Add note").err()).isEmpty();
    assertThat(scripts()).contains("V2__Add_note.sql.conf");
    flyway().load().migrate();
    assertThat(schema.showCreateTable("Customer")).contains("DEFAULT '${user};-- x'");
    assertThat(cli.run("check").code()).isZero();
  }

  @Tag("nightly")
  @Test
  void versionsGoOnAsTheyAre() throws Exception {
    cli.file(SCRIPTS + "/V1_9__more_rows.sql", "insert into Customer values (7, 'x');\n");
    cli.file(SCRIPTS + "/R__names.sql", "create or replace view names as select 1 as one;\n");
    flyway().load().migrate();
    cli.entity(
        "@Entity\nclass Customer { @Id Long id; @Column(nullable = false) String name;"
            + " String phone; }");
    assertThat(cli.run("-m", "Add phone"))
        .isEqualTo(new Cli.Outcome(0, SCRIPTS + "/V1_10__Add_phone.sql\n", ""));
  }

  @Tag("nightly")
  @Test
  void whereFlywayLooksAtNamesWhatTakesBackIsElsewhere() throws Exception {
    cli.file(
        "autogen.properties",
        Files.readString(folder.resolve("autogen.properties"))
            + "flyway.validateMigrationNaming = true\n");
    flyway().load().migrate();
    cli.entity(
        "@Entity\nclass Customer { @Id Long id; @Column(nullable = false) String name;"
            + " String phone; }");
    assertThat(cli.run("-m", "Add phone").err()).isEmpty();
    flyway().validateMigrationNaming(true).load().migrate();
    assertThat(folder.resolve("src/main/resources/db/undo/U2__Add_phone.sql")).exists();
  }

  @Test
  void aChangedOrFailedScriptIsNamed() throws Exception {
    flyway().load().migrate();
    cli.file(
        SCRIPTS + "/V1__Create_customer.sql",
        "create table Customer (id bigint not null, name varchar(255) not null,"
            + " primary key (id)) engine=InnoDB; -- changed\n");
    Cli.Outcome changed = cli.run("check");
    assertThat(changed.out())
        .isEqualTo("V1__Create_customer.sql was changed after Flyway ran it\n");
    assertThat(changed.err())
        .isEqualTo("put that right and run Flyway's repair, then check again\n");
    assertThat(changed.code()).isEqualTo(1);
    schema.execute("update flyway_schema_history set success = 0");
    assertThat(cli.run("check").out())
        .isEqualTo("V1__Create_customer.sql failed when Flyway ran it on this database\n");
    assertThat(cli.run("-m", "More").err())
        .isEqualTo(
            "error: the database is not as its migrations say: V1__Create_customer.sql failed when"
                + " Flyway ran it on this database; put that right and run Flyway's repair\n");
  }

  @Test
  void aScriptThatDoesNotRunIsSaidInFlywaysWords() throws Exception {
    flyway().load().migrate();
    cli.file(SCRIPTS + "/V2__Broken.sql", "alter table Customer add (;\n");
    Cli.Outcome run = cli.run("check");
    assertThat(run.err())
        .startsWith("error: Flyway cannot run the migrations on an empty schema: ")
        .contains("V2__Broken.sql")
        .endsWith("; correct them: from nothing they must run to their end\n");
  }

  @Test
  void aDatabaseThatDriftedIsToldFromAMissingMigration() throws Exception {
    flyway().load().migrate();
    schema.execute("alter table Customer add stray int");
    Cli.Outcome run = cli.run("check");
    assertThat(run.out())
        .isEqualTo(
            "drifted: drop column Customer.stray\nwould be written: drop column Customer.stray\n");
  }

  @Test
  void aBaselineIsFlywaysOwnBusiness() {
    assertThat(cli.run("revision", "--from-database", "-m", "Base").err())
        .isEqualTo(
            "error: autogen writes no baseline for Flyway; have the tool itself take the database"
                + " over, then write what differs with 'autogen -m'\n");
    assertThat(scripts()).containsExactly("V1__Create_customer.sql");
  }

  @Test
  void runningThemIsFlywaysOwnBusiness() {
    for (String command : List.of("upgrade", "status", "history", "stamp head")) {
      assertThat(cli.run(command.split(" ", -1)).err())
          .isEqualTo(
              "error: Flyway runs the migrations of this project, and autogen writes and checks them"
                  + " alone (write = flyway); use Flyway's own command\n");
    }
  }

  private Cli withoutFlyway() {
    return cli.variable("PATH", System.getenv("PATH"))
        .variable("XDG_CACHE_HOME", folder.resolve("caches").toString())
        .file("autogen.properties", "write = flyway\nscratch = " + schema.jdbcUrl() + "\n");
  }

  private static String unfetched(String why) {
    return "error: there is no Flyway on the class path, and Flyway 13.12.1 cannot be fetched ("
        + why
        + "); add flyway-mysql to the project, or to the setting classpath\n";
  }

  @Test
  void withoutFlywayNothingIsGuessed() {
    Cli plain = withoutFlyway();
    assertThat(plain.run("check", "--fetch", "off").err())
        .isEqualTo(unfetched("fetching it is switched off"));
    assertThat(plain.run("check", "--fetch", "yes").err())
        .isEqualTo(
            "error: 'yes' does not say whether to fetch what is missing; say on or off with fetch\n");
    assertThat(plain.variable("PATH", "/nowhere").run("check").err())
        .isEqualTo(unfetched("mvn is not on the PATH"));
  }

  @Tag("nightly")
  @Test
  void withoutFlywayOneIsFetched() throws Exception {
    Cli plain = withoutFlyway();
    flyway().load().migrate();
    assertThat(plain.run("check"))
        .isEqualTo(
            new Cli.Outcome(
                0,
                "",
                """
                fetching Flyway 13.12.1 with Maven (once)
                entities, migrations and database agree
                """));
    assertThat(plain.run("check", "--fetch", "off").err())
        .isEqualTo("entities, migrations and database agree\n");
  }

  @Tag("nightly")
  @Test
  void withoutANetworkItIsSaidWhy() {
    Path nowhere = folder.resolve("nowhere");
    Cli offline =
        withoutFlyway()
            .variable(
                "MAVEN_OPTS",
                "-Duser.home=%s -Dmaven.repo.local=%s -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9"
                    .formatted(nowhere, nowhere.resolve("repository")));
    assertThat(offline.run("check").err())
        .startsWith(
            "fetching Flyway 13.12.1 with Maven (once)\n"
                + "error: there is no Flyway on the class path, and Flyway 13.12.1 cannot be fetched"
                + " (mvn: Could not transfer artifact ")
        .endsWith("); add flyway-mysql to the project, or to the setting classpath\n")
        .hasLineCount(2);
  }

  @Tag("nightly")
  @Test
  void flywaysOwnFilesHold() throws Exception {
    cli.file(
            "sql/V1__Create_customer.sql",
            "create table Customer (id bigint not null, name varchar(${length}) not null,"
                + " primary key (id)) engine=InnoDB;\n")
        .file("flyway.conf", "flyway.url=jdbc:none\nflyway.table=migrations_run\n")
        .file(
            "flyway.toml",
            """
            [flyway]
            locations = ["filesystem:sql"]

            [flyway.placeholders]
            length = "255"
            """);
    Flyway.configure()
        .dataSource(schema.jdbcUrl(), schema.user(), schema.password())
        .locations("filesystem:" + folder.resolve("sql"))
        .table("migrations_run")
        .placeholders(Map.of("length", "255"))
        .load()
        .migrate();
    assertThat(cli.run("check").err()).isEqualTo("entities, migrations and database agree\n");
  }

  @Tag("nightly")
  @Test
  void springsSettingsHold() throws Exception {
    Files.delete(folder.resolve(SCRIPTS + "/V1__Create_customer.sql"));
    cli.file(
            "src/main/resources/application.properties",
            """
            spring.datasource.url=%s
            spring.flyway.locations[0]=classpath:sql/{vendor}
            spring.flyway.locations[1]=classpath:sql/all
            spring.flyway.table=migrations_run
            spring.flyway.sql-migration-separator=-
            spring.flyway.placeholders.length=255
            spring.jpa.hibernate.naming.physical-strategy=\
            org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl
            """
                .formatted(schema.jdbcUrl()))
        .file(
            "src/main/resources/sql/mysql/V0001-customer.sql",
            "create table Customer (id bigint not null, name varchar(${length}) not null,"
                + " primary key (id)) engine=InnoDB;\n")
        .file("src/main/resources/sql/all/R-nothing.sql", "do 1;\n")
        .file(
            "autogen.properties",
            Files.readString(folder.resolve("autogen.properties"))
                + "spring = src/main/resources/application.properties\n");
    Flyway.configure()
        .dataSource(schema.jdbcUrl(), schema.user(), schema.password())
        .locations("filesystem:" + folder.resolve("src/main/resources/sql"))
        .table("migrations_run")
        .sqlMigrationSeparator("-")
        .placeholders(Map.of("length", "255"))
        .load()
        .migrate();
    assertThat(cli.run("check").err()).isEqualTo("entities, migrations and database agree\n");
    cli.entity(
        "@Entity\nclass Customer { @Id Long id; @Column(nullable = false) String name;"
            + " String phone; }");
    assertThat(cli.run("-m", "Add phone"))
        .isEqualTo(new Cli.Outcome(0, "src/main/resources/sql/mysql/V0002-add_phone.sql\n", ""));
  }

  @Tag("nightly")
  @Test
  void theDoctorSaysWhoRunsThem() {
    flyway().load().migrate();
    Cli.Outcome doctor = cli.run("doctor");
    assertThat(doctor.out())
        .contains(
            "1 file in " + SCRIPTS + ", which Flyway runs", "Flyway has run 1 migration here");
    assertThat(doctor.code()).isZero();
  }

  @Test
  void initSeesWhoRunsThem() throws Exception {
    Files.delete(folder.resolve("autogen.properties"));
    cli.file("pom.xml", "<project><artifactId>flyway-mysql</artifactId></project>");
    assertThat(cli.run("init", "--ci", "none").code()).isZero();
    assertThat(Files.readString(folder.resolve("autogen.properties")))
        .contains("\nwrite = flyway\n");
  }

  @Test
  @Tag("nightly")
  void aServerOfTheProjectsOwnIsBroughtOnByFlyway(
      @TempDir(factory = InMemory.class) Path other, TestServers servers) throws Exception {
    Path scripts = Files.createDirectories(other.resolve(SCRIPTS));
    Path models = Files.createDirectories(other.resolve("src/main/java/shop"));
    Files.writeString(
        models.resolve("Customer.java"),
        "package shop;\nimport jakarta.persistence.*;\n@Entity class Customer { @Id Long id; String"
            + " name; }\n");
    Files.writeString(
        other.resolve("autogen.properties"),
        Files.readString(folder.resolve("autogen.properties")).replaceFirst("scratch.*\n", ""));
    Files.writeString(
        scripts.resolve("V1__Customer.sql"),
        "create table Customer (id bigint not null, primary key (id)) engine=InnoDB;\n");
    servers.copy(TestServer.PRIMARY, other.resolve(".autogen/mysql"));
    try (OwnServer server =
        OwnServer.in(other.resolve(".autogen"), servers.binary(TestServer.PRIMARY))) {
      CommandLineRun.In shell = new CommandLineRun.In(other, Map.of());
      assertThat(shell.run("check").out())
          .isEqualTo("add column Customer.name varchar(255) null\n");
      assertThat(shell.run("-m", "Add name").out()).isEqualTo(SCRIPTS + "/V2__Add_name.sql\n");
      assertThat(shell.run("check").code()).isZero();
      Files.writeString(scripts.resolve("V2__Add_name.sql"), "do 1;\n");
      assertThat(shell.run("check").err())
          .contains("checksum mismatch for migration version 2")
          .endsWith("; correct them, or begin anew with 'autogen dev reset'\n");
      assertThat(server.server()).isNotNull();
    }
  }
}
