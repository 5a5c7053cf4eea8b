package dev.autogen.review;

import dev.autogen.erd.Diagram;
import dev.autogen.erd.Picture;
import dev.autogen.erd.TableVersions;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.markup.Markup;
import dev.autogen.mysql.Ddl;
import dev.autogen.proof.Rehearsal;
import dev.autogen.schema.Table;
import dev.autogen.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A review as one page that needs nothing else: no script, no font, no network. It can be read in
 * light and dark, on paper, on a phone and with a keyboard, and says nothing by colour alone.
 */
public final class ReviewPage {

  private static final String STYLE =
      """
      :root{--page:#fff;--text:#1b1f24;--soft:#57606a;--line:#c6ccd3;--panel:#f4f6f8;--link:#0550ae;
      --good:#116329;--good-ground:#dafbe1;--bad:#a40e26;--bad-ground:#ffebe9;--look:#6b4f00;
      --look-ground:#fff3b8;color-scheme:light dark}
      @media (prefers-color-scheme:dark){:root{--page:#0d1117;--text:#e6edf3;--soft:#9aa4ae;
      --line:#39414a;--panel:#161b22;--link:#79c0ff;--good:#56d364;--good-ground:#0f2f1a;
      --bad:#ff9a92;--bad-ground:#43161a;--look:#e9bc4b;--look-ground:#362a05}}
      @media print{:root{--page:#fff;--text:#1b1f24;--soft:#57606a;--line:#c6ccd3;--panel:#f4f6f8;
      --link:#0550ae;--good:#116329;--good-ground:#dafbe1;--bad:#a40e26;--bad-ground:#ffebe9;
      --look:#6b4f00;--look-ground:#fff3b8;color-scheme:light}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif}
      header,main,footer{max-width:76rem;margin:0 auto;padding:0 1rem}
      h1{font-size:1.5rem;margin:1.2rem 0 .4rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
      h3{font-size:1.02rem;margin:1.6rem 0 .4rem}h1,h2,h3,p,li,dd{overflow-wrap:anywhere}
      a{color:var(--link)}a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px
      solid var(--link);outline-offset:2px}
      .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--page)}
      code,pre,.def{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",
      monospace}
      pre{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.6rem .8rem;
      white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0}
      .soft{color:var(--soft)}nav ul{padding-left:1.1rem;columns:20rem auto}
      .mark{font-weight:700;padding:0 .35rem;border-radius:4px;border:1px solid}
      .mark.added,.mark.done{color:var(--good);background:var(--good-ground)}
      .mark.removed,.mark.error{color:var(--bad);background:var(--bad-ground)}
      .mark.changed,.mark.warning{color:var(--look);background:var(--look-ground)}
      .mark.note,.mark.not{color:var(--soft)}
      .scroll{overflow:auto;border:1px solid var(--line);border-radius:6px;max-height:85vh}
      .scroll svg{display:block}
      .def{width:100%;border-collapse:collapse;table-layout:fixed;border:1px solid var(--line)}
      .def th{font:600 .85rem system-ui,sans-serif;text-align:left;background:var(--panel);
      padding:.2rem .6rem}
      .def td{white-space:pre-wrap;overflow-wrap:anywhere;vertical-align:top;padding:0 .6rem}
      .def td+td,.def th+th{border-left:1px solid var(--line)}
      .def .old{background:var(--bad-ground)}.def .new{background:var(--good-ground)}
      .def del{color:var(--bad);text-decoration:line-through}
      .def ins{color:var(--good);font-weight:700;text-decoration:underline}
      .finding{border:1px solid var(--line);border-left-width:5px;border-radius:6px;margin:.5rem 0;
      padding:.4rem .8rem}.finding.error{border-left-color:var(--bad)}
      .finding.warning{border-left-color:var(--look)}.finding p{margin:.25rem 0}
      .steps{padding-left:1.6rem}.steps>li{margin:.5rem 0}summary{cursor:pointer;font-weight:600}
      footer{margin:2.5rem auto 1.5rem}
      @media (max-width:44rem){.def,.def tbody,.def tr,.def td,.def thead,.def th{display:block}
      .def thead{display:none}.def td+td{border-left:0}.def td:empty,.def .same td+td{display:none}
      .def td.old::before{content:"− "}.def td.new::before{content:"+ "}}
      @media print{.scroll{max-height:none;overflow:visible}.scroll svg{max-width:100%;height:auto}
      details:not([open])>*{display:block}h2,h3{break-after:avoid}.finding,tr{break-inside:avoid}}
      """;

  private final Review review;
  private final Markup page = new Markup();

  private ReviewPage(Review review) {
    this.review = review;
  }

  /** The page, complete. */
  public static String of(Review review) {
    ReviewPage written = new ReviewPage(review);
    written.write();
    return written.page.toString();
  }

  private void write() {
    page.asIs("<!DOCTYPE html>\n").open("html", "lang", "en").line().open("head");
    page.single("meta", "charset", "utf-8");
    page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    // Nothing is loaded and nothing runs, whatever a text could do to this page.
    page.single(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    page.single("link", "rel", "icon", "href", "data:,");
    page.element("title", review.title()).open("style").asIs(STYLE + Picture.STYLE).close();
    page.close().line().open("body");
    page.element("a", "Skip to the changes", "class", "skip", "href", "#changes");
    header();
    page.open("main", "id", "changes").line();
    diagram();
    review.changed().forEach(this::table);
    others();
    review.revisions().forEach(this::revision);
    transcript();
    page.close().line().open("footer", "class", "soft");
    page.text("Written by autogen for " + review.database() + ".").close();
    page.close().close().line();
  }

  private void header() {
    page.open("header").element("h1", review.title());
    page.element("p", review.summary());
    List<String> counts = new ArrayList<>();
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
      long count = review.findings().stream().filter(one -> one.severity() == severity).count();
      if (count > 0) {
        counts.add(count + " " + severity.word() + (count == 1 ? "" : "s"));
      }
    }
    page.element(
        "p", counts.isEmpty() ? "Nothing was found." : "Found: " + String.join(", ", counts) + ".");
    if (!review.changed().isEmpty()) {
      page.open("nav", "aria-label", "Tables that change").open("ul");
      for (TableVersions table : review.changed()) {
        page.open("li").element("a", table.name(), "href", "#" + anchor(table)).text(" ");
        mark(kind(table));
        long found = review.findings().stream().filter(one -> isAbout(one, table)).count();
        page.text(found == 0 ? "" : " " + found + (found == 1 ? " finding" : " findings")).close();
      }
      page.close().close();
    }
    page.close().line();
  }

  private void mark(String word) {
    String sign =
        switch (word) {
          case "added" -> "+ ";
          case "removed" -> "− ";
          case "changed" -> "~ ";
          default -> "";
        };
    page.element("span", sign + word, "class", "mark " + word);
  }

  private void diagram() {
    Diagram changed = Diagram.of(review.tables()).changed();
    if (changed.boxes().isEmpty()) {
      page.element("p", "No table changes.");
      return;
    }
    page.element("h2", "Tables that change, and their neighbours");
    page.open("p", "class", "soft");
    page.text("+ added, − removed, ~ changed; an old name is struck through. ");
    page.text("A line leads from a foreign key (many: a crow’s foot, one: a bar) to its parent, ");
    page.text("with a ring where a row need have none.").close();
    page.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "The diagram");
    page.add(Picture.part(changed, "Diagram of " + changed.boxes().size() + " tables"));
    page.close().line();
  }

  private void table(TableVersions table) {
    page.open("section", "id", anchor(table)).open("h2").text("Table " + table.name() + " ");
    mark(kind(table));
    page.close();
    table
        .before()
        .map(Table::name)
        .filter(old -> !old.equals(table.name()))
        .ifPresent(
            old -> page.open("p").text("Before: ").element("del", old, "class", "soft").close());
    Optional<String> size = table.before().map(Table::name).map(review.sizes()::get);
    if (size.isPresent()) {
      page.element("p", "In " + review.database() + ": " + size.get() + ".", "class", "soft");
    }
    review.findings().stream().filter(one -> isAbout(one, table)).forEach(this::finding);
    definitions(table);
    for (Review.Revised revision : review.revisions()) {
      statements(revision, table, "Upgrade", revision.upgrade());
      statements(revision, table, "Downgrade", revision.downgrade());
    }
    page.close().line();
  }

  private void definitions(TableVersions table) {
    SideBySide both =
        SideBySide.of(
            table.before().map(Ddl::createTable).orElse(""),
            table.after().map(Ddl::createTable).orElse(""),
            table::renamed);
    page.open("table", "class", "def").open("thead").open("tr");
    page.element("th", "Before", "scope", "col").element("th", "After", "scope", "col");
    page.close().close().open("tbody").line();
    for (SideBySide.Row row : both.rows()) {
      page.open("tr", "class", row.isSame() ? "same" : "");
      cell(row.before(), row.isSame() ? "" : "old", "del");
      cell(row.after(), row.isSame() ? "" : "new", "ins");
      page.close().line();
    }
    page.close().close();
  }

  private void cell(List<SideBySide.Word> words, String style, String differing) {
    page.open("td", "class", words.isEmpty() ? "" : style);
    for (SideBySide.Word word : words) {
      if (word.differs()) {
        page.element(differing, word.text());
      } else {
        page.text(word.text());
      }
    }
    page.close();
  }

  private void statements(
      Review.Revised revision,
      TableVersions table,
      String direction,
      List<Review.Statement> statements) {
    List<Review.Statement> own =
        statements.stream().filter(one -> one.tables().stream().anyMatch(table::isCalled)).toList();
    if (own.isEmpty()) {
      return;
    }
    page.open("h3").text(direction + " of ");
    page.element("a", revision.id(), "href", "#revision-" + revision.id()).close();
    steps(own);
  }

  private void steps(List<Review.Statement> statements) {
    page.open("ol", "class", "steps");
    for (Review.Statement statement : statements) {
      page.open("li", "value", String.valueOf(statement.number()));
      page.open("pre").element("code", statement.sql()).close();
      statement.work().ifPresent(work -> page.element("p", said(work), "class", "soft"));
      for (String loss : statement.losses()) {
        page.open("p").element("span", "− loses", "class", "mark removed");
        page.text(" " + loss + "; going back does not bring them back").close();
      }
      page.close();
    }
    page.close().line();
  }

  private static String said(Work work) {
    return sentence((work.isAsked() ? "" : "not asked, but most likely: ") + work.describe());
  }

  /** Findings that are about no table of the page. */
  private void others() {
    List<Finding> others =
        review.findings().stream()
            .filter(one -> review.changed().stream().noneMatch(table -> isAbout(one, table)))
            .toList();
    if (!others.isEmpty()) {
      page.element("h2", "What else was found");
      others.forEach(this::finding);
    }
  }

  private void finding(Finding finding) {
    page.open("div", "class", "finding " + finding.severity().word()).open("p");
    mark(finding.severity().word());
    page.text(" ").element("code", finding.code()).text(" " + finding.text()).close();
    if (!finding.remedy().isEmpty()) {
      page.element("p", sentence(finding.remedy()));
    }
    code("It shows the rows:", finding.query());
    code("Instead:", finding.fix());
    code("To accept it:", finding.acceptance());
    int line = finding.place().line();
    String place =
        (finding.place().file() + (line > 0 ? ":" + line : "") + " " + finding.place().mapped())
            .strip();
    if (!place.isEmpty()) {
      page.element("p", place, "class", "soft");
    }
    page.close().line();
  }

  private void code(String title, String text) {
    if (!text.isEmpty()) {
      page.element("p", title, "class", "soft");
      page.open("pre").element("code", text).close();
    }
  }

  private static String sentence(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
  }

  private void revision(Review.Revised revision) {
    page.open("section", "id", "revision-" + revision.id());
    page.open("h2").text("Revision ").element("code", revision.id());
    page.text(" " + revision.message()).close();
    page.element("p", revision.source(), "class", "soft");
    if (revision.java().isPresent()) {
      page.open("details", "open", "open").element("summary", "Java");
      page.open("pre").element("code", revision.java().get()).close().close();
    }
    page.open("details", "open", "open").element("summary", "SQL of the upgrade");
    steps(revision.upgrade());
    page.close().open("details", "open", "open").element("summary", "SQL of the downgrade");
    if (revision.downgrade().isEmpty()) {
      page.element("p", "There is nothing to undo, or nothing that can be.");
    }
    steps(revision.downgrade());
    page.close().close().line();
  }

  private void transcript() {
    page.element("h2", "The proof").open("ol");
    for (Rehearsal.Line line : review.transcript()) {
      page.open("li");
      mark(
          switch (line.outcome()) {
            case DONE -> "done";
            case OPEN -> "not tried";
            case WRONG -> "error";
          });
      page.text(" " + line.text()).close();
    }
    page.close().line();
  }

  private static String kind(TableVersions table) {
    return table.before().isEmpty() ? "added" : table.after().isEmpty() ? "removed" : "changed";
  }

  private String anchor(TableVersions table) {
    return "table-" + (review.tables().indexOf(table) + 1);
  }

  private static boolean isAbout(Finding finding, TableVersions table) {
    Element element = finding.element();
    String name = element.kind() == Element.Kind.TABLE ? element.name() : element.owner();
    return element.kind() != Element.Kind.STEP && table.isCalled(name);
  }
}
