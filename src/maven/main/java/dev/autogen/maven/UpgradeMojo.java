package dev.autogen.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Runs the migrations that the database has not had yet. */
@Mojo(
    name = "upgrade",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class UpgradeMojo extends AutogenMojo {

  /** A revision, head, heads or +N. Default: heads. */
  @Parameter(property = "target")
  private String target;

  @Override
  String goal() {
    return "upgrade";
  }

  @Override
  List<String> command() {
    return List.of("upgrade", targetOr("heads", target));
  }
}
