package dev.autogen.erd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PictureTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 60})
  void aModelIsDrawnWithNothingOnTopOfAnything(int tables) throws Exception {
    Diagram diagram = Diagram.of(Models.of(tables));
    Placed placed = ElkLayout.of(diagram);

    List<Rectangle2D> places =
        placed.boxes().stream()
            .<Rectangle2D>map(
                box -> new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()))
            .toList();
    for (int i = 0; i < places.size(); i++) {
      assertThat(places.get(i).getMaxX()).isLessThanOrEqualTo(placed.width());
      assertThat(places.get(i).getMaxY()).isLessThanOrEqualTo(placed.height());
      for (int j = 0; j < i; j++) {
        assertThat(places.get(i).intersects(places.get(j))).as(i + " on " + j).isFalse();
      }
      for (List<Placed.Point> line : placed.lines()) {
        for (int k = 1; k < line.size(); k++) {
          Rectangle2D inside = new Rectangle2D.Double();
          inside.setFrameFromDiagonal(
              places.get(i).getMinX() + 1,
              places.get(i).getMinY() + 1,
              places.get(i).getMaxX() - 1,
              places.get(i).getMaxY() - 1);
          assertThat(
                  inside.intersectsLine(
                      line.get(k - 1).x(), line.get(k - 1).y(), line.get(k).x(), line.get(k).y()))
              .as("a line through box " + i)
              .isFalse();
        }
      }
    }
    String svg = Picture.file(diagram, "The model");
    assertThat(parsed(svg).getElementsByTagName("text").getLength()).isGreaterThanOrEqualTo(tables);
    assertThat(svg.length()).isLessThan(1_000_000);
    assertThat(Picture.file(Diagram.of(Models.of(tables)), "The model")).isEqualTo(svg);
    keep("model-" + tables, svg);
  }

  @Test
  void whatChangesIsMarkedByMoreThanAColour() throws Exception {
    Schema before =
        Schema.of(
            Table.of(
                    "customer",
                    Column.of("id", "bigint").notNull(),
                    Column.of("mail", "varchar(100)"),
                    Column.of("fax", "varchar(20)"),
                    Column.of("name", "varchar(100)"))
                .with(Index.primaryKey("id")),
            Table.of("fee", Column.of("id", "bigint").notNull()).with(Index.primaryKey("id")),
            Table.of(
                    "orders",
                    Column.of("id", "bigint").notNull(),
                    Column.of("note", "text"),
                    Column.of("customer_id", "bigint"))
                .with(Index.primaryKey("id"))
                .with(ForeignKey.of("fk_c", List.of("customer_id"), "customer", List.of("id"))),
            Table.of("log", Column.of("id", "bigint").notNull()));
    List<Operation> operations =
        List.of(
            new AlterTable(
                "customer",
                new RenameColumn("mail", "contact"),
                new DropColumn("fax"),
                new ModifyColumn(Column.of("name", "varchar(200)"), new Position.Unsaid())),
            new RenameTable("customer", "client"),
            new DropTable("fee"),
            new AlterTable(
                "client", new AddColumn(Column.of("mail", "varchar(100)"), new Position.Unsaid())),
            new CreateTable(
                Table.of(
                        "role",
                        Column.of("id", "bigint").notNull(),
                        Column.of("client_id", "bigint").notNull())
                    .with(Index.primaryKey("id"))
                    .with(ForeignKey.of("fk_r", List.of("client_id"), "client", List.of("id")))));
    Diagram diagram =
        Diagram.of(before, operations, Operation.applyAll(operations, before)).changed();

    assertThat(diagram.boxes())
        .extracting(box -> box.mark() + " " + box.name() + " " + box.oldName())
        .containsExactly("CHANGED client customer", "REMOVED fee ", "SAME orders ", "ADDED role ");
    assertThat(diagram.boxes().get(0).rows())
        .extracting(row -> row.mark() + " " + row.name() + " " + row.oldName())
        .containsExactly(
            "SAME id ", "CHANGED contact mail", "CHANGED name ", "ADDED mail ", "REMOVED fax ");
    assertThat(diagram.boxes().get(2).hidden()).isEqualTo(1);
    assertThat(diagram.links()).extracting(Link::mark).containsExactly(Mark.SAME, Mark.ADDED);
    String svg = Picture.file(diagram, "What changes");
    assertThat(svg)
        .contains("<text class=\"old\"", ">customer</text>", ">+</text>", ">−</text>", ">~</text>")
        .contains("stroke-dasharray");
    keep("changes", svg);
  }

  @Test
  void textOfTheDatabaseStaysText() throws Exception {
    String name = "</script><script>alert(1)</script>'\"&\u2028\u202e\u0001";
    Schema schema = Schema.of(Table.of(name, Column.of("<b>\ud800", "enum('<','\u0000')")));

    String svg = Picture.file(Diagram.of(schema), name);

    assertThat(svg).doesNotContain("<script", "<b>", "\u2028", "\u202e", "\u0001");
    assertThat(parsed(svg).getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void aPartIsWhatForeignKeysReach() {
    Diagram all = Diagram.of(Models.of(60));

    Diagram near = all.around("CUSTOMER", 1);

    assertThat(near.boxes()).extracting(Box::name).contains("customer").hasSizeLessThan(30);
    assertThat(all.around("customer", 0).boxes()).hasSize(1);
    assertThat(all.around("customer", 60).boxes().size()).isGreaterThan(near.boxes().size());
    assertThatThrownBy(() -> all.around("custommer", 1))
        .hasMessage("there is no table 'custommer' to draw");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  /** For who wants to look at it. */
  private static void keep(String name, String svg) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "pictures"));
    Files.writeString(folder.resolve(name + ".svg"), svg);
  }
}
