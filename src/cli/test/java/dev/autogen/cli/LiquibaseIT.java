package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose migrations Liquibase runs: what autogen writes, the real Liquibase runs. */
@OnMySql
class LiquibaseIT {

  private static final String RESOURCES = "src/main/resources";
  private static final String CHANGELOGS = RESOURCES + "/db/changelog";
  private static final List<Path> LIQUIBASE = ToolClassPaths.of("liquibase");

  private static final String FIRST =
      """
      --liquibase formatted sql

      --changeset jane:1
      create table Customer (id bigint not null, name varchar(255) not null,
        primary key (id)) engine=InnoDB;
      --rollback drop table Customer;
      """;

  @TempDir Path folder;
  private Cli cli;
  private TestSchema schema;
  private String master = "db/changelog/db.changelog-master.yaml";

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
                "write = liquibase\nscratch = "
                    + schema.jdbcUrl()
                    + "\nclasspath = "
                    + LIQUIBASE.stream().map(Path::toString).collect(Collectors.joining(":"))
                    + "\n");
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @FunctionalInterface
  private interface Work {
    void with(Liquibase liquibase) throws Exception;
  }

  private void liquibase(Work work) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(schema.jdbcUrl(), schema.user(), schema.password());
        DirectoryResourceAccessor files =
            new DirectoryResourceAccessor(folder.resolve(RESOURCES))) {
      Scope.child(
          Map.of("liquibase.analytics.enabled", "false"),
          () ->
              work.with(
                  new Liquibase(
                      master,
                      files,
                      DatabaseFactory.getInstance()
                          .findCorrectDatabaseImplementation(new JdbcConnection(connection)))));
    }
  }

  private void update() throws Exception {
    liquibase(one -> one.update(""));
  }

  private void changed(String more) {
    cli.entity(
        "import org.hibernate.annotations.*;\n@Entity\nclass Customer { @Id Long id;"
            + " @Column(nullable = false) String name;\n"
            + more
            + " }");
  }

  private void listed() {
    cli.file(
            CHANGELOGS + "/db.changelog-master.yaml",
            """
            databaseChangeLog:
              - include:
                  file: db/changelog/changes/001-create-customer.sql
            """)
        .file(CHANGELOGS + "/changes/001-create-customer.sql", FIRST);
  }

  @Test
  void whatIsWrittenIsListedRunAndRolledBackByLiquibase() throws Exception {
    listed();
    update();
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
        .isEqualTo(new Cli.Outcome(0, CHANGELOGS + "/changes/002-add-phone-visits.sql\n", ""));
    assertThat(Files.readString(folder.resolve(CHANGELOGS + "/db.changelog-master.yaml")))
        .isEqualTo(
            """
            databaseChangeLog:
              - include:
                  file: db/changelog/changes/001-create-customer.sql
              - include:
                  file: db/changelog/changes/002-add-phone-visits.sql
            """);
    Cli.Outcome behind = cli.run("check");
    assertThat(behind.out())
        .contains("not yet run: db/changelog/changes/002-add-phone-visits.sql::20261122091");
    assertThat(behind.err())
        .isEqualTo("the database is behind: run Liquibase's update, then check again\n");

    schema.execute("insert into Customer values (7, 'Jane')");
    update();
    liquibase(Liquibase::validate);
    assertThat(cli.run("check").err()).isEqualTo("entities, migrations and database agree\n");
    String changesets = schema.query("select count(*) - 1 from DATABASECHANGELOG");
    liquibase(one -> one.rollback(Integer.parseInt(changesets), ""));
    assertThat(schema.showCreateTable("Customer")).isEqualTo(before);
    assertThat(schema.query("select name from Customer")).isEqualTo("Jane");
  }

  private void inYaml() {
    cli.file(
            CHANGELOGS + "/db.changelog-master.yaml",
            """
            databaseChangeLog:
              - include:
                  file: changes/001-create-customer.yaml
                  relativeToChangelogFile: true
            """)
        .file(
            CHANGELOGS + "/changes/001-create-customer.yaml",
            """
            databaseChangeLog:
              - changeSet:
                  id: 1
                  author: jane
                  changes:
                    - createTable:
                        tableName: Customer
                        columns:
                          - column:
                              name: id
                              type: bigint
                              constraints: {primaryKey: true, nullable: false}
                          - column:
                              name: name
                              type: varchar(255)
                              constraints: {nullable: false}
            """);
  }

  private void rollBackWhatFollowsTheFirst() throws Exception {
    int changesets = Integer.parseInt(schema.query("select count(*) - 1 from DATABASECHANGELOG"));
    liquibase(one -> one.rollback(changesets, ""));
  }

  @Tag("nightly")
  @Test
  void whereChangesetsAreInYamlThoseThatAreWrittenAreToo() throws Exception {
    inYaml();
    update();
    String before = schema.showCreateTable("Customer");
    changed("@Column(nullable = false, length = 40) String phone;");
    assertThat(cli.run("-m", "Add phone"))
        .isEqualTo(new Cli.Outcome(0, CHANGELOGS + "/changes/002-add-phone.yaml\n", ""));
    assertThat(Files.readString(folder.resolve(CHANGELOGS + "/changes/002-add-phone.yaml")))
        .isEqualTo(
            """
            # Add phone
            # add column Customer.phone varchar(40) not null

            databaseChangeLog:
              - changeSet:
                  id: 20261122091407-1
                  author: autogen
                  changes:
                    - sql:
                        sql: |-
                          ALTER TABLE `Customer`
                            /* TODO: say what the rows that are already there shall hold, this value is a guess. */
                            ADD COLUMN `phone` varchar(40) NOT NULL DEFAULT ''
                        splitStatements: false
                        stripComments: false
                  rollback:
                    - sql:
                        sql: |-
                          /* Loses the values of column Customer.phone; going back does not bring them back. */
                          ALTER TABLE `Customer`
                            DROP COLUMN `phone`
                        splitStatements: false
                        stripComments: false
              - changeSet:
                  id: 20261122091407-2
                  author: autogen
                  changes:
                    - sql:
                        sql: |-
                          ALTER TABLE `Customer`
                            ALTER COLUMN `phone` DROP DEFAULT
                        splitStatements: false
                        stripComments: false
                  rollback:
                    - sql:
                        sql: |-
                          ALTER TABLE `Customer`
                            /* -> default '' */
                            MODIFY COLUMN `phone` varchar(40) NOT NULL DEFAULT ''
                        splitStatements: false
                        stripComments: false
            """);
    update();
    liquibase(Liquibase::validate);
    assertThat(cli.run("check").err()).isEqualTo("entities, migrations and database agree\n");
    rollBackWhatFollowsTheFirst();
    assertThat(schema.showCreateTable("Customer")).isEqualTo(before);
  }

  @Tag("nightly")
  @Test
  void nothingInATextIsTakenForYamlsOwn() throws Exception {
    inYaml();
    update();
    String before = schema.showCreateTable("Customer");
    changed(
        """
        @ColumnDefault("'${user}: - # a'") String parameter;
        @Column(columnDefinition = "varchar(9) comment 'a;b \\t: {x} \\u0007é'") String texts;
        """);
    assertThat(cli.run("-m", "Add: texts # of \u0007 all kinds").err()).isEmpty();
    update();
    assertThat(schema.showCreateTable("Customer"))
        .contains("DEFAULT '${user}: - # a'", "COMMENT 'a;b \t: {x} \u0007é'");
    assertThat(cli.run("check").code()).isZero();
    rollBackWhatFollowsTheFirst();
    assertThat(schema.showCreateTable("Customer")).isEqualTo(before);
  }

  @Tag("nightly")
  @Test
  void withoutLiquibaseOneIsFetched() throws Exception {
    listed();
    update();
    cli.variable("PATH", System.getenv("PATH"))
        .variable("XDG_CACHE_HOME", folder.resolve("caches").toString())
        .file("autogen.properties", "write = liquibase\nscratch = " + schema.jdbcUrl() + "\n");
    assertThat(cli.run("check"))
        .isEqualTo(
            new Cli.Outcome(
                0,
                "",
                """
                fetching Liquibase 4.33.0 with Maven (once)
                entities, migrations and database agree
                """));
    assertThat(cli.variable("AUTOGEN_FETCH", "off").run("check").err())
        .isEqualTo("entities, migrations and database agree\n");
  }

  @Tag("nightly")
  @Test
  void aFolderThatIsIncludedWholeGetsAFileMore() throws Exception {
    cli.file(
            CHANGELOGS + "/db.changelog-master.yaml",
            """
            databaseChangeLog:
            - includeAll:
                path: changes/
                relativeToChangelogFile: true
            """)
        .file(CHANGELOGS + "/changes/20260101_1200_customer.sql", FIRST);
    update();
    changed("String phone;");
    assertThat(cli.run("-m", "Add phone"))
        .isEqualTo(new Cli.Outcome(0, CHANGELOGS + "/changes/20261122_add-phone.sql\n", ""));
    update();
    changed("@Column(name = \"telephone\") String phone;");
    assertThat(cli.run("check").out()).isEqualTo("rename column Customer.phone to telephone\n");
  }

  @Tag("nightly")
  @Test
  void changelogsInXmlAndInSqlAreAddedTo() throws Exception {
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
            <include file="customer.sql" relativeToChangelogFile="true"/>
        </databaseChangeLog>
        """;
    master = "db/changelog/master.xml";
    cli.file(CHANGELOGS + "/master.xml", xml)
        .file(CHANGELOGS + "/customer.sql", FIRST)
        .file(
            "autogen.properties",
            Files.readString(folder.resolve("autogen.properties"))
                + "liquibase.changeLogFile = classpath:db/changelog/master.xml\n");
    update();
    changed("String phone;");
    assertThat(cli.run("-m", "Add phone").err()).isEmpty();
    assertThat(Files.readString(folder.resolve(CHANGELOGS + "/master.xml")))
        .contains(
            "    <include file=\"20261122091407-add-phone.sql\" relativeToChangelogFile=\"true\"/>\n</data");
    update();
    assertThat(cli.run("check").code()).isZero();
  }

  @Tag("nightly")
  @Test
  void liquibasesOwnFileNamesAChangelogInJson() throws Exception {
    master = "db/changelog/master.json";
    cli.file(
            CHANGELOGS + "/master.json",
            """
            {
              "databaseChangeLog": [
                {"include": {"file": "db/changelog/customer.sql"}}
              ]
            }
            """)
        .file(CHANGELOGS + "/customer.sql", FIRST)
        .file(
            "liquibase.properties",
            "changelog-file = src/main/resources/db/changelog/master.json\nurl = jdbc:none\n");
    update();
    changed("String phone;");
    assertThat(cli.run("-m", "Add phone").err()).isEmpty();
    assertThat(Files.readString(folder.resolve(CHANGELOGS + "/master.json")))
        .contains("\"file\": \"db/changelog/20261122091407-add-phone.sql\"");
    update();
    assertThat(cli.run("check").code()).isZero();
  }

  @Tag("nightly")
  @Test
  void oneFileOfChangesetsGrows() throws Exception {
    master = "db/changelog/all.sql";
    cli.file(CHANGELOGS + "/all.sql", FIRST)
        .file(
            "autogen.properties",
            Files.readString(folder.resolve("autogen.properties"))
                + "liquibase.changeLogFile = db/changelog/all.sql\n");
    update();
    changed("String phone;");
    assertThat(cli.run("-m", "Add phone"))
        .isEqualTo(new Cli.Outcome(0, CHANGELOGS + "/all.sql\n", ""));
    update();
    changed("String phone; String mail;");
    assertThat(cli.run("-m", "Add mail").err()).isEmpty();
    update();
    assertThat(cli.run("check").code()).isZero();
  }

  @Tag("nightly")
  @Test
  void nothingInATextIsTakenForLiquibasesOwn() throws Exception {
    listed();
    update();
    changed(
        "@ColumnDefault(\"'${user}; --rollback drop'\") String rollback;\n"
            + "@Column(columnDefinition = \"varchar(9) comment 'a;b ''--changeset x:1'\") String"
            + " changeset;");
    assertThat(cli.run("-m", "Add texts").err()).isEmpty();
    update();
    assertThat(schema.showCreateTable("Customer"))
        .contains("DEFAULT '${user}; --rollback drop'", "COMMENT 'a;b ''--changeset x:1'");
    assertThat(cli.run("check").code()).isZero();
  }

  @Tag("nightly")
  @Test
  void valuesThatAreMappedAreMappedBackByRollback() throws Exception {
    listed();
    cli.entity(
        "@Entity\nclass Customer { @Id Long id; @Column(nullable = false) String name;"
            + " enum Kind { NEW, OLD }\n@Enumerated(EnumType.ORDINAL) Kind kind; }");
    update();
    assertThat(cli.run("-m", "Add kind").err()).isEmpty();
    update();
    schema.execute("insert into Customer (id, name, kind) values (1, 'a', 1), (2, 'b', 0)");
    cli.entity(
        "@Entity\nclass Customer { @Id Long id; @Column(nullable = false) String name;"
            + " enum Kind { NEW, OLD }\n@Enumerated(EnumType.STRING) Kind kind; }");
    assertThat(cli.run("-m", "Name kinds").err()).isEmpty();
    int before = Integer.parseInt(schema.query("select count(*) from DATABASECHANGELOG"));
    update();
    assertThat(schema.query("select kind from Customer where id = 1")).isEqualTo("OLD");
    int after = Integer.parseInt(schema.query("select count(*) from DATABASECHANGELOG"));
    liquibase(one -> one.rollback(after - before, ""));
    assertThat(schema.query("select kind from Customer where id = 1")).isEqualTo("1");
    assertThat(schema.query("select kind from Customer where id = 2")).isEqualTo("0");
  }

  @Test
  void aChangesetThatWasChangedIsNamed() throws Exception {
    listed();
    update();
    cli.file(
        CHANGELOGS + "/changes/001-create-customer.sql",
        FIRST.replace("not null,\n", "not null  ,\n").replace("bigint", "BIGINT(20)"));
    Cli.Outcome run = cli.run("check");
    assertThat(run.out())
        .startsWith(
            "the changeset db/changelog/changes/001-create-customer.sql::1::jane was changed after"
                + " Liquibase ran it\n");
    assertThat(run.code()).isEqualTo(1);
  }

  @Tag("nightly")
  @Test
  void aNameThatWouldNotBeLastIsRefused() throws Exception {
    cli.file(
            CHANGELOGS + "/db.changelog-master.yaml",
            "databaseChangeLog:\n- includeAll:\n    path: db/changelog/changes\n")
        .file(CHANGELOGS + "/changes/customer.sql", FIRST);
    update();
    changed("String phone;");
    assertThat(cli.run("-m", "Add phone").err())
        .isEqualTo(
            "error: Liquibase runs the files of PROJECT/src/main/resources/db/changelog/changes in the"
                + " order of their names, and no name follows customer.sql as it is to; begin the"
                + " names with numbers of one width, or list the files in the changelog\n");
  }
}
