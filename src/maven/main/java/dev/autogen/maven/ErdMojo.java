package dev.autogen.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Draws tables and foreign keys as an entity-relationship diagram. */
@Mojo(
    name = "erd",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ErdMojo extends AutogenMojo {

  /** The picture, in SVG. */
  @Parameter(property = "output", defaultValue = "${project.build.directory}/erd.svg")
  private File output;

  /** The table to draw alone with those near it. */
  @Parameter(property = "table")
  private String table;

  /** How many foreign keys away from the table. */
  @Parameter(property = "depth", defaultValue = "1")
  private int depth;

  /** What is drawn: entities, migrations or database. */
  @Parameter(property = "from", defaultValue = "entities")
  private String from;

  @Override
  String goal() {
    return "erd";
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(List.of("erd", "--out=" + output, "--from=" + from));
    if (table != null) {
      command.add("--table=" + table);
      command.add("--depth=" + depth);
    }
    return command;
  }
}
