package dev.autogen.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Undoes migrations. */
@Mojo(
    name = "downgrade",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DowngradeMojo extends AutogenMojo {

  /** The revision to go back to, base, or -N. */
  @Parameter(property = "target")
  private String target;

  @Override
  String goal() {
    return "downgrade";
  }

  @Override
  List<String> command() throws MojoExecutionException {
    return List.of("downgrade", target("-Dtarget=-1", target));
  }
}
