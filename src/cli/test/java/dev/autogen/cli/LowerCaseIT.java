package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import dev.autogen.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** On a server that keeps the names of tables in lower case, the entities' spelling holds. */
@OnMySql
class LowerCaseIT {

  private static final String ITEM =
      """
      package shop;

      import jakarta.persistence.*;

      @Entity
      public class OrderItem {
        @Id @GeneratedValue Long id;
        Integer x;
        @ManyToOne OrderItem parent;
        @ElementCollection java.util.Set<String> tags;
        @Enumerated(EnumType.STRING) State state;
        enum State { B, A }
      }
      """;

  @TempDir Path folder;

  private TestSchema schema;
  private CommandLineRun.In shell;

  @BeforeEach
  void open(TestServers servers, TestInfo test) throws IOException {
    String name = "lower_" + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    schema = TestSchema.create(servers.lowerCase(), name);
    shell = CommandLineRun.In.on(folder, schema);
    Files.writeString(folder.resolve("autogen.properties"), "models = models\n");
    model("OrderItem", ITEM);
  }

  @AfterEach
  void close() {
    schema.close();
  }

  @Test
  void filesAreSpelledAsTheEntitiesAndRenamesAreFoundByThem() throws Exception {
    assertThat(write("Initial"))
        .contains("\"OrderItem_tags\"", "\"OrderItem_SEQ\"", "references(\"OrderItem\", \"id\")")
        .doesNotContain("\"orderitem");
    run("upgrade");
    agrees();
    schema.execute("insert into OrderItem (id, x) values (1, 42)");
    schema.execute("insert into OrderItem_tags (OrderItem_id, tags) values (1, 't')");
    String before = schema.showCreateTable("orderitem");
    model(
        "OrderItem",
        ITEM.replace("Integer x;", "@Column(name = \"zz\") Long x; String more;")
            .replace("@Entity", "@Entity @Table(name = \"OrderLine\")"));
    assertThat(write("Renamed", "--rename", "OrderItem_SEQ=OrderLine_SEQ"))
        .contains(
            "alterTable(\"OrderItem\", t -> {",
            "renameColumn(\"x\", \"zz\")",
            "op.renameTable(\"OrderItem\", \"OrderLine\")")
        .doesNotContain(
            "insertRow", "dropColumn(\"x\")", "dropTable", "\"orderitem", "\"orderline");
    // A second one on what the first has made: the tables are as the migrations left them.
    run("upgrade");
    agrees();
    assertThat(schema.query("select concat(zz, tags) from OrderLine join OrderItem_tags"))
        .isEqualTo("42t");
    run("downgrade", "-1");
    assertThat(schema.showCreateTable("orderitem")).isEqualTo(before);
    run("downgrade", "base", "--allow-data-loss");
  }

  @Test
  void aBaselineIsSpelledAsTheEntities() throws Exception {
    write("Initial");
    run("upgrade");
    try (Stream<Path> files = Files.list(folder.resolve("generated-migrations"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    schema.execute("drop table autogen_version, autogen_journal");
    CommandLineRun baseline = run("revision", "--from-database", "-m", "Baseline");
    assertThat(Files.readString(folder.resolve(baseline.out().strip())))
        .contains("\"OrderItem_tags\"")
        .doesNotContain("\"orderitem");
    run("stamp", "head");
    agrees();
    model("OrderItem", ITEM.replace("Integer x;", "@Column(name = \"zz\") Integer x;"));
    CommandLineRun check = shell.run("check");
    assertThat(check.out()).isEqualTo("rename column OrderItem.x to zz\n");
    run("check", "--accept");
    agrees();
  }

  @Test
  void tablesThatDifferInCaseAloneAreNamed() throws Exception {
    model(
        "Other",
        ITEM.replace("@Entity", "@Entity @Table(name = \"`ORDERITEM`\")")
            .replace("class OrderItem", "class Other")
            .replace("OrderItem parent", "Other parent"));
    CommandLineRun refused = shell.run("check");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "tables ORDERITEM and OrderItem of the entities differ in case alone, and are one to"
                + " this server (lower_case_table_names)");
  }

  @Tag("nightly")
  @Test
  void whatIsStatedMayBeInAnyCaseAndSwapsAreFound() throws Exception {
    model("OrderItem", ITEM);
    model(
        "Dog",
        "package shop; import jakarta.persistence.*;"
            + " @Entity @Table(name = \"T1\") public class Dog { @Id Long id; String name; }");
    model(
        "Cat",
        "package shop; import jakarta.persistence.*;"
            + " @Entity @Table(name = \"T2\") public class Cat { @Id Long id; Integer lives; }");
    write("Initial");
    run("upgrade");
    schema.execute("insert into t1 values (1, 'Rex')", "insert into t2 values (2, 9)");
    Files.delete(folder.resolve("models/shop/OrderItem.java"));
    model("OrderPart", ITEM.replace("OrderItem", "OrderPart"));
    model(
        "Dog",
        "package shop; import jakarta.persistence.*;"
            + " @Entity @Table(name = \"T2\") public class Dog { @Id Long id; String name; }");
    model(
        "Cat",
        "package shop; import jakarta.persistence.*;"
            + " @Entity @Table(name = \"T1\") public class Cat { @Id Long id; Integer lives; }");
    assertThat(
            write(
                "Moved",
                "--rename",
                "orderitem=OrderPart",
                "--rename",
                "ORDERITEM_tags=OrderPart_tags",
                "--rename",
                "orderitem_seq=OrderPart_SEQ",
                "--rename",
                "orderitem_tags.OrderItem_id=orderpart_tags.OrderPart_id"))
        .doesNotContain("dropTable", "createTable");
    run("upgrade");
    agrees();
    assertThat(schema.query("select concat(name, lives) from T2 join T1")).isEqualTo("Rex9");
    run("downgrade", "-1");
    assertThat(schema.query("select concat(name, lives) from T1 join T2")).isEqualTo("Rex9");
  }

  private void agrees() {
    CommandLineRun check = shell.run("check");
    assertThat(check.code()).as(check.out() + check.err()).isZero();
  }

  private CommandLineRun run(String... arguments) {
    CommandLineRun run = shell.run(arguments);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run;
  }

  private String write(String message, String... more) throws IOException {
    CommandLineRun written =
        run(Stream.concat(Stream.of("-m", message), Stream.of(more)).toArray(String[]::new));
    return Files.readString(folder.resolve(written.out().strip()));
  }

  private void model(String name, String source) throws IOException {
    Path models = Files.createDirectories(folder.resolve("models/shop"));
    Files.writeString(models.resolve(name + ".java"), source);
  }
}
