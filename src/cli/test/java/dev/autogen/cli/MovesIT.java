package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that change hands: each row stays with the entity that it is of, there and back. */
@OnMySql
class MovesIT {

  @TempDir Path folder;

  /** What is in the way of a rename as a test wants it. */
  private String settings = "";

  @Test
  void aNewEntityTakesTheNameThatAnotherGaveUp(TestSchema schema) throws Exception {
    String org = "@Entity class Org { @Id Long id; }";
    CommandLineRun.In shell =
        begin(
            schema,
            org,
            "@Entity @Table(name = \"users\") class Account"
                + " { @Id Long id; Integer weight; @ManyToOne Org org; }");
    schema.execute("insert into Org values (1)");
    schema.execute("insert into users (id, weight, org_id) values (1, 11, 1)");
    thereAndBack(
        shell,
        schema,
        List.of(
            org,
            "@Entity @Table(name = \"accounts\") class Account"
                + " { @Id Long id; Long weight; @ManyToOne Org org; }",
            "@Entity @Table(name = \"users\") class User"
                + " { @Id Long id; String login; @ManyToOne Org org; }"),
        () -> {
          assertThat(schema.query("select concat(id, ' ', weight, ' ', org_id) from accounts"))
              .isEqualTo("1 11 1");
          assertThat(schema.query("select count(*) from users")).isEqualTo("0");
        });
    assertThat(schema.query("select concat(id, ' ', weight) from users")).isEqualTo("1 11");
  }

  @Test
  void entitiesSwapTheirTablesWithAllThatIsTheirs(TestSchema schema) throws Exception {
    String dog =
        """
        @Entity @Table(name = "t1") class Dog {
          @Id Long id; String name;
          @ElementCollection @CollectionTable(name = "tags1") java.util.Set<String> tags;
          @ManyToMany @JoinTable(name = "join1") java.util.Set<Cat> cats;
          @ManyToOne Cat best; }
        """;
    String cat =
        """
        @Entity @Table(name = "t2") @SecondaryTable(name = "more2") class Cat {
          @Id Long id; Integer lives;
          @Column(table = "more2") String note;
          @ElementCollection @CollectionTable(name = "tags2") java.util.Set<String> tags;
          @ManyToOne Dog enemy; }
        """;
    CommandLineRun.In shell = begin(schema, dog, cat);
    schema.execute("insert into t1 (id, name) values (1, 'Rex')");
    schema.execute("insert into t2 (id, lives, enemy_id) values (2, 9, 1)");
    schema.execute("update t1 set best_id = 2");
    schema.execute("insert into more2 (id, note) values (2, 'purrs')");
    schema.execute("insert into tags1 (Dog_id, tags) values (1, 'loud')");
    schema.execute("insert into tags2 (Cat_id, tags) values (2, 'soft')");
    schema.execute("insert into join1 (Dog_id, cats_id) values (1, 2)");
    thereAndBack(
        shell,
        schema,
        List.of(
            dog.replace("t1", "t2").replace("tags1", "tags2").replace("join1", "more2"),
            cat.replace("t2", "t1")
                .replace("tags2", "tags1")
                .replace("more2", "join1")
                .replace("Integer lives", "@Column(name = \"left_lives\") Long lives")),
        () -> {
          assertThat(schema.query("select concat(name, best_id) from t2")).isEqualTo("Rex2");
          assertThat(schema.query("select concat(left_lives, enemy_id) from t1")).isEqualTo("91");
          assertThat(schema.query("select note from join1")).isEqualTo("purrs");
          assertThat(schema.query("select tags from tags2")).isEqualTo("loud");
          assertThat(schema.query("select tags from tags1")).isEqualTo("soft");
          assertThat(schema.query("select concat(Dog_id, cats_id) from more2")).isEqualTo("12");
        });
  }

  /** The children agree, and lose and get their keys all the same. */
  @Tag("nightly")
  @Test
  void aParentGetsAutoIncrementAfterItsChildGotItsKeysOneByOne(TestSchema schema) throws Exception {
    List<String> parents = new ArrayList<>();
    for (String parent : List.of("A", "B", "C")) {
      parents.add("@Entity class " + parent + " { @Id Long id; }");
    }
    List<String> keys =
        List.of("String x;", " @ManyToOne A a;", " @ManyToOne B b;", " @ManyToOne C c;");
    CommandLineRun.In shell = null;
    for (int i = 1; i <= keys.size(); i++) {
      List<String> entities = new ArrayList<>(parents);
      entities.add(
          "@Entity class Info { @Id Long id; " + String.join("", keys.subList(0, i)) + "}");
      if (shell == null) {
        shell = begin(schema, entities.toArray(new String[0]));
      } else {
        models(entities);
        assertThat(shell.run("-m", "Key " + i).err()).doesNotContain("error");
        assertThat(shell.run("upgrade").code()).isZero();
      }
    }
    List<String> after = new ArrayList<>(parents);
    after.set(
        1, "@Entity class B { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; }");
    after.add("@Entity class Info { @Id Long id; " + String.join("", keys) + "}");
    thereAndBack(
        shell,
        schema,
        after,
        () -> assertThat(schema.showCreateTable("B")).contains("AUTO_INCREMENT"));
  }

  /** Whoever counts on from another's number hands out identifiers that are there. */
  @Tag("nightly")
  @Test
  void generatorsSwapTheirTables(TestSchema schema) throws Exception {
    String dog =
        "@Entity class Dog { @Id @GeneratedValue(generator = \"d\")"
            + " @SequenceGenerator(name = \"d\", sequenceName = \"s1\") Long id; }";
    String cat =
        "@Entity class Cat { @Id @GeneratedValue(generator = \"c\")"
            + " @SequenceGenerator(name = \"c\", sequenceName = \"s2\") Long id; }";
    String cow =
        "@Entity class Cow { @Id @GeneratedValue(generator = \"w\")"
            + " @TableGenerator(name = \"w\", table = \"s3\", pkColumnName = \"k\","
            + " valueColumnName = \"v\") Long id; }";
    CommandLineRun.In shell = begin(schema, dog, cat, cow);
    schema.execute("update s1 set next_val = 1001", "update s2 set next_val = 2001");
    schema.execute("update s3 set v = 3001");
    thereAndBack(
        shell,
        schema,
        List.of(
            dog.replace("s1", "s2"),
            cat.replace("s2", "s3"),
            cow.replace("s3", "s1").replace("\"v\"", "\"number\"")),
        () -> {
          assertThat(schema.query("select next_val from s2")).isEqualTo("1001");
          assertThat(schema.query("select next_val from s3")).isEqualTo("2001");
          assertThat(schema.query("select number from s1")).isEqualTo("3001");
        });
  }

  @Tag("nightly")
  @Test
  void longChainsAndCircles(TestSchema schema) throws Exception {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    // E1 to E4 go round in a circle; E5 to E7 move up, and E8 is new where E5 was.
    int[] places = {0, 2, 3, 4, 1, 6, 7, 9};
    for (int i = 1; i <= 7; i++) {
      before.add("@Entity @Table(name = \"t" + i + "\") class E" + i + " { @Id Long id; }");
      after.add("@Entity @Table(name = \"t" + places[i] + "\") class E" + i + " { @Id Long id; }");
    }
    after.add("@Entity @Table(name = \"t5\") class E8 { @Id Long id; }");
    CommandLineRun.In shell = begin(schema, before.toArray(new String[0]));
    for (int i = 1; i <= 7; i++) {
      schema.execute("insert into t" + i + " values (" + i + ")");
    }
    thereAndBack(
        shell,
        schema,
        after,
        () -> {
          for (int i = 1; i <= 7; i++) {
            assertThat(schema.query("select id from t" + places[i])).isEqualTo("" + i);
          }
        });
  }

  @Tag("nightly")
  @Test
  void columnsSwapAndGoRoundAndTakeTheNameOfOneThatIsGone(TestSchema schema) throws Exception {
    String entity =
        "@Entity class E { @Id Long id; @Column(name = \"c1\") String a;"
            + " @Column(name = \"c2\") String b; @Column(name = \"c3\") String c;"
            + " @Column(name = \"c4\") Integer d; @Column(name = \"c5\") Integer gone; }";
    CommandLineRun.In shell = begin(schema, entity);
    schema.execute("insert into E (id, c1, c2, c3, c4, c5) values (1, 'a', 'b', 'c', 4, 5)");
    thereAndBack(
        shell,
        schema,
        List.of(
            entity
                .replace("c3", "c0")
                .replace("c2", "c3")
                .replace("c1", "c2")
                .replace("c0", "c1")
                .replace(" @Column(name = \"c5\") Integer gone;", "")
                .replace("c4", "c5")),
        () -> assertThat(schema.query("select concat(c1, c2, c3, c5) from E")).isEqualTo("cab4"));
    assertThat(schema.query("select concat(c1, c2, c3, c4) from E")).isEqualTo("abc4");
  }

  @Tag("nightly")
  @Test
  void whatIsKeptThoughNoEntityKnowsItFollowsARename(TestSchema schema) throws Exception {
    settings =
        "only-in-database = index=keep, unique=keep, check=keep, column=keep, foreign-key=keep\n";
    CommandLineRun.In shell =
        begin(
            schema,
            "@Entity class E { @Id Long id; @Column(name = \"age\") Integer age; Integer x;"
                + " @Column(columnDefinition = \"int default (age + 1)\") Integer next; }",
            "@Entity class P { @Id @Column(name = \"day\") Long day; }");
    schema.execute("alter table E add constraint ck_age check (age > 0 and x <> 7)");
    schema.execute("alter table E add g int as (age + 1) stored first, add h int as (age) virtual");
    schema.execute("alter table E add i int as (g * 2) virtual");
    schema.execute("alter table E add index ix_low ((age + 2))");
    schema.execute("alter table E add j int not null default (age * 3)");
    schema.execute(
        "alter table E add unique uk_h (h), add index ix_age (age), add index ix_g (g, x)");
    schema.execute("insert into E (id, age, x, next, j) values (1, 41, 2, 3, 4)");
    schema.execute(
        "alter table P partition by range (day) (partition day values less than (9),"
            + " partition p1 values less than maxvalue)");
    schema.execute("insert into P values (5), (50)");
    String[] before = {schema.showCreateTable("E"), schema.showCreateTable("P")};
    thereAndBack(
        shell,
        schema,
        List.of(
            "@Entity class E { @Id Long id; @Column(name = \"years\") Integer age; Integer x;"
                + " @Column(columnDefinition = \"int default (years + 1)\") Integer next; }",
            "@Entity class P { @Id @Column(name = \"date\") Long day; }"),
        () -> {
          assertThat(schema.showCreateTable("E")).isEqualTo(before[0].replace("`age`", "`years`"));
          assertThat(schema.showCreateTable("P"))
              .isEqualTo(
                  before[1]
                      .replace("`day`", "`date`")
                      .replace("PARTITION `date`", "PARTITION `day`"));
          assertThat(schema.query("select concat_ws(' ', years, g, h, i, next, j) from E"))
              .isEqualTo("41 42 41 84 3 4");
          assertThat(schema.query("select count(*) from P")).isEqualTo("2");
        });
  }

  private interface Look {
    void at() throws SQLException;
  }

  private void thereAndBack(
      CommandLineRun.In shell, TestSchema schema, List<String> after, Look look) throws Exception {
    List<String> tables = tables(schema);
    List<String> before = new ArrayList<>();
    for (String table : tables) {
      before.add(schema.showCreateTable(table));
    }
    models(after);
    CommandLineRun written = shell.run("-m", "Moved");
    assertThat(written.err()).doesNotContain("error");
    String file = Files.readString(folder.resolve(written.out().strip()));
    CommandLineRun up = shell.run("upgrade", "--allow-drift");
    assertThat(up.code()).as(up.err() + file).isZero();
    look.at();
    CommandLineRun check = shell.run("check");
    assertThat(check.code()).as(check.out() + check.err() + file).isZero();
    CommandLineRun down = shell.run("downgrade", "-1", "--allow-drift");
    assertThat(down.code()).as(down.err() + file).isZero();
    List<String> again = new ArrayList<>();
    for (String table : tables) {
      again.add(schema.showCreateTable(table));
    }
    assertThat(again).as(file).isEqualTo(before);
    assertThat(tables(schema)).isEqualTo(tables);
    assertThat(shell.run("upgrade", "--allow-drift").code()).isZero();
    look.at();
    assertThat(shell.run("downgrade", "-1", "--allow-drift").code()).isZero();
  }

  private static List<String> tables(TestSchema schema) throws SQLException {
    return List.of(
        schema
            .query(
                "select group_concat(table_name order by table_name) from information_schema.tables"
                    + " where table_schema = database() and table_name not like 'autogen%'")
            .split(",", -1));
  }

  private CommandLineRun.In begin(TestSchema schema, String... entities) throws IOException {
    Files.writeString(folder.resolve("autogen.properties"), "models = models\n" + settings);
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    models(List.of(entities));
    CommandLineRun written = shell.run("-m", "Initial");
    assertThat(written.code()).as(written.err()).isZero();
    CommandLineRun up = shell.run("upgrade", "--allow-drift");
    assertThat(up.code()).as(up.err()).isZero();
    return shell;
  }

  private void models(List<String> entities) throws IOException {
    Path models = Files.createDirectories(folder.resolve("models/shop"));
    try (Stream<Path> old = Files.list(models)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (String entity : entities) {
      String name = entity.replaceFirst("(?s).*?\\bclass (\\w+).*", "$1");
      Files.writeString(
          models.resolve(name + ".java"),
          "package shop;\nimport jakarta.persistence.*;\n"
              + entity.replaceFirst("\\bclass ", "public class "));
    }
  }
}
