package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has a new name keeps its rows. */
@OnMySql
class RenameIT {

  private static final String FIRST =
      """
      package shop;

      import jakarta.persistence.*;

      @Entity @Table(name = "customer")
      public class Customer {
        @Id Long id;
        @Column(name = "mail", length = 100) String email;
        @Column(name = "a") String left;
        @Column(name = "b") String right;
        @org.hibernate.annotations.Check(constraints = "points >= 0") @Column(name = "points") int score;
      }
      """;

  @TempDir Path folder;

  private List<String> all = List.of();

  @Test
  void aPropertyWithANewColumnIsACertainRename(TestSchema schema) throws IOException, SQLException {
    CommandLineRun.In shell = begin(schema);
    model(
        FIRST
            .replace("\"customer\"", "\"client\"")
            .replace("\"mail\", length = 100", "\"address\", length = 200")
            .replace("name = \"points\"", "name = \"score\"")
            .replace("points >= 0", "score >= 0"));
    String file = write(shell, "Better names");
    assertThat(file)
        .contains(
            "t.renameColumn(\"mail\", \"address\");",
            "t.renameColumn(\"points\", \"score\");",
            "op.renameTable(\"customer\", \"client\");",
            "t.modifyColumn(\"address\", \"varchar(200)\")")
        .doesNotContain("dropTable", "dropColumn", "addColumn", "createTable");
    String before = schema.showCreateTable("customer");
    assertThat(shell.run("upgrade").err()).doesNotContain("error");
    assertThat(schema.query("select concat(address, score, a, b) from client")).isEqualTo("m@x7lr");
    assertThat(shell.runWith(List.of("--models", "models"), "check").code()).isZero();
    assertThat(shell.run("downgrade", "-1").code()).isZero();
    assertThat(schema.showCreateTable("customer")).isEqualTo(before);
    assertThat(schema.query("select concat(mail, points, a, b) from customer")).isEqualTo("m@x7lr");
  }

  @Test
  void namesMayHaveAnyCharacter(TestSchema schema) throws IOException, SQLException {
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    String odd =
        """
        package shop;

        import jakarta.persistence.*;

        @Entity @Table(name = "t\\ta\\nb")
        public class Customer {
          @Id Long id;
          @Column(name = "c\\tb") String tab;
          @Column(name = "c\\nb") String line;
          @Column(name = "c\\r\\nb") String lines;
          @Column(name = "c\\\\tb") String slash;
          @Column(name = "c\\\\") String end;
        }
        """;
    model(odd);
    write(shell, "Initial");
    assertThat(shell.run("upgrade").code()).isZero();
    assertThat(check(shell))
        .isEqualTo(new CommandLineRun(0, "", "entities, migrations and database agree\n"));
    // Each is known by its exact name.
    model(odd.replace("\"c\\", "\"d\\").replace("a\\nb", "a\\nc"));
    assertThat(write(shell, "Renamed")).doesNotContain("drop").contains("op.renameTable(");
    assertThat(shell.run("upgrade").code()).isZero();
    assertThat(check(shell).code()).isZero();
  }

  @Tag("nightly")
  @Test
  void mappingFilesOfBeforeHaveBackslashesAsTheyAre(TestSchema schema)
      throws IOException, SQLException {
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    model(FIRST.replace("\"mail\"", "\"m\\\\ail\""));
    write(shell, "Initial");
    assertThat(shell.run("upgrade").code()).isZero();
    Path file = folder.resolve("generated-migrations/R20261122_090100_Initial.mapping");
    assertThat(file).content().contains("m\\\\ail");
    Files.writeString(file, Files.readString(file).replace("m\\\\ail", "m\\ail"));
    model(FIRST);
    assertThat(write(shell, "Renamed")).contains("t.renameColumn(\"m\\\\ail\", \"mail\");");
  }

  @Test
  void aLineThatIsNoMappingIsNamed(TestSchema schema) throws IOException, SQLException {
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    model(FIRST);
    write(shell, "Initial");
    assertThat(shell.run("upgrade").code()).isZero();
    Path file = folder.resolve("generated-migrations/R20261122_090100_Initial.mapping");
    String text = Files.readString(file);
    Files.writeString(file, text + "# Was\tit\tso?\n");
    assertThat(check(shell).code()).isZero();
    Files.writeString(file, text + "Customer\tNote\tmail\n");
    assertThat(check(shell).err())
        .contains("R20261122_090100_Initial.mapping has a line that is no mapping: Customer")
        .endsWith("; restore the file, or remove it to have renames of its time asked for\n");
  }

  @Tag("nightly")
  @Test
  void whatMayBeRenamedIsSaidOnce(TestSchema schema) throws IOException, SQLException {
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    String two =
        """
        package shop;

        import jakarta.persistence.*;

        @Entity @Table(name = "Note")
        public class Customer {
          @Id Long id;
          String name;
          String mail;
        }

        @Entity
        class Memo {
          @Id Long id;
          Integer weight;
        }
        """;
    model(two);
    write(shell, "Initial");
    assertThat(shell.run("upgrade").code()).isZero();
    // Both tables are gone for one, and one of them looks like it besides.
    model(
        two.replace("\"Note\"", "\"note\"")
            .replace("class Memo {\n  @Id Long id;", "class Memo extends Customer {"));
    String warning = "warning: table note may be the renamed Note: ";
    assertThat(check(shell).err().lines().filter(line -> line.startsWith(warning))).hasSize(1);
    assertThat(check(shell, "--format", "json").out())
        .containsOnlyOnce("\"text\" : \"table note may be the renamed Note: ");
  }

  @Tag("nightly")
  @Test
  void twoNamesSwapped(TestSchema schema) throws IOException, SQLException {
    CommandLineRun.In shell = begin(schema);
    model(FIRST.replace("\"a\"", "\"x\"").replace("\"b\"", "\"a\"").replace("\"x\"", "\"b\""));
    write(shell, "Swap");
    assertThat(shell.run("upgrade").err()).doesNotContain("error");
    assertThat(schema.query("select concat(b, a) from customer")).isEqualTo("lr");
    assertThat(shell.run("downgrade", "-1").err()).doesNotContain("error");
    assertThat(schema.query("select concat(a, b) from customer")).isEqualTo("lr");
  }

  @Test
  void aDropAndAnAdditionAlikeAreAskedAbout(TestSchema schema) throws IOException, SQLException {
    CommandLineRun.In shell = begin(schema);
    model(
        FIRST.replace(
            "@Column(name = \"mail\", length = 100) String email",
            "@Column(length = 100) String contact"));
    CommandLineRun refused = shell.runWith(List.of("--models", "models"), "-m", "Contact");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "error: column customer.contact may be the renamed customer.mail, or a new one while"
                + " that is dropped with what it holds; say --rename"
                + " customer.mail=customer.contact to rename it, or --rename customer.mail= to drop"
                + " it\n");
    assertThat(refused.out()).isEmpty();

    assertThat(write(shell, "Dropped", "--rename", "customer.mail="))
        .contains("t.dropColumn(\"mail\");", "t.addColumn(\"contact\", \"varchar(100)\")");
    try (Stream<Path> files = Files.list(folder.resolve("generated-migrations"))) {
      files
          .filter(file -> file.toString().contains("Dropped"))
          .forEach(file -> file.toFile().delete());
    }
    assertThat(write(shell, "Renamed", "--rename", "customer.mail=contact"))
        .contains("t.renameColumn(\"mail\", \"contact\");")
        .doesNotContain("dropColumn");
    assertThat(shell.run("upgrade").code()).isZero();
    assertThat(schema.query("select contact from customer")).isEqualTo("m@x");
  }

  @Test
  void aRenamedClassAndItsJoinTableAreAskedAboutAllAtOnce(TestSchema schema)
      throws IOException, SQLException {
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    String shop =
        """
        package shop;

        import jakarta.persistence.*;

        @Entity
        public class Customer {
          @Id Long id;
          String name;
          String mail;
          @ElementCollection java.util.Set<String> tags;
        }
        """;
    model(shop);
    write(shell, "Initial");
    assertThat(shell.run("upgrade").code()).isZero();
    schema.execute(
        "insert into Customer (id, name, mail) values (1, 'n', 'm')",
        "insert into Customer_tags (Customer_id, tags) values (1, 't')");
    Files.delete(folder.resolve("models/shop/Customer.java"));
    Files.writeString(
        folder.resolve("models/shop/Client.java"),
        shop.replace("Customer", "Client")
            .replace("String mail;", "@Column(length = 255) String post; Integer more;"));

    CommandLineRun refused = shell.runWith(List.of("--models", "models"), "-m", "Client");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "error: these may be renamed, or dropped with what they hold while others are new:"
                + " table Customer to Client, table Customer_tags to Client_tags, column"
                + " Customer.mail to Client.post, column Customer_tags.Customer_id to"
                + " Client_tags.Client_id; say which, such as --rename Customer=Client --rename"
                + " Customer_tags=Client_tags --rename Customer.mail=Client.post --rename"
                + " Customer_tags.Customer_id=Client_tags.Client_id, with nothing behind the equals"
                + " sign for what is to be dropped\n");
    assertThat(check(shell).err())
        .contains(
            "warning: table Client may be the renamed Customer: 'autogen -m' asks, or is told by"
                + " --rename\n",
            "warning: table Client_tags may be the renamed Customer_tags: ");
    assertThat(
            write(
                shell,
                "Client",
                "--rename",
                "Customer=Client",
                "--rename",
                "Customer_tags=Client_tags",
                "--rename",
                "Customer.mail=Client.post",
                "--rename",
                "Customer_tags.Customer_id=Client_tags.Client_id"))
        .doesNotContain("dropTable", "createTable", "addColumn(\"mail");
    assertThat(shell.run("upgrade").err()).doesNotContain("error");
    assertThat(
            schema.query(
                "select concat(name, post, tags) from Client join Client_tags on Client_id = id"))
        .isEqualTo("nmt");
    assertThat(check(shell).code()).isZero();
  }

  @Tag("nightly")
  @Test
  void theAnnotationSaysIt(TestSchema schema) throws IOException, SQLException {
    CommandLineRun.In shell = begin(schema);
    model(
        FIRST.replace(
            "@Column(name = \"mail\", length = 100) String email",
            "@dev.autogen.migration.RenamedFrom(\"mail\") @Column(length = 100) String contact"));
    assertThat(write(shell, "Annotated"))
        .contains("t.renameColumn(\"mail\", \"contact\");")
        .doesNotContain("dropColumn");
  }

  @Tag("nightly")
  @Test
  void anAcceptedRenameLeavesTheOldNameAndComparesTheRest(TestSchema schema)
      throws IOException, SQLException {
    CommandLineRun.In shell = begin(schema);
    model(
        FIRST
            .replace("\"customer\"", "\"client\"")
            .replace("\"mail\", length = 100", "\"address\", length = 200")
            .replace("name = \"a\"", "name = \"l\""));
    assertThat(check(shell).out())
        .isEqualTo(
            """
            rename column customer.a to l
            rename column customer.mail to address
            rename table customer to client
            change column client.address: varchar(100) -> varchar(200)
            """);
    assertThat(check(shell, "--accept").err()).isEqualTo("4 differences accepted\n");
    assertThat(accepted())
        .containsExactly(
            "change column client.address: varchar(100) -> varchar(200)",
            "rename column customer.a to l",
            "rename column customer.mail to address",
            "rename table customer to client");
    assertThat(check(shell))
        .isEqualTo(
            new CommandLineRun(
                0,
                "",
                "entities, migrations and database agree, but for 4 differences set aside\n"));

    accept("rename column customer.a to l", "rename table customer to client");
    assertThat(check(shell).out())
        .isEqualTo(
            """
            rename column customer.mail to address
            change column customer.address: varchar(100) -> varchar(200)
            """);
    accept("rename column customer.mail to address", "rename column customer.a to l");
    assertThat(write(shell, "Longer"))
        .contains(
            "op.renameTable(\"customer\", \"client\");",
            "t.modifyColumn(\"mail\", \"varchar(200)\");")
        .doesNotContain("renameColumn", "dropColumn");
    assertThat(shell.run("upgrade").err()).doesNotContain("error");
    // They are of another table now, and still known to be renames.
    assertThat(check(shell).out())
        .isEqualTo("rename column client.a to l\nrename column client.mail to address\n");
    assertThat(check(shell, "--accept").err()).isEqualTo("2 differences accepted\n");
    assertThat(check(shell).code()).isZero();
    assertThat(schema.query("select concat(mail, a, b) from client")).isEqualTo("m@xlr");
  }

  @Tag("nightly")
  @Test
  void whatIsAcceptedAsDroppedAndAddedIsNotAskedAbout(TestSchema schema)
      throws IOException, SQLException {
    CommandLineRun.In shell = begin(schema);
    model(
        FIRST.replace(
            "@Column(name = \"mail\", length = 100) String email",
            "@Column(length = 100) String contact"));
    assertThat(check(shell, "--accept").err())
        .isEqualTo(
            "warning: column customer.contact may be the renamed customer.mail: 'autogen -m' asks,"
                + " or is told by --rename\n2 differences accepted\n");
    assertThat(shell.runWith(List.of("--models", "models"), "-m", "Nothing"))
        .isEqualTo(new CommandLineRun(0, "", "nothing to do: entities and database agree\n"));

    accept("drop column customer.mail");
    assertThat(shell.runWith(List.of("--models", "models"), "-m", "Contact").err())
        .startsWith("error: column customer.contact may be the renamed customer.mail, or a new");
  }

  @Tag("nightly")
  @Test
  void aRenameUnderACheckCannotBeAccepted(TestSchema schema) throws IOException, SQLException {
    CommandLineRun.In shell = begin(schema);
    model(
        FIRST
            .replace("name = \"points\"", "name = \"score\"")
            .replace("points >= 0", "score >= 0"));
    assertThat(check(shell, "--accept").err())
        .startsWith(
            "warning: rename column customer.points to score is not accepted, since a check, an"
                + " index or a generated column has an expression with the column\n");
    assertThat(check(shell).out()).contains("rename column customer.points to score\n");
    assertThat(check(shell).code()).isEqualTo(1);
  }

  private static CommandLineRun check(CommandLineRun.In shell, String... more) {
    return shell.runWith(
        List.of("--models", "models"),
        Stream.concat(Stream.of("check"), Stream.of(more)).toArray(String[]::new));
  }

  /** The accepted lines, without their digests. */
  private List<String> accepted() throws IOException {
    return Files.readAllLines(folder.resolve("autogen.accepted")).stream()
        .filter(line -> line.contains("] "))
        .map(line -> line.replaceFirst(".* \\[\\w{8}] ", ""))
        .toList();
  }

  /** Leaves only those lines whose words begin so. */
  private void accept(String... beginnings) throws IOException {
    Path file = folder.resolve("autogen.accepted");
    if (all.isEmpty()) {
      all = Files.readAllLines(file);
    }
    Files.write(
        file,
        all.stream()
            .filter(line -> Stream.of(beginnings).anyMatch(text -> line.contains("] " + text)))
            .toList());
  }

  private CommandLineRun.In begin(TestSchema schema) throws IOException, SQLException {
    CommandLineRun.In shell = CommandLineRun.In.on(folder, schema);
    model(FIRST);
    write(shell, "Initial");
    try (Stream<Path> files = Files.list(folder.resolve("generated-migrations"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "R20261122_090100_Initial.java", "R20261122_090100_Initial.mapping");
    }
    assertThat(shell.run("upgrade").code()).isZero();
    schema.execute("insert into customer (id, mail, points, a, b) values (1, 'm@x', 7, 'l', 'r')");
    return shell;
  }

  private void model(String source) throws IOException {
    Files.createDirectories(folder.resolve("models/shop"));
    Files.writeString(folder.resolve("models/shop/Customer.java"), source);
  }

  private String write(CommandLineRun.In shell, String message, String... more) throws IOException {
    CommandLineRun run =
        shell.runWith(
            Stream.concat(Stream.of("--models", "models"), Stream.of(more)).toList(),
            "-m",
            message);
    assertThat(run.code()).as(run.err()).isZero();
    return Files.readString(folder.resolve(run.out().strip()));
  }
}
