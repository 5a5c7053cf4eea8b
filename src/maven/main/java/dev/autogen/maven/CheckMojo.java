package dev.autogen.maven;

import dev.autogen.maven.AutogenProcess.Outcome;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Fails where entities, migrations and database do not agree. */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class CheckMojo extends AutogenMojo {

  /** Whether a difference fails the build; otherwise it is a warning. */
  @Parameter(property = "autogen.failOnDifference", defaultValue = "true")
  private boolean failOnDifference;

  @Override
  String goal() {
    return "check";
  }

  @Override
  List<String> command() {
    return List.of("check");
  }

  @Override
  void prepare() throws MojoExecutionException {
    Compiled.require(project());
  }

  @Override
  void finish(Outcome outcome) throws MojoExecutionException, MojoFailureException {
    if (outcome.code() != 1) {
      super.finish(outcome);
      return;
    }
    String message =
        "entities, migrations and database do not agree ("
            + outcome.lines().size()
            + (outcome.lines().size() == 1 ? " line" : " lines")
            + " above); write what is missing with 'mvn autogen:revision -Dmessage=\"…\"', and run"
            + " what is pending with 'mvn autogen:upgrade'";
    if (failOnDifference) {
      throw new MojoFailureException(message);
    }
    getLog().warn(message);
  }
}
