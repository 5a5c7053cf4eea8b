package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** The constants of an enum that is stored by number change their order; rows mean the same. */
class RenumberedIT {

  @TempDir Path folder;

  private Cli cli;

  @OnEveryServer
  void rowsKeepTheirConstants(TestSchema schema) throws SQLException {
    try (Cli project = new Cli(folder).on(schema)) {
      cli = project;
      enums("NEW, PAID", "A, B");
      migrated("First");
      schema.execute(
          "insert into Purchase (id, s, r) values (1, 0, 0), (2, 1, 1), (3, null, null)");

      // A constant that is renamed keeps its number, which is nothing to the rows.
      enums("NEW, SETTLED", "A, B");
      assertThat(cli.run("check").code()).isZero();

      enums("NEW, DRAFT, PAID", "B, A");
      Cli.Outcome check = cli.run("check");
      assertThat(check.out())
          .contains(
              "change values of column Purchase.r: A 0 -> 1, B 1 -> 0\n",
              "change values of column Purchase.s: PAID 1 -> 2\n");
      assertThat(check.code()).isEqualTo(1);
      migrated("Order");
      assertThat(rows(schema)).isEqualTo("1:0:1,2:2:0,3:-:-");
      assertThat(cli.run("check").code()).isZero();
      assertThat(cli.run("downgrade", "-1").code()).isZero();
      assertThat(rows(schema)).isEqualTo("1:0:0,2:1:1,3:-:-");
      assertThat(cli.run("upgrade").code()).isZero();
      assertThat(rows(schema)).isEqualTo("1:0:1,2:2:0,3:-:-");

      schema.execute("insert into Purchase (id, s) values (4, 1)");
      enums("NEW, PAID", "B, A");
      cli.refuses(
          2,
          "there are rows whose constant is no more and whose value stands for another one:"
              + " Purchase.s = 1 (DRAFT, now PAID); give these rows another value first, or add"
              + " --allow-drops if that is what they mean",
          "-m",
          "No drafts");
      schema.execute("update Purchase set s = 0 where id = 4");
      migrated("No drafts");
      assertThat(rows(schema)).isEqualTo("1:0:1,2:1:0,3:-:-,4:0:-");
    }
  }

  @OnEveryServer
  void theyKeepThemWhateverElseChanges(TestSchema schema) throws SQLException {
    try (Cli project = new Cli(folder).on(schema)) {
      cli = project;
      thing("NEW, PAID, GONE", "", "", "", "n, p, g");
      migrated("First");
      for (int i = 0; i < 3; i++) {
        schema.execute(
            "insert into Thing (id, renamed, one, plain, code, late, x) values (%d, %d, %d, %d, '%s', %d, 1)"
                .formatted(i, i, i, i, "npg".charAt(i), i),
            "insert into Thing_many values (" + i / 2 + ", " + i + ")",
            "insert into Thing_keyed (Thing_id, v, k) values (0, 'v" + i + "', " + i + ")",
            "insert into Own (id) values (" + i + ")",
            "insert into Ref (id, own_id) values (" + i + ", " + i + ")",
            "insert into Moved (id, c) values (" + i + ", " + i + ")");
      }
      thing(
          "GONE, NEW, PAID",
          "(name = \"renamed2\")",
          "@org.hibernate.annotations.Comment(\"hi\") @Column(nullable = false)",
          "2",
          "x1, x2, x0");
      assertThat(cli.run("check").out())
          .contains(
              "change values of column Thing.renamed2: NEW 0 -> 1, PAID 1 -> 2, GONE 2 -> 0\n",
              "change values of column Thing.late: ",
              "change values of column Thing.one: ",
              "change values of column Thing_many.many: ",
              "change values of column Own.id: ",
              "change values of column Moved2.c: ",
              "change values of column Thing.code: NEW n -> x1, PAID p -> x2, GONE g -> x0\n");
      migrated("Order");
      assertThat(things(schema, "renamed2", "Moved2"))
          .isEqualTo(
              "0:1111x1,1:2222x2,2:0000x0|0:1,1:2,2:0|0:1,0:2,1:0|v0:1,v1:2,v2:0|0:1,1:2,2:0");
      assertThat(cli.run("check").code()).isZero();
      assertThat(cli.run("downgrade", "-1").code()).isZero();
      assertThat(things(schema, "renamed", "Moved"))
          .isEqualTo("0:0000n,1:1111p,2:2222g|0:0,1:1,2:2|0:0,0:1,1:2|v0:0,v1:1,v2:2|0:0,1:1,2:2");
      assertThat(cli.run("upgrade").code()).isZero();
      assertThat(things(schema, "renamed2", "Moved2"))
          .isEqualTo(
              "0:1111x1,1:2222x2,2:0000x0|0:1,1:2,2:0|0:1,0:2,1:0|v0:1,v1:2,v2:0|0:1,1:2,2:0");
    }
  }

  private static String things(TestSchema schema, String renamed, String moved)
      throws SQLException {
    return schema.query(
            "select group_concat(concat(id, ':', %s, one, plain, late, code) order by id) from Thing"
                .formatted(renamed))
        + "|"
        + schema.query("select group_concat(concat(id, ':', own_id) order by id) from Ref")
        + "|"
        + schema.query(
            "select group_concat(concat(Thing_id, ':', many) order by Thing_id, many) from"
                + " Thing_many")
        + "|"
        + schema.query("select group_concat(concat(v, ':', k) order by v) from Thing_keyed")
        + "|"
        + schema.query("select group_concat(concat(id, ':', c) order by id) from " + moved);
  }

  private void thing(String state, String name, String late, String table, String codes) {
    String[] code = codes.split(", ", -1);
    cli.entity(
        """
        enum State { %s }

        class Codes implements jakarta.persistence.AttributeConverter<State, String> {
          @Override public String convertToDatabaseColumn(State s) {
            return s == null ? null : s == State.NEW ? "%s" : s == State.PAID ? "%s" : "%s";
          }
          @Override public State convertToEntityAttribute(String s) {
            return s == null ? null
                : s.equals("%2$s") ? State.NEW : s.equals("%3$s") ? State.PAID : State.GONE;
          }
        }

        @Entity
        class Thing {
          @Id Long id;
          @Enumerated @Column%s State renamed;
          @Enumerated @Column(unique = true) State one;
          @Enumerated State plain;
          @Convert(converter = Codes.class) State code;
          @Enumerated %s State late;
          Integer x%s;
          @ElementCollection @Enumerated @Column(name = "many") java.util.Set<State> many;
          @ElementCollection @MapKeyEnumerated @MapKeyColumn(name = "k") @Column(name = "v")
          java.util.Map<State, String> keyed;
        }

        @Entity
        class Own {
          @Id @Enumerated State id;
        }

        @Entity
        class Ref {
          @Id Long id;
          @ManyToOne Own own;
        }

        @Entity
        @Table(name = "Moved%s")
        class Moved {
          @Id Long id;
          @Enumerated State c;
        }
        """
            .formatted(state, code[0], code[1], code[2], name, late, "", table));
  }

  /** What the new version has written, the version before has no name for. */
  @OnEveryServer
  void aConstantThatIsNoMoreIsTakenForNoOther(TestSchema schema) throws SQLException {
    try (Cli project = new Cli(folder).on(schema)) {
      cli = project;
      enums("NEW, PAID", "A, B");
      migrated("First");
      enums("NEW, HOLD, PAID", "A, B");
      migrated("Hold");
      schema.execute("insert into Purchase (id, s, r) values (1, 1, 0), (2, 2, 1)");
      assertThat(cli.run("downgrade", "-1").err()).contains("'no place for HOLD'");
      assertThat(rows(schema)).isEqualTo("1:1:0,2:2:1");
      schema.execute("update Purchase set s = 0 where id = 1");
      assertThat(cli.run("downgrade", "-1").code()).isZero();
      assertThat(rows(schema)).isEqualTo("1:0:0,2:1:1");
    }
  }

  /** Which subclass a value is of, no column type tells. */
  @OnEveryServer
  void whatSubclassesShareIsLeftToAPerson(TestSchema schema) throws SQLException, IOException {
    try (Cli project = new Cli(folder).on(schema)) {
      cli = project;
      animals("NEW, PAID");
      migrated("First");
      schema.execute("insert into Animal (id, DTYPE, kind) values (1, 'Bird', 0), (2, 'Fish', 0)");
      assertThat(cli.run("check").code()).isZero();
      animals("PAID, NEW");
      assertThat(cli.run("check").out())
          .isEqualTo(
              """
              change values of column Animal.kind: some stand for others within it
              change values of column Animal.list: some stand for others within it
              change values of column Animal.part: some stand for others within it
              """);
      String file = migrated("Order");
      assertThat(Files.readString(folder.resolve(file)))
          .contains("TODO: map the values by a statement of your own", "modifyColumn(\"kind\"")
          .doesNotContain("op.update");
      assertThat(cli.run("check").code()).isZero();
    }
  }

  private void animals(String state) {
    cli.entity(
        """
        enum State { %s }

        enum Other { A, B }

        @Entity
        @Table(name = "Animal")
        @Inheritance
        class Animal {
          @Id Integer id;
          State[] list;
          @Enumerated(EnumType.STRING) State[] named;
          @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.JSON) Part part;
        }

        @Embeddable
        class Part {
          State s;
          Integer n;
        }

        @Entity
        class Bird extends Animal {
          @Enumerated @Column(name = "kind") State b;
        }

        @Entity
        class Fish extends Animal {
          @Enumerated @Column(name = "kind") Other f;
        }
        """
            .formatted(state));
  }

  private void enums(String state, String rank) {
    cli.entity(
        """
        @Entity
        class Purchase {
          enum State { %s }
          enum Rank { %s }
          @Id Long id;
          @Enumerated State s;
          @Enumerated Rank r;
        }
        """
            .formatted(state, rank));
  }

  private String migrated(String message) {
    Cli.Outcome written = cli.run("-m", message);
    assertThat(written.code()).as(written.err()).isZero();
    Cli.Outcome run = cli.run("upgrade");
    assertThat(run.code()).as(run.err()).isZero();
    return written.out().strip();
  }

  private static String rows(TestSchema schema) throws SQLException {
    return schema.query(
        "select group_concat(concat(id, ':', coalesce(s, '-'), ':', coalesce(r, '-')) order by id)"
            + " from Purchase");
  }
}
