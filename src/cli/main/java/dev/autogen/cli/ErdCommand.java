package dev.autogen.cli;

import dev.autogen.erd.Diagram;
import dev.autogen.erd.Picture;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Finding;
import dev.autogen.project.Project;
import dev.autogen.project.Schemas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen erd}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Draw tables and foreign keys as an entity-relationship diagram, in SVG.",
    footer = {"", "Example: autogen erd --table orders --depth 1 --out orders.svg"})
final class ErdCommand extends Action {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; default: standard output.")
  private Path out;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "Draw this table and those near it alone.")
  private String table;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many foreign keys away from --table; default: ${DEFAULT-VALUE}.")
  private int depth;

  @Option(
      names = "--from",
      paramLabel = "SOURCE",
      defaultValue = "entities",
      description = "What is drawn: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Schemas.Source source = Schemas.Source.entities;

  @Override
  int act() throws Exception {
    if (depth < 0) {
      throw AutogenException.usage(
          "--depth " + depth + " is no number of foreign keys", "name 0 or more");
    }
    Project project = project();
    List<Finding> warnings = new ArrayList<>();
    Diagram all = Diagram.of(new Schemas(project, environment().ids(), warnings::add).of(source));
    Diagram shown = table == null ? all : all.around(table, depth);
    warn(warnings);
    String svg =
        Picture.file(
            shown,
            table == null ? "Tables of the " + source : "Table " + table + " and those near");
    List<Path> written = out == null ? List.of() : List.of(write(out, svg));
    answer(
        () -> {
          if (out == null) {
            out().print(svg);
          }
          written.forEach(this::print);
        },
        facts -> {
          facts.number("tables", shown.boxes().size());
          facts.number("foreignKeys", shown.links().size());
          facts.texts("written", written.stream().map(Action::whole).toList());
          if (out == null) {
            facts.text("svg", svg);
          }
        });
    return 0;
  }
}
