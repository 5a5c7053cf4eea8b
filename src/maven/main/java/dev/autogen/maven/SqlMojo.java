package dev.autogen.maven;

import dev.autogen.maven.AutogenProcess.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Prints the SQL of an upgrade, for a person to run, or writes it to a file. */
@Mojo(
    name = "sql",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class SqlMojo extends AutogenMojo {

  /** A revision, head, heads, +N, or FROM:TO, which needs no database. Default: heads. */
  @Parameter(property = "target")
  private String target;

  /** The file to write it to. */
  @Parameter(property = "output")
  private File output;

  @Override
  String goal() {
    return "sql";
  }

  @Override
  List<String> command() {
    return List.of("upgrade", targetOr("heads", target), "--sql");
  }

  @Override
  void finish(Outcome outcome) throws MojoExecutionException, MojoFailureException {
    super.finish(outcome);
    if (output == null) {
      return;
    }
    try {
      Path file = output.toPath();
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.write(file, outcome.lines());
      getLog().info("written to " + file);
    } catch (IOException e) {
      throw new MojoExecutionException(
          output + " cannot be written (" + e.getMessage() + "); name another with -Doutput", e);
    }
  }
}
