package dev.autogen.maven;

import dev.autogen.maven.AutogenProcess.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Fails where a migration does what breaks running code, loses rows or blocks. */
@Mojo(
    name = "lint",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class LintMojo extends AutogenMojo {

  /** A revision, or FROM:TO, both with them. Default: what the database has not had, or head. */
  @Parameter(property = "target")
  private String target;

  @Override
  String goal() {
    return "lint";
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(List.of("lint"));
    String revisions = targetOr("", target);
    if (!revisions.isEmpty()) {
      command.add(revisions);
    }
    return command;
  }

  @Override
  void finish(Outcome outcome) throws MojoExecutionException, MojoFailureException {
    if (outcome.code() == 1) {
      throw new MojoFailureException(
          "a migration has errors (above); put them right, or accept them with @Accept");
    }
    super.finish(outcome);
  }
}
