package dev.autogen.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Writes a page for whoever reviews migrations. */
@Mojo(
    name = "review",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ReviewMojo extends AutogenMojo {

  /** A revision, or FROM:TO, both with them. Default: what the database has not had, or head. */
  @Parameter(property = "target")
  private String target;

  /** The page. */
  @Parameter(property = "output", defaultValue = "${project.build.directory}/review.html")
  private File output;

  @Override
  String goal() {
    return "review";
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(List.of("review", "--out=" + output));
    String revisions = targetOr("", target);
    if (!revisions.isEmpty()) {
      command.add(revisions);
    }
    return command;
  }
}
