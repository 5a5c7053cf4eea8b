package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are set to something, as the sessions of an account see it. */
@OnMySql
class SettingsOfTheServerIT {

  private static final String AGREE = "entities, migrations and database agree\n";

  private static final String NOTE =
      """
      @Entity
      @Table(name = "note")
      class Note {
        @Id @GeneratedValue Integer id;
        @ElementCollection @Column(name = "tag") java.util.List<String> tags;
      }
      """;

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

  private void set(TestSchema schema, String variables) {
    cli.variable("AUTOGEN_URL", schema.jdbcUrl() + "&sessionVariables=" + variables);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0"})
  void tablesWithoutAKeyGetOneThatIsNoneOfTheEntities(String shown, TestSchema schema)
      throws SQLException {
    set(
        schema,
        "sql_generate_invisible_primary_key=1,"
            + "show_gipk_in_create_table_and_information_schema="
            + shown);
    cli.entity(NOTE);
    assertThat(cli.run("-m", "Initial").err()).doesNotContain("error");
    assertThat(cli.run("upgrade").code()).isZero();
    cli.run("check").is(0, "", AGREE);
    assertThat(schema.showCreateTable("Note_tags")).contains("`my_row_id`");
    schema.execute("insert into note values (1)", "insert into Note_tags (Note_id) values (1)");

    // A set has a key of its own, a list with an order too.
    cli.entity(
        NOTE.replace(
            "@Column(name = \"tag\")", "@OrderColumn(name = \"place\") @Column(name = \"tag\")"));
    schema.execute("delete from Note_tags");
    assertThat(cli.run("-m", "Ordered").err()).doesNotContain("error");
    assertThat(cli.run("upgrade").err()).doesNotContain("error");
    assertThat(schema.showCreateTable("Note_tags")).doesNotContain("`my_row_id`");
    cli.run("check").is(0, "", AGREE);

    assertThat(cli.run("downgrade", "-1").err()).doesNotContain("error");
    assertThat(schema.showCreateTable("Note_tags")).contains("PRIMARY KEY (`my_row_id`)");
    assertThat(cli.run("upgrade").code()).isZero();
    cli.run("check").is(0, "", AGREE);
    schema.execute("delete from Note_tags", "delete from note");
    assertThat(cli.run("downgrade", "base").err()).doesNotContain("error");
  }

  /** There is only one AUTO_INCREMENT in a table, and the server's own key has it. */
  @Tag("nightly")
  @ParameterizedTest
  @ValueSource(strings = {"1", "0"})
  void aKeyThatCountsTakesThePlaceOfTheServersOwn(String shown, TestSchema schema)
      throws SQLException {
    set(
        schema,
        "sql_generate_invisible_primary_key=1,"
            + "show_gipk_in_create_table_and_information_schema="
            + shown);
    cli.entity(NOTE);
    assertThat(cli.run("-m", "Initial").err()).doesNotContain("error");
    assertThat(cli.run("upgrade").code()).isZero();
    schema.execute("insert into note values (1)", "insert into Note_tags values (1, 'a')");

    cli.entity(
        """
        @Entity
        @Table(name = "note")
        class Note {
          @Id @GeneratedValue Integer id;
        }
        """);
    cli.entity(
        """
        @Entity
        @Table(name = "Note_tags")
        class Tag {
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Integer id;
          @ManyToOne(optional = false) @JoinColumn(name = "Note_id") Note note;
          String tag;
        }
        """);
    assertThat(cli.run("-m", "Tags of their own").err()).doesNotContain("error");
    assertThat(cli.run("upgrade").err()).doesNotContain("error");
    assertThat(schema.showCreateTable("Note_tags"))
        .contains("PRIMARY KEY (`id`)")
        .doesNotContain("`my_row_id`");
    cli.run("check").is(0, "", AGREE);

    assertThat(cli.run("downgrade", "-1").err()).doesNotContain("error");
    assertThat(schema.showCreateTable("Note_tags")).contains("PRIMARY KEY (`my_row_id`)");
    assertThat(cli.run("upgrade").err()).doesNotContain("error");
    cli.run("check").is(0, "", AGREE);
  }

  @Test
  void aTableWithoutAKeyIsComparedWhereTheServerWantsOne(TestSchema schema) throws SQLException {
    cli.entity(
        NOTE.replace("\"tag\")", "\"tag\", columnDefinition = \"varchar(255) default 'none'\")"));
    assertThat(cli.run("-m", "Initial").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    schema.execute("alter table Note_tags modify tag varchar(40), add more int");

    set(schema, "sql_require_primary_key=1");
    Cli.Outcome compared = cli.run("check");
    assertThat(compared.code()).isEqualTo(1);
    assertThat(compared.out())
        .contains("drop column Note_tags.more", "varchar(40) -> varchar(255)");
    cli.run("-m", "Back", "--prove", "never");
    Cli.Outcome refused = cli.run("upgrade", "--allow-drift");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("would be stopped, so nothing was run", "primary key");
  }

  @OnEveryServer
  void aForeignKeyThatIsNoKeyOfItsParentIsChangedAndComesBack(TestSchema schema)
      throws SQLException {
    String old =
        schema.server().version().startsWith("8.0.15")
            ? ""
            : "set restrict_fk_on_non_standard_key = 0";
    schema.execute(
        old.isEmpty() ? "do 0" : old,
        "create table product (id bigint, version bigint, name varchar(255), primary key (id, version))",
        "create table media (id bigint primary key, product_id bigint,"
            + " constraint fk_media_product foreign key (product_id) references product (id))");
    String media = schema.showCreateTable("media");
    cli.file("autogen.properties", "only-in-database = foreign-key=keep, index=keep\n");
    cli.entity(
        """
        @Entity
        @Table(name = "media")
        class Media {
          @Id Long id;
          @Column(name = "product_id") Long productId;
          Integer more;
        }
        """);
    cli.entity(
        """
        @Entity
        @IdClass(Product.Key.class)
        @Table(name = "product")
        class Product {
          @Id Long id;
          @Id Long version;
          String name;
          static class Key implements java.io.Serializable { Long id; Long version; }
        }
        """);
    assertThat(cli.run("revision", "--from-database", "-m", "Baseline").code()).isZero();
    assertThat(cli.run("stamp", "head").code()).isZero();
    assertThat(cli.run("-m", "More").err()).doesNotContain("error").doesNotContain("not proven");
    assertThat(cli.run("upgrade").err()).doesNotContain("error");
    cli.run("check", "-q").is(0, "", "");
    assertThat(cli.run("downgrade", "-1").err()).doesNotContain("error");
    assertThat(schema.showCreateTable("media")).isEqualTo(media);
  }

  @Test
  void aForeignKeyOfAnotherSchemaIsKnownBeforeARun(TestSchema schema, TestSchema other)
      throws SQLException {
    schema.execute(
        "create table parent (id int primary key)",
        "create table kid (id int primary key, p int,"
            + " constraint fk_kid foreign key (p) references parent (id))");
    other.execute(
        "create table ext (id int primary key, p int, constraint fk_ext foreign key (p) references `"
            + schema.name()
            + "`.parent (id))");
    cli.entity("@Entity\n@Table(name = \"parent\")\nclass Parent {\n  @Id Long id;\n}\n");
    cli.entity(
        """
        @Entity
        @Table(name = "kid")
        class Kid {
          @Id Integer id;
          @ManyToOne @JoinColumn(name = "p") Parent p;
        }
        """);
    String kid = schema.showCreateTable("kid");
    String sentence =
        "foreign key "
            + other.name()
            + ".ext.fk_ext, of another schema, leads to column parent.id: drop it there before,"
            + " and add it again after";
    assertThat(cli.run("check").err()).contains("warning: " + sentence);
    assertThat(cli.run("-m", "Longer").err()).contains("warning: " + sentence);
    Cli.Outcome refused = cli.run("upgrade", "--allow-drift");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("so nothing was run", sentence);
    assertThat(schema.showCreateTable("kid")).isEqualTo(kid);

    other.execute("alter table ext drop foreign key fk_ext");
    assertThat(cli.run("upgrade", "--allow-drift").err()).doesNotContain("error");
    assertThat(cli.run("check").err()).doesNotContain("fk_ext");
  }
}
