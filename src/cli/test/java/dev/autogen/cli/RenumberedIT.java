package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
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

  private void migrated(String message) {
    assertThat(cli.run("-m", message).code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
  }

  private static String rows(TestSchema schema) throws SQLException {
    return schema.query(
        "select group_concat(concat(id, ':', coalesce(s, '-'), ':', coalesce(r, '-')) order by id)"
            + " from Purchase");
  }
}
