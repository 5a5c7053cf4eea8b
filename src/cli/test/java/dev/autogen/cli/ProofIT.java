package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration is tried before it is written. */
@OnMySql
class ProofIT {

  @TempDir Path folder;

  @Test
  void whatTheServerRefusesIsNotWritten(TestSchema schema) throws IOException, SQLException {
    // Each column is fine by itself; of two collations, which somebody has said, the server makes
    // no
    // foreign key.
    schema.execute(
        "CREATE TABLE Parent (id BIGINT PRIMARY KEY, code VARCHAR(20) COLLATE utf8mb4_bin UNIQUE)");
    model(
        "Child",
        """
        @Entity
        public class Child {
          @Id Long id;
          @ManyToOne
          @JoinColumn(
              referencedColumnName = "code",
              columnDefinition = "varchar(20) collate utf8mb4_unicode_ci",
              foreignKey = @ForeignKey(name = "fk_code"))
          Parent parent;
        }
        """);
    model(
        "Parent",
        """
        @Entity
        public class Parent implements java.io.Serializable {
          @Id Long id;
          @Column(length = 20, unique = true) String code;
        }
        """);
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    CommandLineRun run = shell.runWith(List.of("--models", "models"), "-m", "Child");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith(
            "error: the migration was tried on empty copies and not written: the upgrade is"
                + " refused by the server: Referencing column 'parent_code' and referenced column"
                + " 'code' in foreign key constraint 'fk_code' are incompatible: foreign key fk_code"
                + " leads from Child (parent_code varchar(20) utf8mb4_unicode_ci) to Parent (code"
                + " varchar(20) utf8mb4_bin), so give both the same type, with the same sign,"
                + " character set and collation")
        .endsWith("\n");
    assertThat(folder.resolve("generated-migrations")).doesNotExist();
    assertThat(scratchSchemas(schema)).isEqualTo("0");

    assertThat(
            shell.runWith(List.of("--models", "models", "--prove", "never"), "-m", "Child").code())
        .isZero();
  }

  @Tag("nightly")
  @Test
  void anAccountThatMayNotCreateASchemaHasItTriedElsewhere(TestSchema schema)
      throws IOException, SQLException {
    model("Plain", "@Entity public class Plain { @Id Long id; String name; }");
    schema.execute(
        "CREATE USER IF NOT EXISTS modest IDENTIFIED BY 'm0dest'",
        "GRANT ALL ON `" + schema.name() + "`.* TO modest");
    CommandLineRun.In shell =
        new CommandLineRun.In(
            folder,
            Map.of(
                "AUTOGEN_URL",
                schema.jdbcUrl(),
                "AUTOGEN_USER",
                "modest",
                "AUTOGEN_PASSWORD",
                "m0dest",
                "PATH",
                System.getenv("PATH")));
    CommandLineRun proven =
        shell.runWith(List.of("--models", "models", "--prove", "always"), "-m", "Plain");
    assertThat(proven.err()).isEmpty();
    assertThat(proven.code()).isZero();

    CommandLineRun elsewhere =
        shell.runWith(
            List.of("--models", "models", "--scratch", schema.jdbcUrl(), "--prove", "always"),
            "--migrations",
            "second",
            "-m",
            "Plain again");
    assertThat(elsewhere.code()).isEqualTo(3);
    assertThat(elsewhere.err())
        .startsWith("error: the migration cannot be proven: the account may not create a schema")
        .doesNotContain("m0dest");
    CommandLineRun warned =
        shell.runWith(
            List.of("--models", "models", "--scratch", schema.jdbcUrl(), "--migrations", "third"),
            "-m",
            "Plain");
    assertThat(warned.code()).isZero();
    assertThat(warned.err()).startsWith("warning: not proven: the account may not create a schema");
  }

  private static String scratchSchemas(TestSchema schema) throws SQLException {
    return schema.query(
        "select count(*) from information_schema.schemata where schema_name like"
            + " 'autogen\\_scratch\\_%'");
  }

  private void model(String name, String source) throws IOException {
    Path file = folder.resolve("models/shop/" + name + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "package shop;\nimport jakarta.persistence.*;\n" + source);
  }
}
