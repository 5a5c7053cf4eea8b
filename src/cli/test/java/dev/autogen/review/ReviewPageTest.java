package dev.autogen.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.erd.Models;
import dev.autogen.erd.TableVersions;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Ddl;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Position;
import dev.autogen.operation.RenameTable;
import dev.autogen.proof.Rehearsal;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.work.Algorithm;
import dev.autogen.work.Work;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The page, made of values. */
class ReviewPageTest {

  private static final String NASTY =
      "</script></style><img src=x onerror=alert(1)>'\"&amp;\u2028\u202e\u0000\ud800";

  @Test
  void nothingOfOthersBecomesAPartOfThePage() throws Exception {
    Table table = Table.of(NASTY, Column.of(NASTY, "int").withComment(NASTY));
    Schema before = Schema.of(table);
    List<Operation> upgrade =
        List.of(
            new AlterTable(
                NASTY, new AddColumn(Column.of("b", "enum('</pre>')"), new Position.Unsaid())));
    Review.Statement statement =
        new Review.Statement(
            1,
            NASTY,
            List.of(NASTY),
            Optional.of(Work.asked(Algorithm.COPY, NASTY)),
            List.of(NASTY));
    Review review =
        new Review(
            NASTY,
            NASTY,
            List.of(
                new Review.Revised(
                    "\"><b>",
                    NASTY,
                    NASTY,
                    Optional.of(NASTY),
                    List.of(),
                    List.of(statement),
                    List.of(statement))),
            TableVersions.of(before, upgrade, Operation.applyAll(upgrade, before)),
            Map.of(NASTY, NASTY),
            NASTY,
            List.of(
                Finding.error(NASTY, Element.table(NASTY), NASTY)
                    .withRemedy(NASTY)
                    .withQuery(NASTY),
                Finding.warning("x", Element.project(NASTY), NASTY)),
            List.of(new Rehearsal.Line(Rehearsal.Outcome.WRONG, NASTY)));

    String page = ReviewPage.of(review);

    assertThat(page).doesNotContain("<script", "</script", "<img", "\u2028", "\u202e", "\u0000");
    Document document = parsed(page);
    for (String element : List.of("script", "img", "b", "iframe", "object", "form", "input")) {
      assertThat(document.getElementsByTagName(element).getLength()).as(element).isZero();
    }
    assertThat(document.getElementsByTagName("style").getLength()).isEqualTo(1);
    assertThat(page).contains("Content-Security-Policy", "default-src &#39;none&#39;");
  }

  @Test
  void aPageOfSixtyTablesIsSmallAndMadeAtOnce() throws Exception {
    Review review = large(60);
    // Of this thread alone: others take turns with it on the machine.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();

    String page = ReviewPage.of(review);

    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(2));
    assertThat(page.length()).isLessThan(1_000_000);
    parsed(page);
    assertThat(ReviewPage.of(large(60))).isEqualTo(page);
    Path folder = Files.createDirectories(Path.of("target", "pictures"));
    Files.writeString(folder.resolve("review-60.html"), page);
  }

  /** A little of everything that a page can show. */
  static Review small() {
    Schema before =
        Schema.of(
            Table.of(
                    "customer",
                    Column.of("id", "bigint").notNull(),
                    Column.of("mail", "varchar(100)"),
                    Column.of("fax", "varchar(20)"),
                    Column.of("name", "varchar(100)").withComment("as the passport has it"))
                .with(Index.primaryKey("id")),
            Table.of("fee", Column.of("id", "bigint").notNull()).with(Index.primaryKey("id")),
            Table.of(
                    "orders",
                    Column.of("id", "bigint").notNull(),
                    Column.of("note", "text"),
                    Column.of("customer_id", "bigint"))
                .with(Index.primaryKey("id"))
                .with(
                    ForeignKey.of("fk_orders", List.of("customer_id"), "customer", List.of("id"))));
    AlterTable alter =
        new AlterTable(
            "customer",
            new RenameColumn("mail", "contact"),
            new DropColumn("fax"),
            new ModifyColumn(Column.of("name", "varchar(200)").notNull(), new Position.Unsaid()),
            new AddColumn(Column.of("tenant", "varchar(40)"), new Position.Unsaid()));
    List<Operation> upgrade =
        List.of(
            alter,
            new RenameTable("customer", "client"),
            new DropTable("fee"),
            new CreateTable(
                Table.of(
                        "role",
                        Column.of("id", "bigint").notNull(),
                        Column.of("client_id", "bigint").notNull())
                    .with(Index.primaryKey("id"))
                    .with(
                        ForeignKey.of("fk_role", List.of("client_id"), "client", List.of("id")))));
    List<Review.Statement> statements = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : upgrade) {
      statements.add(
          new Review.Statement(
              statements.size() + 1,
              String.join(";\n", Ddl.statements(operation)),
              operation.touchedTables(),
              Work.known(operation, schema, 0),
              operation.losses(schema)));
      schema = operation.applyTo(schema);
    }
    Element name = Element.column("client", "name");
    return new Review(
        "Review of 8c1f0a52d9e4 Clients have roles",
        "Clients have roles: rename table customer to client, create table role, drop table fee.",
        List.of(
            new Review.Revised(
                "8c1f0a52d9e4",
                "Clients have roles",
                "generated-migrations/R20261122_091407_ClientsHaveRoles.java",
                Optional.of("public final class R20261122_091407_ClientsHaveRoles {\n}\n"),
                List.of(),
                statements,
                List.of())),
        TableVersions.of(before, upgrade, Operation.applyAll(upgrade, before)),
        Map.of("customer", "about 1,200 rows, 3.0 MB"),
        "jdbc:mysql://localhost/shop",
        List.of(
            Finding.error("D1", name, "rows with NULL in client.name stop the change")
                .withRemedy("fill them first")
                .withQuery("SELECT * FROM `customer` WHERE `name` IS NULL"),
            Finding.warning("C1", Element.table("client"), "older nodes look for table customer"),
            Finding.note("N1", Element.project("settings"), "something is worth knowing")),
        List.of(
            new Rehearsal.Line(Rehearsal.Outcome.DONE, "the upgrade runs"),
            new Rehearsal.Line(Rehearsal.Outcome.OPEN, "Java of the migration is not tried"),
            new Rehearsal.Line(Rehearsal.Outcome.WRONG, "the downgrade is refused")));
  }

  /** Every table of a model gets a column. */
  static Review large(int tables) {
    Schema before = Models.of(tables);
    List<Operation> upgrade = new ArrayList<>();
    List<Review.Statement> statements = new ArrayList<>();
    for (Table table : before.tables()) {
      upgrade.add(
          new AlterTable(
              table.name(),
              new AddColumn(Column.of("tenant", "varchar(40)"), new Position.Unsaid())));
      statements.add(
          new Review.Statement(
              statements.size() + 1,
              "ALTER TABLE `" + table.name() + "`\n  ADD COLUMN `tenant` varchar(40) NULL;",
              List.of(table.name()),
              Optional.of(Work.asked(Algorithm.INSTANT, "")),
              List.of()));
    }
    return new Review(
        "Review of 8c1f0a52d9e4 Add tenants",
        "Add tenants: a column for each of " + tables + " tables.",
        List.of(
            new Review.Revised(
                "8c1f0a52d9e4",
                "Add tenants",
                "generated-migrations/R20261122_091407_AddTenants.java",
                Optional.of("class R20261122_091407_AddTenants {}\n".repeat(200)),
                List.of(),
                statements,
                statements)),
        TableVersions.of(before, upgrade, Operation.applyAll(upgrade, before)),
        Map.of("customer", "about 1,200 rows, 3.0 MB"),
        "jdbc:mysql://localhost/shop",
        List.of(
            Finding.warning(
                "C1",
                Element.column("customer", "tenant"),
                "column customer.tenant is read by all")),
        List.of(new Rehearsal.Line(Rehearsal.Outcome.DONE, "the upgrade runs")));
  }

  /** The page is XML but for its head: what HTML does not close is closed here. */
  private static Document parsed(String page) throws Exception {
    String xml =
        page.replaceFirst("<!DOCTYPE html>", "").replaceAll("(<(?:meta|link)\\b[^>]*)>", "$1/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
