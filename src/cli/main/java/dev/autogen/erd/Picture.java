package dev.autogen.erd;

import dev.autogen.markup.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a diagram as SVG. What is marked is told by a sign and by the form of its border too, so
 * that no colour is needed to see it.
 */
public final class Picture {

  /** The colours, for a page that holds a picture as for the picture alone. */
  public static final String STYLE =
      """
      .erd{--ground:#fff;--ink:#1b1f24;--dim:#57606a;--edge:#57606a;--head:#eaeef2;
      --added:#116329;--added-ground:#dafbe1;--removed:#a40e26;--removed-ground:#ffebe9;
      --changed:#6b4f00;--changed-ground:#fff3b8;
      font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
      @media (prefers-color-scheme:dark){.erd{--ground:#0d1117;--ink:#e6edf3;--dim:#9aa4ae;
      --edge:#9aa4ae;--head:#21262d;--added:#56d364;--added-ground:#0f2f1a;--removed:#ff9a92;
      --removed-ground:#43161a;--changed:#e9bc4b;--changed-ground:#362a05}}
      @media print{.erd{--ground:#fff;--ink:#1b1f24;--dim:#57606a;--edge:#57606a;--head:#eaeef2;
      --added:#116329;--added-ground:#dafbe1;--removed:#a40e26;--removed-ground:#ffebe9;
      --changed:#6b4f00;--changed-ground:#fff3b8}}
      .erd .ground{fill:var(--ground)}.erd text{fill:var(--ink)}.erd .dim{fill:var(--dim)}.erd .name{font-weight:700}
      .erd .old{text-decoration:line-through;fill:var(--dim)}
      .erd .box{fill:var(--ground);stroke:var(--edge)}.erd .head{fill:var(--head)}
      .erd .added>.box{stroke:var(--added);stroke-width:2.5}.erd .added>.head{fill:var(--added-ground)}
      .erd .removed>.box{stroke:var(--removed);stroke-width:1.5;stroke-dasharray:6 4}
      .erd .removed>.head{fill:var(--removed-ground)}
      .erd .changed>.box{stroke:var(--changed);stroke-width:2}
      .erd .changed>.head{fill:var(--changed-ground)}
      .erd text.removed,.erd .removed>.name{text-decoration:line-through}
      .erd text.added{fill:var(--added)}.erd text.removed{fill:var(--removed)}
      .erd text.changed{fill:var(--changed)}
      .erd .added-row{fill:var(--added-ground)}.erd .removed-row{fill:var(--removed-ground)}
      .erd .changed-row{fill:var(--changed-ground)}
      .erd .link path,.erd .link circle{fill:none;stroke:var(--edge);stroke-width:1.2}
      .erd .link circle{fill:var(--ground)}
      .erd .link.added path,.erd .link.added circle{stroke:var(--added);stroke-width:2.2}
      .erd .link.removed path,.erd .link.removed circle{stroke:var(--removed);stroke-dasharray:6 4}
      .erd .link.changed path,.erd .link.changed circle{stroke:var(--changed);stroke-width:1.8}
      """;

  private static final double FRAME = 12;
  private static final double BASELINE = 13;

  private final Diagram diagram;
  private final Placed placed;
  private final Markup svg = new Markup();

  private Picture(Diagram diagram) {
    this.diagram = diagram;
    this.placed = ElkLayout.of(diagram);
  }

  /** A file of its own, which needs nothing else. */
  public static String file(Diagram diagram, String title) {
    Picture picture = new Picture(diagram);
    picture.draw(title, true);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + picture.svg + "\n";
  }

  /** A part of a page that has {@link #STYLE}. */
  public static Markup part(Diagram diagram, String title) {
    Picture picture = new Picture(diagram);
    picture.draw(title, false);
    return picture.svg;
  }

  private void draw(String title, boolean alone) {
    String width = number(placed.width() + 2 * FRAME);
    String height = number(placed.height() + 2 * FRAME);
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "erd",
        "width",
        width,
        "height",
        height,
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        "img",
        "aria-label",
        title);
    if (alone) {
      svg.element("title", title).open("style").asIs(STYLE).close();
      svg.shape("rect", "class", "ground", "width", "100%", "height", "100%");
    }
    svg.open("g", "transform", "translate(" + number(FRAME) + " " + number(FRAME) + ")").line();
    for (int i = 0; i < diagram.links().size(); i++) {
      link(diagram.links().get(i), placed.lines().get(i));
    }
    for (int i = 0; i < diagram.boxes().size(); i++) {
      box(diagram.boxes().get(i), placed.boxes().get(i));
    }
    svg.close().close();
  }

  private void link(Link link, List<Placed.Point> points) {
    Placed.Point child = points.get(0);
    Placed.Point parent = points.get(points.size() - 1);
    svg.open("g", "class", "link " + link.mark().word());
    svg.element("title", label(link));
    List<String> path = new ArrayList<>();
    for (Placed.Point point : points) {
      path.add((path.isEmpty() ? "M" : "L") + number(point.x()) + " " + number(point.y()));
    }
    // One: a bar; many: a crow's foot; perhaps none: a ring.
    path.add(
        link.single()
            ? bar(child.x() - 6, child.y())
            : "M%s %sL%s %sL%s %s"
                .formatted(
                    number(child.x()),
                    number(child.y() - 5),
                    number(child.x() - 9),
                    number(child.y()),
                    number(child.x()),
                    number(child.y() + 5)));
    path.add(bar(parent.x() + 5, parent.y()));
    svg.shape("path", "d", String.join("", path));
    if (link.optional()) {
      svg.shape(
          "circle", "cx", number(parent.x() + 10), "cy", number(parent.y()), "r", number(3.5));
    }
    svg.close().line();
  }

  private static String bar(double x, double y) {
    return "M" + number(x) + " " + number(y - 5) + "L" + number(x) + " " + number(y + 5);
  }

  private String label(Link link) {
    return (link.mark() == Mark.SAME ? "" : link.mark().word() + ": ")
        + link.name()
        + ": "
        + diagram.boxes().get(link.child()).name()
        + " ("
        + String.join(", ", link.columns())
        + ") to "
        + diagram.boxes().get(link.parent()).name()
        + " ("
        + String.join(", ", link.parentColumns())
        + ")";
  }

  private void box(Box box, Placed.Place place) {
    svg.open(
        "g",
        "class",
        box.mark().word(),
        "transform",
        "translate(" + number(place.x()) + " " + number(place.y()) + ")");
    svg.element(
        "title",
        "table "
            + box.name()
            + (box.oldName().isEmpty() ? "" : ", before " + box.oldName())
            + (box.mark() == Mark.SAME ? "" : ", " + box.mark().word()));
    String width = number(place.width());
    svg.shape("rect", "class", "box", "width", width, "height", number(place.height()), "rx", "3");
    svg.shape("rect", "class", "head", "width", width, "height", number(Metrics.HEADER), "rx", "3");
    double x = Metrics.PADDING;
    x = word(box.mark().sign(), "", x, Metrics.HEADER - 9);
    x = word(box.oldName(), "old", x, Metrics.HEADER - 9);
    word(box.name(), "name", x, Metrics.HEADER - 9);
    double y = Metrics.HEADER;
    for (Box.Row row : box.rows()) {
      row(row, y, place.width());
      y += Metrics.ROW;
    }
    if (box.hidden() > 0) {
      String more = box.hidden() + (box.hidden() == 1 ? " more column" : " more columns");
      word(more, "dim", at(Metrics.MARGIN), y + BASELINE);
    }
    svg.close().line();
  }

  private void row(Box.Row row, double y, double width) {
    double line = y + BASELINE;
    String mark = row.mark() == Mark.SAME ? "" : row.mark().word();
    if (!mark.isEmpty()) {
      svg.shape(
          "rect",
          "class",
          mark + "-row",
          "x",
          "1",
          "y",
          number(y),
          "width",
          number(width - 2),
          "height",
          number(Metrics.ROW));
    }
    word(row.mark().sign(), mark, Metrics.PADDING, line);
    word(row.key().replace(" ", ","), "dim", at(2), line);
    word(row.name(), mark, word(row.oldName(), "old", at(Metrics.MARGIN), line), line);
    double right = width - Metrics.PADDING - Metrics.CHARACTER * Metrics.places(Metrics.type(row));
    double type = word(row.oldType(), "old", right, line);
    word(row.nullable() ? "null" : "", "dim", word(row.type(), "dim", type, line), line);
  }

  private static double at(int character) {
    return Metrics.PADDING + character * Metrics.CHARACTER;
  }

  /** A text, if there is one; where the next may begin. */
  private double word(String text, String style, double x, double y) {
    if (text.isEmpty()) {
      return x;
    }
    String shown = Metrics.shown(text);
    svg.open("text", "class", style, "x", number(x), "y", number(y)).text(shown);
    if (!shown.equals(text)) {
      svg.element("title", text);
    }
    svg.close();
    return x + Metrics.CHARACTER * (Metrics.places(shown) + 1);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
