package dev.autogen.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Asks the server what the pending migrations cost: which change copies a table. */
@Mojo(
    name = "plan",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class PlanMojo extends AutogenMojo {

  /** A revision, head, heads or +N. Default: heads. */
  @Parameter(property = "target")
  private String target;

  @Override
  String goal() {
    return "plan";
  }

  @Override
  List<String> command() {
    return List.of("plan", targetOr("heads", target));
  }
}
