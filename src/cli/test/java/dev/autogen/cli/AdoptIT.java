package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application with a database of its own, made by Flyway from SQL that somebody wrote by hand,
 * which differs from its entities in the ways such databases do.
 */
class AdoptIT {

  private static final String EQUIVALENT =
      "equivalent = datetime(6)=datetime, bit(1)=tinyint(1), varchar(*)=char(*), int=bigint\n";
  private static final String KEEP = "only-in-database = index=keep, on-delete=keep\n";
  private static final String AGREE = "entities, migrations and database agree";

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void application(TestSchema schema) throws SQLException {
    schema.execute(
        """
        create table flyway_schema_history (
          installed_rank int not null primary key, version varchar(50), script varchar(1000))""",
        "insert into flyway_schema_history values (1, '1', 'V1__init.sql')",
        """
        create table customer (
          id bigint not null auto_increment primary key,
          code char(8) not null,
          active tinyint(1) not null,
          points int,
          created datetime not null,
          unique key uk_customer_code (code))""",
        """
        create table purchase (
          id bigint not null auto_increment primary key,
          customer_id bigint not null,
          placed datetime,
          constraint fk_purchase_customer foreign key (customer_id) references customer (id)
            on delete cascade,
          key ix_purchase_placed (placed))""");
    cli =
        new Cli(folder)
            .on(schema)
            .entity(
                """
                @Entity
                @Table(name = "customer",
                    uniqueConstraints = @UniqueConstraint(name = "uk_customer_code", columnNames = "code"))
                class Customer {
                  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                  @Column(nullable = false, length = 8) String code;
                  @Column(nullable = false) Boolean active;
                  Long points;
                  @Column(nullable = false) java.time.LocalDateTime created;
                }
                """)
            .entity(
                """
                @Entity
                @Table(name = "purchase")
                class Purchase {
                  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                  @ManyToOne(optional = false) @JoinColumn(name = "customer_id") Customer customer;
                  java.time.LocalDateTime placed;
                }
                """);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private void settings(String text) {
    cli.file("autogen.properties", text);
  }

  @OnEveryServer
  void aBaselineKeepsTheOrderOfKeysInACircleOfTables(TestSchema schema) throws SQLException {
    schema.execute(
        "create table a (id int primary key, x int, y int, z int, key kz (z))",
        """
        create table b (
          id int primary key, x int, constraint fb foreign key (x) references a (id))""",
        """
        alter table a add constraint f1 foreign key (x) references b (id),
          add constraint f2 foreign key (y) references a (id), add key ky (y, z)""");
    assertThat(cli.run("revision", "--from-database", "-m", "Baseline").err())
        .isEqualTo(
            "the database already matches this baseline; record it with 'autogen stamp head'\n");
  }

  @OnEveryServer
  void aBaselineAStampAndRulesMakeItAgreeAndARealChangeIsFound(TestSchema schema)
      throws SQLException {
    settings(EQUIVALENT + KEEP);
    String before = schema.showCreateTable("purchase");
    Cli.Outcome baseline = cli.run("revision", "--from-database", "-m", "Baseline");
    baseline.is(
        0,
        "generated-migrations/R20261122_091407_Baseline.java\n",
        "the database already matches this baseline; record it with 'autogen stamp head'\n");
    assertThat(cli.files().get("generated-migrations/R20261122_091407_Baseline.java"))
        .contains("op.createTable(", "\"fk_purchase_customer\"", "CASCADE")
        .doesNotContain("flyway");
    assertThat(cli.run("stamp", "head").code()).isZero();
    cli.run("check", "-v")
        .is(
            0,
            "",
            """
            compared by value: 0 tables; in the server's own form: customer, purchase
            set aside: index purchase.ix_purchase_placed is only in the database
            set aside: on delete cascade of foreign key purchase.fk_purchase_customer is only in the database
            set aside: column customer.code: char(8) counts as varchar(8)
            set aside: column customer.active: tinyint(1) counts as bit(1)
            set aside: column customer.points: int counts as bigint
            set aside: column customer.created: datetime counts as datetime(6)
            set aside: column purchase.placed: datetime counts as datetime(6)
            entities, migrations and database agree, but for 7 differences set aside
            """);
    cli.run("-m", "Nothing").is(0, "", "nothing to do: entities and database agree\n");
    assertThat(schema.showCreateTable("purchase")).isEqualTo(before);
    assertThat(schema.query("select count(*) from flyway_schema_history")).isEqualTo("1");

    schema.execute("alter table customer drop column points, modify created date not null");
    Cli.Outcome drifted = cli.run("check");
    assertThat(drifted.code()).isEqualTo(1);
    assertThat(drifted.out())
        .isEqualTo(
            """
            drifted: change column customer.created: date -> datetime
            drifted: add column customer.points int null
            would be written: change column customer.created: date -> datetime(6)
            would be written: add column customer.points bigint null
            """);
    assertThat(drifted.err())
        .isEqualTo(
            "the database has drifted from its migrations by 2 differences: put it right, or accept"
                + " them with 'autogen check --accept'\n");
  }

  @OnEveryServer
  void acceptedDifferencesAreInAFileThatIsReviewed(TestSchema schema) throws SQLException {
    assertThat(cli.run("check").code()).isEqualTo(1);
    cli.run("check", "--accept").is(0, "", "8 differences accepted\n");
    assertThat(cli.files().get("autogen.accepted").replaceAll("\\[[0-9a-f]{8}]", "[…]"))
        .isEqualTo(
            """
            # Differences between entities and database that are accepted, one a line, sorted.
            # 'autogen check --accept' writes it; a line that is taken out is reported again.
            # What counts are the element and the digest; the words behind them are for you.

            column customer.active […] change column customer.active: tinyint(1) -> bit(1)
            column customer.code […] change column customer.code: char(8) -> varchar(8)
            column customer.created […] change column customer.created: datetime -> datetime(6)
            column customer.points […] change column customer.points: int -> bigint
            column purchase.placed […] change column purchase.placed: datetime -> datetime(6)
            foreign-key purchase.FK2pehe23hwdcyql94c531rbf70 […] add foreign key purchase.FK2pehe23hwdcyql94c531rbf70 (customer_id) -> customer (id)
            foreign-key purchase.fk_purchase_customer […] drop foreign key purchase.fk_purchase_customer (customer_id) -> customer (id) on delete cascade
            index purchase.ix_purchase_placed […] drop index purchase.ix_purchase_placed (placed)
            """);
    cli.run("check").is(0, "", AGREE + ", but for 8 differences set aside\n");
    cli.run("-m", "Nothing").is(0, "", "nothing to do: entities and database agree\n");

    String accepted = cli.files().get("autogen.accepted");
    schema.execute("alter table customer modify points smallint");
    cli.variable("CI", "true")
        .run("check")
        .is(
            1,
            "change column customer.points: smallint -> bigint\n",
            "1 accepted difference is gone: run 'autogen check' and commit the file of accepted"
                + " ones\n1 difference: write a migration with 'autogen -m MESSAGE', or correct the"
                + " entities\n");
    assertThat(cli.files().get("autogen.accepted")).isEqualTo(accepted);

    schema.execute("alter table customer modify points bigint");
    cli.without("CI")
        .run("check")
        .is(
            0,
            "",
            "1 accepted difference is gone\n" + AGREE + ", but for 7 differences set aside\n");
    assertThat(cli.files().get("autogen.accepted")).doesNotContain("points");
  }

  @OnEveryServer
  void halfOfAnAcceptedChangeIsNotAccepted(TestSchema schema) throws SQLException {
    cli.run("check", "--accept");
    schema.execute(
        "alter table purchase drop foreign key fk_purchase_customer",
        "alter table purchase add constraint fk_purchase_customer foreign key (customer_id)"
            + " references customer (id) on delete cascade on update cascade");
    // The new foreign key alone is as it was accepted, but it takes the place of another one now.
    assertThat(cli.run("check").out())
        .contains("drop foreign key purchase.fk_purchase_customer", "add foreign key purchase.FK");
  }

  @OnEveryServer
  void aCommentStaysWithItsLine() {
    cli.run("check", "--accept");
    String file = cli.files().get("autogen.accepted");
    String commented = file.replace("\nindex ", "\n# for the report of March\nindex ");
    cli.file("autogen.accepted", commented);
    cli.run("check", "--accept");
    assertThat(cli.files().get("autogen.accepted")).isEqualTo(commented);
  }

  @OnEveryServer
  void aLineIsKnownByItsElementAndDigestWhateverItsWords() {
    cli.run("check", "--accept");
    String file = cli.files().get("autogen.accepted");
    cli.file("autogen.accepted", file.replaceAll("(?m)^(\\w.*]).*$", "$1 said otherwise"));
    cli.run("check").is(0, "", AGREE + ", but for 8 differences set aside\n");
    cli.run("check", "--accept").is(0, "", "8 differences accepted\n");
    assertThat(cli.files().get("autogen.accepted")).isEqualTo(file);
  }

  @OnEveryServer
  void aFileOfEarlierLinesIsReadAndWrittenAnew() {
    cli.file(
        "autogen.accepted",
        """
        # Differences between entities and database that are accepted, one a line, sorted.
        # 'autogen check --accept' writes it; a line that is taken out is reported again.

        add foreign key purchase.FK2pehe23hwdcyql94c531rbf70 (customer_id) -> customer (id) [9b83a514]
        change column customer.active: tinyint(1) -> bit(1) [d033d66a]
        change column customer.code: char(8) -> varchar(8) [0714b844]
        change column customer.created: datetime -> datetime(6) [76eb93ff]
        change column customer.points: int -> bigint [199a10f4]
        change column purchase.placed: datetime -> datetime(6) [c34d3f9b]
        drop foreign key purchase.fk_purchase_customer (customer_id) -> customer (id) on delete cascade [c583a17d]
        # for the report of March
        drop index purchase.ix_purchase_placed (placed) [12e436c5]
        """);
    cli.run("check").is(0, "", AGREE + ", but for 8 differences set aside\n");
    cli.run("check", "--accept").is(0, "", "8 differences accepted\n");
    assertThat(cli.files().get("autogen.accepted"))
        .containsPattern("# for the report of March\nindex purchase.ix_purchase_placed \\[");
  }

  @OnEveryServer
  void whatIsForbiddenToDropIsAnError() throws SQLException {
    settings(EQUIVALENT + "only-in-database = index=forbid, on-delete=keep\n");
    cli.refuses(
        2,
        "the migration would drop index purchase.ix_purchase_placed, which only the database has and"
            + " the setting only-in-database forbids to drop; map it in the entities, keep it with"
            + " only-in-database, or accept it with 'autogen check --accept'",
        "-m",
        "Drop it");
    assertThat(cli.run("check").out())
        .isEqualTo("drop index purchase.ix_purchase_placed (placed)\n");
    cli.run("check", "--accept");
    cli.run("-m", "Nothing").is(0, "", "nothing to do: entities and database agree\n");
  }

  @OnEveryServer
  void columnsAndTablesOfOthersMayBeKeptWithWhatStandsOnThem(TestSchema schema)
      throws SQLException {
    schema.execute(
        "create table region (id int primary key)",
        """
        alter table customer add region_id int, add note varchar(20), add key ix_note (note),
          add constraint fk_region foreign key (region_id) references region (id),
          add check (note <> '')""");
    settings(
        EQUIVALENT + "only-in-database = table=keep, column=keep, index=keep, on-delete=keep\n");
    cli.run("check").is(0, "", AGREE + ", but for 10 differences set aside\n");
    settings(EQUIVALENT + "only-in-database = column=keep, index=keep, on-delete=keep\n");
    Cli.Outcome outcome = cli.run("-m", "Drop the table");
    assertThat(outcome.code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(cli.run("check").out()).isEmpty();
  }

  @OnEveryServer
  void rulesAndChoicesThatAreNoneAreRefused() throws SQLException {
    cli.refuses(
        2,
        "'datetime' is no pair of column types that count as one; write equivalent ="
            + " datetime(6)=datetime, varchar(*)=char(*)",
        "check",
        "--equivalent",
        "datetime");
    cli.refuses(
        2,
        "'indices=keep' does not say what becomes of things only in the database; write one of"
            + " table, column, index, unique, foreign-key, check, on-delete, an equals sign, and"
            + " drop, keep or forbid",
        "check",
        "--only-in-database",
        "indices=keep");
  }

  @OnEveryServer
  void aBaselineNamesWhatItHasNot(TestSchema schema) throws SQLException {
    schema.execute(
        "create view v as select id from customer",
        "create trigger t before insert on purchase for each row set new.placed = now()");
    Cli.Outcome outcome = cli.run("revision", "--from-database", "-m", "Baseline");
    assertThat(outcome.err())
        .startsWith(
            "warning: view v is not in the baseline\nwarning: trigger t is not in the baseline\n");
    assertThat(cli.run("revision", "--from-database", "-m", "Again").err())
        .startsWith("error: revision 8c1f00000001 is there already, and a baseline has none");
  }

  @OnEveryServer
  void aRenameRightAfterTheBaselineIsCertain(TestSchema schema) throws SQLException {
    settings(EQUIVALENT + KEEP);
    assertThat(cli.run("revision", "--from-database", "-m", "Baseline").err())
        .isEqualTo(
            "the database already matches this baseline; record it with 'autogen stamp head'\n");
    assertThat(cli.files().get("generated-migrations/R20261122_091407_Baseline.mapping"))
        .contains("shop.Customer#code\tcustomer\tcode\tplain String\n");
    cli.run("stamp", "head");
    String customer = cli.files().get("src/main/java/shop/Customer.java");
    cli.file(
        "src/main/java/shop/Customer.java",
        customer
            .replace("\"code\"", "\"client_code\"")
            .replace("length = 8", "length = 8, name = \"client_code\"")
            .replace("Long points;", "Long points;\n  String note;"));
    // Its type differs too, so that without the mapping it would be dropped and added.
    Cli.Outcome renamed = cli.run("-m", "Client code");
    assertThat(renamed.code()).as(renamed.err()).isZero();
    assertThat(cli.files().get("generated-migrations/R20261122_091607_ClientCode.java"))
        .contains("t.renameColumn(\"code\", \"client_code\");", "t.addColumn(\"note\"")
        .doesNotContain("dropColumn(\"code\")");
    assertThat(cli.run("upgrade").code()).isZero();
  }

  @OnEveryServer
  void aBaselineIsWrittenAlsoWhereTheEntitiesCannotBeRead() {
    cli.file("src/main/java/shop/Customer.java", "package shop; class Customer { nonsense }");
    Cli.Outcome outcome = cli.run("revision", "--from-database", "-m", "Baseline");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err())
        .contains(
            "warning: what is renamed next will be asked about, since the entities are not read: ");
    assertThat(cli.files())
        .doesNotContainKey("generated-migrations/R20261122_091407_Baseline.mapping");
  }

  @OnEveryServer
  void aServerThatIsAnotherAtEachOpeningIsNotUsedToTryMigrationsOn(TestSchema schema)
      throws SQLException {
    migrateInSql(schema);
    Cli.Outcome outcome =
        cli.run("check", "--scratch", "jdbc:tc:mysql:9.7:///app", "--mysqld", "/nowhere/mysqld");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).startsWith("warning: the migrations are not compared: ");
  }

  @OnEveryServer
  void migrationsInSqlAreRunInASchemaOfTheirOwnToKnowWhatTheyMake(TestSchema schema)
      throws SQLException {
    migrateInSql(schema);
    cli.run("check").is(0, "", AGREE + "\n");
    schema.execute("alter table Note add key ix (id)");
    assertThat(cli.run("check").out())
        .isEqualTo("drifted: drop index Note.ix (id)\nwould be written: drop index Note.ix (id)\n");
  }

  @OnEveryServer
  void aChangeMadeByHandOnBothSidesHasNoMigration(TestSchema schema) throws SQLException {
    settings(EQUIVALENT + KEEP);
    cli.run("revision", "--from-database", "-m", "Baseline");
    cli.run("stamp", "head");
    schema.execute("alter table purchase add note varchar(255)");
    cli.file(
        "src/main/java/shop/Purchase.java",
        cli.files()
            .get("src/main/java/shop/Purchase.java")
            .replace("LocalDateTime placed;", "LocalDateTime placed;\n  String note;"));
    cli.run("check")
        .is(
            1,
            """
            drifted: drop column purchase.note
            migration missing: add column purchase.note varchar(255) null
            """,
            "the database has drifted from its migrations by 1 difference, and a migration is missing"
                + " for 1 difference: write it with 'autogen -m MESSAGE', or correct the entities\n");
  }

  /** In the place of the application, one whose only table is made by SQL. */
  private void migrateInSql(TestSchema schema) throws SQLException {
    schema.execute("drop table purchase", "drop table customer");
    cli.file("src/main/java/shop/Purchase.java", "")
        .file("src/main/java/shop/Customer.java", "")
        .entity("@Entity\nclass Note {\n  @Id Long id;\n}\n")
        .migration("aaaa", "", "op.execute(\"create table Note (id bigint primary key)\");", "");
    cli.run("upgrade");
  }
}
