package dev.autogen.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Notes that the database is at a revision, without running anything. */
@Mojo(
    name = "stamp",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class StampMojo extends AutogenMojo {

  /** A revision, head, heads or base. */
  @Parameter(property = "target")
  private String target;

  @Override
  String goal() {
    return "stamp";
  }

  @Override
  List<String> command() throws MojoExecutionException {
    return List.of("stamp", target("-Dtarget=head", target));
  }
}
