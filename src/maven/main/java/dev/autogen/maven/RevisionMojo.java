package dev.autogen.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Compiles the project, and writes a migration of what its entities and the database differ in. */
@Mojo(
    name = "revision",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RevisionMojo extends AutogenMojo {

  /** What the migration does. */
  @Parameter(property = "message")
  private String message;

  /** Whether it is filled with what differs; otherwise it is empty. */
  @Parameter(property = "autogenerate", defaultValue = "true")
  private boolean autogenerate;

  /** What was renamed, each as OLD=NEW or TABLE.OLD=NEW. */
  @Parameter(property = "rename")
  private List<String> renames = List.of();

  @Override
  String goal() {
    return "revision";
  }

  @Override
  List<String> command() throws MojoExecutionException {
    String said = said("message", message);
    if (said.isEmpty()) {
      throw new MojoExecutionException(
          "a migration needs a message; say what it does with -Dmessage=\"Add user roles\"");
    }
    List<String> command = new ArrayList<>(List.of("revision", "-m", said));
    if (autogenerate && !userProperties().containsKey("autogen.from-database")) {
      command.add("--autogenerate");
    }
    for (String rename : renames) {
      command.add("--rename=" + rename);
    }
    return command;
  }
}
