package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code autogen review}: what a reviewer is shown of migrations. */
@OnMySql
class ReviewIT {

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema);
    cli.migration(
        "aaaa1111",
        "",
        """
        op.createTable("customer", t -> {
          t.column("id", "bigint").notNull().autoIncrement();
          t.column("mail", "varchar(100)");
          t.primaryKey("id");
        });
        op.createTable("orders", t -> {
          t.column("id", "bigint").notNull();
          t.column("customer_id", "bigint");
          t.primaryKey("id");
          t.foreignKey("fk_orders", "customer_id").references("customer", "id");
        });
        """,
        "op.dropTable(\"orders\"); op.dropTable(\"customer\");");
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("review.html"));
  }

  @Test
  void whatTheDatabaseHasNotHadIsShownFromAllSides(TestSchema schema) throws Exception {
    cli.run("upgrade", "-q");
    schema.execute("INSERT INTO customer (mail) VALUES ('a'), ('b'), ('c')");
    schema.execute("ANALYZE TABLE customer");
    cli.migration(
        "bbbb2222",
        "aaaa1111",
        """
        op.alterTable("customer", t -> {
          t.renameColumn("mail", "contact");
          t.addColumn("note", "varchar(20)").comment("</script>\\u2028");
        });
        op.dropTable("orders");
        """,
        """
        op.createTable("orders", t -> {
          t.column("id", "bigint").notNull();
          t.column("customer_id", "bigint");
          t.primaryKey("id");
          t.foreignKey("fk_orders", "customer_id").references("customer", "id");
        });
        op.alterTable("customer", t -> {
          t.dropColumn("note");
          t.renameColumn("contact", "mail");
        });
        """);

    cli.run("review").is(0, "review.html\n", "");

    assertThat(page())
        .contains(
            "Table customer <span class=\"mark changed\">~ changed</span>",
            "Table orders <span class=\"mark removed\">− removed</span>",
            ": about 3 rows, ",
            "`<del>mail</del>` varchar(100) NULL",
            "`<ins>contact</ins>` varchar(100) NULL",
            "DROP TABLE `orders`;",
            "− loses</span> the rows of table orders",
            "public void upgrade(Operations op)",
            "the upgrade runs: 2 operations, 1 table",
            "<p class=\"soft\">Instant.</p>",
            "the downgrade brings back every table",
            "a second upgrade makes the same tables again")
        .doesNotContain("</script", "\u2028");
    assertThat(schema.showCreateTable("customer")).doesNotContain("note");
  }

  @Test
  void aMigrationThatDoesNotComeBackIsSaidToBeSo() throws Exception {
    cli.migration(
        "bbbb2222",
        "aaaa1111",
        "op.alterTable(\"customer\", t -> t.addColumn(\"a\", \"int\"));",
        "op.alterTable(\"orders\", t -> t.addColumn(\"b\", \"int\"));");

    Cli.Outcome outcome = cli.run("review", "head", "--out", "build/pages/r.html");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEqualTo("build/pages/r.html\n");
    assertThat(outcome.err())
        .contains("not so: the downgrade brings back every table; another is customer, orders");
  }

  @Test
  void whatTheServerDoesIsWhatItSaidItselfAndLintBelievesIt() throws Exception {
    cli.migration(
        "bbbb2222",
        "aaaa1111",
        """
        op.alterTable("orders", t -> {
          t.addColumn("note", "varchar(20)");
          t.modifyColumn("id", "int").notNull();
        });
        """,
        """
        op.alterTable("orders", t -> {
          t.modifyColumn("id", "bigint").notNull();
          t.dropColumn("note");
        });
        """);

    cli.run("review", "head");

    assertThat(page())
        .contains(
            "Copies the table, and blocks writes (Cannot change column type INPLACE).</p>",
            "<code>B1</code>",
            "<p class=\"soft\">generated-migrations/Rbbbb2222.java:9</p>")
        .doesNotContain("Not asked");
  }

  @Test
  void whatTheServerRefusesIsShownAndNotLeftOut() throws Exception {
    cli.migration(
        "bbbb2222",
        "aaaa1111",
        "op.execute(\"ALTER TABLE nowhere ADD a INT\");",
        "op.execute(\"DO 1\");");

    Cli.Outcome outcome = cli.run("review", "bbbb");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(page())
        .contains("the upgrade is refused by the server: ", "ALTER TABLE nowhere ADD a INT;");
  }

  @Test
  void sqlOfTheMigrationsOwnIsSeenByWhatTheServerMakesOfIt() throws Exception {
    cli.migration(
        "bbbb2222",
        "aaaa1111",
        "op.execute(\"ALTER TABLE customer ADD birthday DATE\");",
        "op.execute(\"ALTER TABLE customer DROP birthday\");");

    cli.run("review", "aaaa:bbbb").is(0, "review.html\n", "");

    assertThat(page()).contains("Review of 2 revisions", "<ins>  `birthday` date NULL,</ins>");
  }

  @Test
  void withoutMigrationsThereIsNoPage() throws SQLException, IOException {
    Files.delete(folder.resolve("generated-migrations/Raaaa1111.java"));
    cli.run("review")
        .is(0, "", "warning: there are no migrations in PROJECT/generated-migrations\n");
    assertThat(folder.resolve("review.html")).doesNotExist();
  }
}
